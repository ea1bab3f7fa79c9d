/// A banner on a page.
struct NoticeHTML {
    let notice: ReportNotice
    /// Inline Markdown as HTML.
    let inline: (String) -> String

    func write(to writer: inout HTMLWriter) {
        writer.open("div", ["class": "notice \(notice.kind.rawValue)", "role": "note"])
        writer.raw("<p>")
        writer.element("strong", text: notice.kind.title)
        writer.raw(" \(inline(notice.text))</p>")
        if let details = notice.details, !details.isEmpty {
            writer.raw("<details><summary>Details</summary>")
            writer.element("pre", ["tabindex": "0"], text: details)
            writer.raw("</details>")
        }
        writer.raw("</div>\n")
    }
}

extension ReportNotice.Kind {
    fileprivate var title: String {
        switch self {
        case .note: "Note."
        case .warning: "Warning."
        case .error: "Failed."
        case .skipped: "Skipped."
        case .stale: "Stale."
        case .partial: "Partial."
        case .leakage: "Leakage."
        }
    }
}
