import Glibc

/// How a piece of text looks on a terminal, as an ANSI sequence says it.
public enum TerminalStyle: String, Sendable, Hashable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case grey = "90"
    case boldRed = "1;31"
    case boldGreen = "1;32"
    case boldMagenta = "1;35"
    case boldCyan = "1;36"

    /// The text in this style, and back to normal behind it.
    public func paint(_ text: String) -> String { text.isEmpty ? text : "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }

    /// Whether a descriptor is a terminal whose lines can be redrawn.
    /// - Parameter environment: what `TERM` says counts.
    public static func canDraw(on descriptor: OutputDescriptor, environment: [String: String]) -> Bool {
        let kind = environment["TERM", default: ""]
        return isatty(descriptor.number) == 1 && !kind.isEmpty && kind != "dumb"
    }

    /// Whether people want colours, where they can be shown: not with `NO_COLOR`.
    public static func isColourWanted(environment: [String: String]) -> Bool {
        environment["NO_COLOR", default: ""].isEmpty
    }
}
