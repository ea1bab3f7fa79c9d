/// What the commands of LaTeX text mean, by their names without the backslash.
enum LaTeXSigns {
    static let dotless = ["\u{131}": "i", "\u{237}": "j"]

    /// Combining marks.
    static let accents = [
        "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
        ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "c": "\u{327}", "k": "\u{328}",
        "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}", "t": "\u{361}", "textcommabelow": "\u{326}",
    ]

    static let letters = [
        "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
        "aa": "å", "AA": "Å", "i": "\u{131}", "j": "\u{237}", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ",
        "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "ldots": "…", "dots": "…", "textellipsis": "…",
        "textendash": "–", "textemdash": "—", "textquoteright": "\u{2019}", "textquoteleft": "\u{2018}",
        "textquotedblleft": "\u{201C}", "textquotedblright": "\u{201D}", "textquotesingle": "'",
        "textquotedbl": "\"", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«",
        "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "textasciitilde": "~",
        "textasciicircum": "^", "textbackslash": "\\", "textunderscore": "_", "textbar": "|", "textless": "<",
        "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "textregistered": "®",
        "texttrademark": "™", "copyright": "©", "textcopyright": "©", "pounds": "£", "textsterling": "£", "euro": "€",
        "texteuro": "€", "textdegree": "°", "textmu": "µ", "textperiodcentered": "·", "textbullet": "•",
        "textpm": "±", "texttimes": "×", "textonehalf": "½", "dag": "†", "ddag": "‡", "slash": "/",
        "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "\\": " ", " ": " ", "\n": " ", "-": "", "/": "", "@": "",
        ",": "\u{202F}", ";": " ", ":": " ", "!": "", "quad": " ", "newline": " ", "par": " ", "newblock": " ",
    ]

    /// Commands whose argument has a look that a page keeps.
    static let styles: [String: LaTeXText.Style] = [
        "emph": .emphasis, "textit": .emphasis, "textsl": .emphasis, "textbf": .strong, "texttt": .code,
        "textsuperscript": .superscript, "textsubscript": .subscript, "mkbibemph": .emphasis, "mkbibbold": .strong,
    ]

    /// Commands that change the look up to the end of their group.
    static let switches: [String: LaTeXText.Style] = [
        "em": .emphasis, "it": .emphasis, "itshape": .emphasis, "sl": .emphasis, "slshape": .emphasis, "bf": .strong,
        "bfseries": .strong, "tt": .code, "ttfamily": .code,
    ]

    /// Commands that leave their argument as it is.
    static let silent: Set = [
        "text", "textrm", "textsf", "textmd", "textup", "textsc", "textnormal", "mbox", "hbox", "rm", "sf", "sc",
        "rmfamily",
        "sffamily", "scshape", "upshape", "mdseries", "normalfont", "uppercase", "lowercase", "MakeUppercase",
        "MakeLowercase", "protect", "relax", "allowbreak", "noindent", "small", "footnotesize", "urlprefix", "natexlab",
        "bibinfo", "nobreak", "linebreak", "nocite", "hyphenation", "selectlanguage", "underline", "uline",
    ]
}
