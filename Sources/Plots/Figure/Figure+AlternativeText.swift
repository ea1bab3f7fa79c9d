extension Figure {
    /// The figure in words, from its data: what kind it is, what its axes show, what its marks say.
    package var alternativeText: String {
        switch content {
        case .gallery(let gallery):
            return ([kind + "."] + gallery.sections.map { $0.summary }).joined(separator: " ")
        case .panels(let panels):
            let isOne = panels.count == 1
            let parts = panels.enumerated().map { index, panel in
                let subject = panel.subject
                let name = panel.title ?? (isOne ? nil : "Panel \(index + 1)")
                let opening = [name, subject.isEmpty ? nil : subject].compactMap { $0 }.joined(separator: ": ")
                return ([opening.isEmpty ? nil : opening + "."] + panel.summaries + panel.remarks).compactMap { $0 }
                    .joined(
                        separator: " ")
            }
            let count = isOne ? "." : ", \(panels.count) panels."
            return ([kind + count] + parts).filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}

extension Panel {
    /// “accuracy (%) by method”, “unseen against seen”.
    fileprivate var subject: String {
        let grouped = Set(marks.flatMap(\.channels).filter { !$0.categories.isEmpty }.map(\.position))
        switch (y.label, x.label) {
        case (let y?, let x?):
            if grouped == [.y] { return "\(x) by \(y)" }
            return "\(y) \(grouped.isEmpty ? "against" : "by") \(x)"
        case (let label?, nil), (nil, let label?): return label
        case (nil, nil): return ""
        }
    }

    fileprivate var summaries: [String] {
        marks.map { $0.summary(x: x.label ?? "x", y: y.label ?? "y") }.filter { !$0.isEmpty }
    }
}

extension Gallery.Section {
    fileprivate var summary: String {
        let rows = rows.map { row in
            var count = row.images.count == 1 ? "1 image" : "\(row.images.count) images"
            if !row.judged.isEmpty {
                let right = row.judged.count { $0.verdict == .right }
                count += ", then \(right) marked right and \(row.judged.count - right) marked wrong"
            }
            return row.label.isEmpty ? count : "\(row.label) (\(count))"
        }
        return (title.isEmpty ? "" : title + ": ") + rows.joined(separator: ", ") + "."
    }
}
