import Report

extension SiteIndex.Entry {
    /// What the index says about a report.
    init(_ document: ReportDocument, status: String, destination: String) {
        self.init(
            title: document.plainText(document.title), summary: document.plainText(document.subtitle ?? ""),
            destination: destination, status: status,
            held: document.scorecard.count(.held), missed: document.scorecard.count(.missed),
            undecided: document.scorecard.count(.undecided))
    }
}
