/// Letters and marks that TeX's text has commands for.
enum MathTextLetters {
    /// Combining marks by accent.
    static let accents = [
        "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
        ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "c": "\u{327}", "k": "\u{328}",
        "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}",
    ]

    static let letters = [
        "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
        "AA": "Å", "i": "\u{131}", "j": "\u{237}", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
        "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "euro": "€",
        "$": "$", "%": "%", "&": "&", "_": "_", "#": "#", "{": "{", "}": "}",
        "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
        "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
        "textquotesingle": "'", "textquotedbl": "\"", "textbackslash": "\\", "textasciitilde": "~",
        "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">",
        "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "textdegree": "°", "textmu": "µ",
        "texttimes": "×", "textdiv": "÷", "textpm": "±", "textbullet": "•", "textperiodcentered": "·",
        "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "textsterling": "£", "texteuro": "€",
        "textsection": "§", "textparagraph": "¶", "textdagger": "†", "textdaggerdbl": "‡", "textvisiblespace": "␣",
        "LaTeX": "LaTeX", "TeX": "TeX", "slash": "/",
    ]
}
