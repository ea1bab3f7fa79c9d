import Foundations

/// Arithmetic over metrics of cells, parameters and numbers: `mean(full.H) - base.H`.
///
/// ```
/// sum     = product { ("+" | "-") product }
/// product = factor { ("*" | "/") factor }
/// factor  = "-" factor | number | function "(" sum { "," sum } ")" | cell [ "[" part "]" ] "." metric
///         | parameter | "(" sum ")"
/// ```
/// A part is one of several results of a cell, and may be called anything: `ood[max-logit].AUROC`, `grid[hidden 64].H`.
/// Names may hold hyphens, so a minus between two names needs spaces.
package struct Expression: Sendable, Hashable {
    /// What stands between two expressions.
    package enum Operator: String, Sendable, Hashable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
    }

    /// What may be called.
    package enum Function: String, Sendable, Hashable, CaseIterable {
        /// Over seeds: one constant. `ci95` is half the width of the 95 % confidence interval of the mean, `n` how many
        /// seeds have a value.
        case mean, sd, ci95, n
        /// Of several arguments seed by seed; of one argument over its seeds.
        case min, max
        case abs
    }

    /// A name that needs a value.
    package enum Reference: Sendable, Hashable {
        case metric(cell: String, metric: String)
        /// Of a cell with several results.
        case partMetric(cell: String, part: String, metric: String)
        case parameter(String)
    }

    /// A number, a reference, or what is made of other nodes.
    package indirect enum Node: Sendable, Hashable {
        case number(Double)
        case reference(Reference, SourceRange)
        case negative(Node)
        case binary(Operator, Node, Node)
        case call(Function, [Node])
    }

    /// The outermost node.
    package let root: Node
    /// As it was written.
    package let text: String
    /// Where it is written.
    package let range: SourceRange

    init(root: Node, text: String, range: SourceRange) {
        self.root = root
        self.text = text
        self.range = range
    }

    /// - Throws: The first mistake, at its place.
    package init(parsing source: LocatedText) throws(Diagnostic) {
        var parser = try ExpressionParser(source)
        self = try parser.expression()
        try parser.expectEnd()
    }

    /// - Throws: The first mistake, at its place in the text.
    package init(_ text: String) throws(Diagnostic) {
        try self.init(parsing: LocatedText(text))
    }

    /// Every use of a name, in the order in which they stand.
    package var references: [Located<Reference>] {
        var found: [Located<Reference>] = []
        func visit(_ node: Node) {
            switch node {
            case .number: break
            case .reference(let reference, let range): found.append(Located(reference, at: range))
            case .negative(let operand): visit(operand)
            case .binary(_, let left, let right):
                visit(left)
                visit(right)
            case .call(_, let arguments): arguments.forEach(visit)
            }
        }
        visit(root)
        return found
    }
}

extension Expression.Reference: CustomStringConvertible {
    package var description: String {
        switch self {
        case .metric(let cell, let metric): "\(cell).\(metric)"
        case .partMetric(let cell, let part, let metric): "\(cell)[\(part)].\(metric)"
        case .parameter(let name): name
        }
    }
}
