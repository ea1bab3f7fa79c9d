import Foundation

/// Numbers in words that go neither through a table's cells nor through a notebook's formats: progress, legends, scorecards.
enum NumberText {
    static func fixed(_ value: Double, decimals: Int = 1) -> String { String(format: "%.\(decimals)f", value) }
}
