/// Signs that can grow around a formula; the empty one is none.
enum MathDelimiter {
    static let signs: [Character: String] = [
        "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", "<": "⟨", ">": "⟩", ".": "", "‖": "‖", "⟨": "⟨",
        "⟩": "⟩",
    ]

    static let commands = [
        "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋",
        "lceil": "⌈", "rceil": "⌉", "lvert": "|", "rvert": "|", "vert": "|", "|": "‖", "lVert": "‖", "rVert": "‖",
        "Vert": "‖", "lbrack": "[", "rbrack": "]", "backslash": "∖", "uparrow": "↑", "downarrow": "↓",
        "updownarrow": "↕",
    ]
}
