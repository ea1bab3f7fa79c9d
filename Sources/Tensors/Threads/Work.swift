/// Something to be done in numbered pieces.
struct Work {
    private enum Body {
        case pieces((Int) -> Void)
        case rows((Int) -> Void)
        case ranges((Range<Int>) -> Void)
        case product(Product.Factors, Panels, Product.Finish?)
    }

    private let body: Body
    /// How many rows there are, and how many of them a piece has.
    private let count: Int
    private let extent: Int
    let pieces: Int

    init(pieces: Int, _ body: @escaping (Int) -> Void) {
        self.body = .pieces(body)
        self.pieces = pieces
        (count, extent) = (pieces, 1)
    }

    init(rows: Int, each extent: Int, _ body: @escaping (Int) -> Void) {
        self.body = .rows(body)
        (count, self.extent) = (rows, extent)
        pieces = (rows + extent - 1) / extent
    }

    init(ranges rows: Int, each extent: Int, _ body: @escaping (Range<Int>) -> Void) {
        self.body = .ranges(body)
        (count, self.extent) = (rows, extent)
        pieces = (rows + extent - 1) / extent
    }

    /// A product panel by panel, and what follows it.
    init(_ product: Product.Factors, panels: Panels, finish: Product.Finish?) {
        body = .product(product, panels, finish)
        pieces = panels.count
        (count, extent) = (pieces, 1)
    }

    func run(_ piece: Int) {
        let range = (piece * extent)..<min(count, (piece + 1) * extent)
        switch body {
        case .pieces(let body): body(piece)
        case .rows(let body): for row in range { body(row) }
        case .ranges(let body): body(range)
        case .product(let product, let panels, let finish):
            let (rows, columns) = panels[piece]
            product.multiply(rows: rows, columns: columns)
            finish?(rows, columns)
        }
    }
}
