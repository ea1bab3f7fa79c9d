/// The 48 classes of `shapes`, of 2592 combinations.
///
/// Drawn up once: the values of an attribute occur equally often, as do the pairs of values of any two attributes as
/// far as that can be; every value occurs in seen classes; every unseen class differs from its nearest seen class in
/// two attributes.
extension ShapeClass {
    /// Seen classes that stay seen while hyper-parameters are chosen.
    static let trained: [ShapeClass] = [
        ShapeClass(.small, .orange, .checked, .circle, .black, .slate),
        ShapeClass(.small, .yellow, .striped, .circle, .white, .paper),
        ShapeClass(.small, .green, .striped, .circle, .black, .slate),
        ShapeClass(.large, .blue, .plain, .circle, .white, .paper),
        ShapeClass(.large, .purple, .checked, .circle, .black, .grass),
        ShapeClass(.small, .orange, .dotted, .square, .white, .grass),
        ShapeClass(.small, .yellow, .plain, .square, .none, .grass),
        ShapeClass(.large, .yellow, .dotted, .square, .black, .slate),
        ShapeClass(.large, .green, .striped, .square, .white, .slate),
        ShapeClass(.small, .blue, .checked, .square, .none, .paper),
        ShapeClass(.large, .red, .checked, .triangle, .white, .slate),
        ShapeClass(.large, .orange, .striped, .triangle, .none, .grass),
        ShapeClass(.small, .green, .checked, .triangle, .none, .paper),
        ShapeClass(.small, .blue, .checked, .triangle, .black, .grass),
        ShapeClass(.small, .red, .plain, .star, .white, .grass),
        ShapeClass(.large, .orange, .plain, .star, .none, .slate),
        ShapeClass(.small, .blue, .striped, .star, .none, .slate),
        ShapeClass(.large, .purple, .dotted, .star, .black, .paper),
        ShapeClass(.small, .red, .striped, .cross, .black, .paper),
        ShapeClass(.large, .orange, .checked, .cross, .none, .paper),
        ShapeClass(.large, .green, .plain, .cross, .black, .grass),
        ShapeClass(.small, .purple, .plain, .cross, .white, .slate),
        ShapeClass(.large, .red, .dotted, .crescent, .none, .slate),
        ShapeClass(.large, .yellow, .plain, .crescent, .white, .paper),
        ShapeClass(.small, .green, .dotted, .crescent, .white, .grass),
        ShapeClass(.large, .blue, .dotted, .crescent, .black, .grass),
        ShapeClass(.small, .purple, .striped, .crescent, .none, .paper),
    ]

    /// Seen classes that play the unseen ones meanwhile.
    static let validated: [ShapeClass] = [
        ShapeClass(.large, .red, .dotted, .circle, .none, .grass),
        ShapeClass(.large, .purple, .striped, .square, .black, .paper),
        ShapeClass(.large, .red, .plain, .triangle, .black, .paper),
        ShapeClass(.small, .purple, .dotted, .triangle, .white, .slate),
        ShapeClass(.large, .yellow, .checked, .star, .none, .grass),
        ShapeClass(.small, .green, .checked, .star, .white, .paper),
        ShapeClass(.small, .yellow, .dotted, .cross, .none, .slate),
        ShapeClass(.large, .blue, .striped, .cross, .white, .grass),
        ShapeClass(.small, .orange, .plain, .crescent, .black, .slate),
    ]

    static let unseen: [ShapeClass] = [
        ShapeClass(.large, .orange, .dotted, .circle, .white, .paper),
        ShapeClass(.small, .purple, .plain, .circle, .none, .grass),
        ShapeClass(.small, .red, .plain, .square, .none, .paper),
        ShapeClass(.small, .red, .checked, .square, .black, .slate),
        ShapeClass(.small, .yellow, .striped, .triangle, .black, .grass),
        ShapeClass(.large, .blue, .plain, .triangle, .none, .paper),
        ShapeClass(.large, .orange, .striped, .star, .white, .grass),
        ShapeClass(.small, .blue, .dotted, .star, .white, .slate),
        ShapeClass(.large, .yellow, .striped, .cross, .none, .slate),
        ShapeClass(.large, .green, .dotted, .cross, .black, .paper),
        ShapeClass(.small, .green, .checked, .crescent, .black, .grass),
        ShapeClass(.large, .purple, .checked, .crescent, .white, .slate),
    ]

    static let all = trained + validated + unseen
}
