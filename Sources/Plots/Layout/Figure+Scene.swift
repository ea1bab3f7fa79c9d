import Raster

extension Figure {
    /// The figure laid out: what to draw where.
    ///
    /// - Parameter lettering: how wide text is; the nominal widths give the same scene on every machine.
    package func scene(theme: Theme, lettering: Lettering = .nominal) -> Scene {
        let margin = Self.margin
        let inner = width - 2 * margin
        var items: [Scene.Item] = []
        var height = margin
        switch content {
        case .gallery(let gallery):
            let layout = GalleryLayout(gallery, width: inner, theme: theme, lettering: lettering)
            items = [.group("gallery", clip: nil, layout.items(at: Point(margin, margin)))]
            height += layout.height
        case .panels(let panels):
            let entries = Self.legend(of: panels)
            let legend = Legend(entries, width: inner, theme: theme, lettering: lettering)
            let places = Self.places(of: entries)
            let explained = legend.items(at: Point(margin, margin)) { theme.style(places[$0] ?? 0) }
            if !explained.isEmpty { items.append(.group("legend", clip: nil, explained)) }
            height += legend.height + (legend.height > 0 ? 8 : 0)
            let grid = PanelGrid(panels, of: self, width: inner, theme: theme, lettering: lettering)
            items += grid.items(at: Point(margin, height), places: places)
            height += grid.height
        }
        return Scene(
            width: Int(width.rounded(.up)), height: Int((height + margin + 1).rounded(.up)),
            background: theme.background, items: items)
    }

    /// Free room along the edges of the picture.
    private static let margin = 6.0

    /// The series of all marks, each once.
    private static func legend(of panels: [Panel]) -> [LegendEntry] {
        var entries: [LegendEntry] = []
        for entry in panels.flatMap({ $0.marks.flatMap(\.legend) })
        where !entries.contains(where: { $0.series == entry.series }) {
            entries.append(entry)
        }
        return entries
    }

    /// The place of each series among those that take a colour.
    private static func places(of entries: [LegendEntry]) -> [String: Int] {
        var places: [String: Int] = [:]
        for entry in entries {
            if case .sample = entry.swatch { continue }
            places[entry.series] = places.count
        }
        return places
    }
}
