import Foundations

// Colours
extension MathParser {
    /// The colour after `\color` and its like: `{red}`, `{red!50!black}`, `[HTML]{0072B2}`; `nil` where it is none,
    /// which has been told.
    mutating func color(of owner: MathToken) -> MathColor? {
        let model = rawOption()?.text
        guard let (text, offsets) = rawArgument(of: owner) else { return nil }
        return color(text, model: model, at: offsets)
    }

    mutating func color(_ text: String, model: String?, at offsets: Range<Int>) -> MathColor? {
        if let model {
            if let color = MathColor(text, model: model) { return color }
            let isKnown = MathColor.models.contains(model)
            report(
                "math-color", isKnown ? "'\(text)' is no colour of the model \(model)" : "no colour model '\(model)'",
                at: offsets, hint: isKnown ? nil : "one of " + MathColor.models.joined(separator: ", "))
            return nil
        }
        if text.hasPrefix("#"), let color = MathColor(text, model: "HTML") { return color }
        return mixture(text, at: offsets)
    }

    /// `red`, `red!30` (with white), `red!30!blue`.
    private mutating func mixture(_ text: String, at offsets: Range<Int>) -> MathColor? {
        let parts = text.split(separator: "!", omittingEmptySubsequences: false).map(String.init)
        guard var color = namedColor(parts[0], at: offsets) else { return nil }
        var index = 1
        while index < parts.count {
            guard let percent = Double(parts[index]), (0...100).contains(percent) else {
                report("math-color", "'\(parts[index])' is no share of a colour", at: offsets, hint: "from 0 to 100")
                return nil
            }
            let other = index + 1 < parts.count ? namedColor(parts[index + 1], at: offsets) : MathColor.white
            guard let other else { return nil }
            color = color.mixed(with: other, share: 1 - percent / 100)
            index += 2
        }
        return color
    }

    private mutating func namedColor(_ name: String, at offsets: Range<Int>) -> MathColor? {
        if let color = definitions.colors[name] { return color }
        if let value = MathColor.names[name] { return MathColor(hexadecimal: value) }
        report(
            "math-color", "the colour '\(name)' is not known here", at: offsets,
            hint: Suggestion.closest(to: name, among: MathColor.names.keys.sorted(by: >)).map {
                "did you mean '\($0)'?"
            }
                ?? "write it as [HTML]{0072B2}")
        return nil
    }
}

extension MathColor {
    fileprivate static let white = MathColor(red: 1, green: 1, blue: 1)
}
