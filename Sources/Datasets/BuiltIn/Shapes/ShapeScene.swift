import Raster
import Tensors

/// One picture of a class before it is drawn: everything about it that chance decides.
struct ShapeScene: Sendable {
    /// Pixels along each side of a picture.
    static let side = 64

    /// Something small in the background that is no part of the class.
    struct Clutter: Sendable {
        let center: Point
        let radius: Double
        /// Corners; 0 for a disc, 2 for a bar.
        let corners: Int
        let rotation: Double
        let color: Color
    }

    let subject: ShapeClass
    let center: Point
    let radius: Double
    /// Degrees.
    let rotation: Double
    /// Height over width.
    let stretch: Double
    let fill: Color
    /// The other colour of a pattern.
    let accent: Color
    /// Points from one stripe, dot or square to the next, and where the first begins.
    let spacing: Double
    let phase: Double
    let patternRotation: Double
    let borderWidth: Double
    let borderColor: Color
    /// The colour of the surroundings. They are those of the class but in one picture of five, where they are any of
    /// the three.
    let ground: Color
    let clutter: [Clutter]
    /// Grass blades and the like: starts and ends.
    let strokes: [(Point, Point)]
    let strokeColor: Color
    /// A bar across the picture, in front of the subject.
    let occluder: Clutter?
    /// Brightness at the middle, and its change to the right and to the bottom edge.
    let light: (level: Double, right: Double, down: Double)
    /// Factors for red, green, blue.
    let cast: (Double, Double, Double)
    /// The standard deviation of the noise of a pixel, of 1.
    let noise: Float
    let noiseStream: RandomStream

    init(of subject: ShapeClass, stream root: RandomStream) {
        self.subject = subject
        var pose = root["pose"]
        func uniform(_ lower: Double, _ upper: Double, _ stream: inout RandomStream) -> Double {
            lower + (upper - lower) * Double(stream.uniform())
        }
        let middle = Double(Self.side) / 2
        center = Point(middle + uniform(-9, 9, &pose), middle + uniform(-9, 9, &pose))
        // The ranges meet, so that a large small one and a small large one are told apart by nothing.
        radius = subject.extent == .small ? uniform(10, 16.5, &pose) : uniform(15.5, 24, &pose)
        rotation = uniform(-28, 28, &pose)
        stretch = uniform(0.82, 1.22, &pose)

        var paint = root["paint"]
        let hue = subject.hue.degrees + Double(paint.normal()) * 10
        let saturation = uniform(0.4, 0.95, &paint)
        let value = subject.hue.value + uniform(-0.25, 0.14, &paint)
        fill = Color(hue: hue, saturation: saturation, value: value)
        accent =
            paint.uniform() < 0.5
            ? Color(hue: hue + uniform(-8, 8, &paint), saturation: saturation * 0.35, value: min(1, value + 0.3))
            : Color(hue: hue + uniform(-8, 8, &paint), saturation: min(1, saturation * 1.1), value: value * 0.45)
        spacing = uniform(6, 9, &paint)
        phase = uniform(0, 9, &paint)
        patternRotation = uniform(0, 180, &paint)
        borderWidth = uniform(1.4, 2.6, &paint)
        borderColor =
            subject.border == .white
            ? Color(hue: 0, saturation: 0, value: uniform(0.85, 1, &paint))
            : Color(hue: 0, saturation: 0, value: uniform(0, 0.18, &paint))

        var scenery = root["scenery"]
        let elsewhere = ShapeClass.Ground.allCases[scenery.integer(below: 3)]
        let surroundings = scenery.uniform() < 0.2 ? elsewhere : subject.ground
        switch surroundings {
        case .paper:
            ground = Color(
                hue: uniform(10, 80, &scenery), saturation: uniform(0.02, 0.3, &scenery),
                value: uniform(0.6, 0.95, &scenery))
        case .grass:
            ground = Color(
                hue: uniform(60, 145, &scenery), saturation: uniform(0.15, 0.55, &scenery),
                value: uniform(0.35, 0.75, &scenery))
        case .slate:
            ground = Color(
                hue: uniform(170, 270, &scenery), saturation: uniform(0.05, 0.35, &scenery),
                value: uniform(0.2, 0.6, &scenery))
        }
        let edge = Double(Self.side)
        let strokeCount = surroundings == .grass ? 45 : surroundings == .slate ? 14 : 7
        strokes = (0..<strokeCount).map { _ in
            let start = Point(uniform(0, edge, &scenery), uniform(0, edge, &scenery))
            let reach: Point =
                switch surroundings {
                case .grass: Point(uniform(-3, 3, &scenery), uniform(-9, -4, &scenery))
                case .slate: Point(uniform(-6, 6, &scenery), uniform(-6, 6, &scenery))
                case .paper: Point(uniform(10, 40, &scenery), uniform(-1, 1, &scenery))
                }
            return (start, start + reach)
        }
        strokeColor = ground.mixed(
            with: scenery.uniform() < 0.5 ? .black : .white, fraction: uniform(0.08, 0.28, &scenery))
        clutter = (0..<2 + scenery.integer(below: 6)).map { _ in Self.clutter(&scenery, radius: 2...8) }
        occluder = scenery.uniform() < 0.5 ? Self.occluder(&scenery) : nil

        var camera = root["camera"]
        light = (uniform(0.55, 1.2, &camera), uniform(-0.35, 0.35, &camera), uniform(-0.35, 0.35, &camera))
        cast = (uniform(0.8, 1.15, &camera), 1, uniform(0.8, 1.15, &camera))
        noise = camera.uniform(0.03, 0.11)
        noiseStream = root["noise"]
    }

    private static func clutter(_ stream: inout RandomStream, radius: ClosedRange<Float>) -> Clutter {
        let edge = Float(side)
        return Clutter(
            center: Point(Double(stream.uniform(0, edge)), Double(stream.uniform(0, edge))),
            radius: Double(stream.uniform(radius.lowerBound, radius.upperBound)),
            corners: [0, 2, 3, 4][stream.integer(below: 4)],
            rotation: Double(stream.uniform(0, 360)),
            color: Color(
                hue: Double(stream.uniform(0, 360)), saturation: Double(stream.uniform(0.1, 0.8)),
                value: Double(stream.uniform(0.2, 0.95))
            ).opacity(Double(stream.uniform(0.5, 1))))
    }

    private static func occluder(_ stream: inout RandomStream) -> Clutter {
        let edge = Float(side)
        return Clutter(
            center: Point(
                Double(stream.uniform(0.2 * edge, 0.8 * edge)), Double(stream.uniform(0.2 * edge, 0.8 * edge))),
            radius: Double(stream.uniform(1.5, 4)),
            corners: 2, rotation: Double(stream.uniform(0, 180)),
            color: Color(hue: Double(stream.uniform(0, 360)), saturation: 0.2, value: Double(stream.uniform(0.2, 0.9))))
    }
}

extension ShapeClass.Hue {
    fileprivate var degrees: Double {
        switch self {
        case .red: 0
        case .orange: 26
        case .yellow: 52
        case .green: 125
        case .blue: 215
        case .purple: 285
        }
    }

    fileprivate var value: Double {
        switch self {
        case .yellow, .orange: 0.88
        case .red, .blue: 0.78
        case .green, .purple: 0.68
        }
    }
}
