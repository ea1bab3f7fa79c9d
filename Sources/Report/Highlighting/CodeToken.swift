/// A piece of code with its role.
struct CodeToken: Hashable {
    enum Kind: String, Hashable {
        case plain, keyword, string, number, comment, key, variable

        /// `nil` for what has no colour of its own.
        var cssClass: String? { self == .plain ? nil : "hl-" + rawValue }
    }

    let kind: Kind
    var text: String
}
