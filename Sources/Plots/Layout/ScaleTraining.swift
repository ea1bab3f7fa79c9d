import Raster

/// Finds the scales of panels for frames of a size: as many ticks as their labels leave room for.
struct ScaleTraining {
    let figure: Figure
    let panels: [Panel]
    let size: Size
    let theme: Theme
    let lettering: Lettering

    func x(of panel: Int) -> Scale {
        let (channels, axis) = data(.x, panel, isShared: figure.sharesX)
        return fitted(from: Int(size.width / 62), channels, axis) { $0.fit(width: size.width) }
    }

    func y(of panel: Int) -> Scale {
        let (channels, axis) = data(.y, panel, isShared: figure.sharesY)
        return fitted(from: Int(size.height / 48), channels, axis) { $0.fit(height: size.height) }
    }

    private func data(_ position: Channel.Position, _ panel: Int, isShared: Bool) -> ([Channel], Axis) {
        let group = isShared ? panels : [panels[panel]]
        let channels = group.flatMap { $0.marks.flatMap(\.channels) }.filter { $0.position == position }
        return (channels, position == .x ? group[0].x : group[0].y)
    }

    private func fitted(from count: Int, _ channels: [Channel], _ axis: Axis, fits: (AxisLabels) -> Bool) -> Scale {
        let most = min(max(count, 2), 9)
        for count in stride(from: most, through: 2, by: -1) {
            let scale = Scale.trained(on: channels, axis: axis, count: count)
            guard case .continuous(let continuous) = scale, axis.showsTicks else { return scale }
            if fits(AxisLabels(continuous, theme: theme, lettering: lettering)) { return scale }
        }
        return Scale.trained(on: channels, axis: axis, count: 2)
    }
}
