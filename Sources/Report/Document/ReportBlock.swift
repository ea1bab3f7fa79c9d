import MarkdownTree

/// One block of a report, in the order of the page.
package enum ReportBlock: Sendable, Hashable {
    /// A top-level node of the notebook's text.
    case markdown(MarkdownNode)
    case table(ReportTable)
    case figure(ReportFigure)
    case configuration(ReportConfiguration)
    case notice(ReportNotice)
    /// What an `expect` block claimed and what came out.
    case expectations([Scorecard.Row])
}
