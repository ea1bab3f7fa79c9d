import Raster

/// Pixels to features by three fixed rules, none of them learnt: colours, edges, and random filters.
///
/// All features are ≥ 0, of the order of 1, and sums and products alone: the same bits on every machine.
struct ImageDescriptor: Sendable {
    /// Numbers a picture.
    static let dimensions = ColourHistogram.dimensions + EdgeHistogram.dimensions + RandomFilters.dimensions

    private let edges = EdgeHistogram()
    private let filters: RandomFilters

    /// - Parameter filters: the filters to use.
    init(filters: RandomFilters) { self.filters = filters }

    /// 256 numbers: 32 of colour, 128 of edges, 96 of filters.
    func features(of image: Image) -> [Float] {
        let planes = PixelPlanes(image)
        return ColourHistogram.features(of: planes) + edges.features(of: planes) + filters.features(of: planes)
    }
}
