/// Turns polygons into pixel coverage: every pixel row is crossed by a number of sub-scanlines, and along each of
/// them the inside is measured exactly (to 1/256 pixel).
///
/// All sums are integers, so the same polygons give the same coverage on every machine.
struct Rasterizer {
    /// Pixels that may be touched.
    let columns: Range<Int>
    let rows: Range<Int>
    /// Sub-scanlines per pixel row.
    let subdivision: Int

    private static let unit = 256

    private struct Edge {
        /// Sub-scanlines that the edge crosses.
        var first: Int
        var end: Int
        /// The upper end, and the run per unit of y, in pixels.
        var x: Double
        var y: Double
        var slope: Double
        var winding: Int
    }

    private struct Crossing {
        var x: Int
        var winding: Int
    }

    /// Calls `emit(y, firstX, coverage)` for each row that is touched; coverage 0…255 for consecutive pixels from
    /// `firstX`.
    func scan(_ polygons: [[Point]], rule: FillRule, emit: (Int, Int, UnsafeBufferPointer<UInt8>) -> Void) {
        let edges = edges(of: polygons)
        guard let first = edges.first?.first, !columns.isEmpty else { return }
        let end = edges.reduce(first) { max($0, $1.end) }
        var active: [Int] = []
        var next = 0
        var crossings: [Crossing] = []
        // Differences of coverage from pixel to pixel; the two past the width take what ends on the right edge.
        var changes = [Int](repeating: 0, count: columns.count + 2)
        var coverage = [UInt8](repeating: 0, count: columns.count)
        let full = Self.unit * subdivision
        for y in first / subdivision...max(first, end - 1) / subdivision {
            var touched: Range<Int>?
            for line in y * subdivision..<(y + 1) * subdivision {
                active.removeAll { edges[$0].end <= line }
                while next < edges.count, edges[next].first <= line {
                    if edges[next].end > line { active.append(next) }
                    next += 1
                }
                guard !active.isEmpty else { continue }
                cross(edges, active, at: (Double(line) + 0.5) / Double(subdivision), into: &crossings)
                touched = Self.union(touched, accumulate(crossings, rule: rule, into: &changes))
            }
            guard let touched else { continue }
            var sum = 0
            for x in touched {
                sum += changes[x]
                changes[x] = 0
                coverage[x] = UInt8(min(255, (sum * 255 + full / 2) / full))
            }
            changes[touched.upperBound] = 0
            coverage.withUnsafeBufferPointer {
                emit(y, columns.lowerBound + touched.lowerBound, UnsafeBufferPointer(rebasing: $0[touched]))
            }
        }
    }

    private func edges(of polygons: [[Point]]) -> [Edge] {
        let density = Double(subdivision)
        let (top, bottom) = (Double(rows.lowerBound * subdivision), Double(rows.upperBound * subdivision))
        // The first sub-scanline whose middle lies at or below y.
        func line(_ y: Double) -> Int { Int(min(max((y * density - 0.5).rounded(.up), top), bottom)) }
        var edges: [Edge] = []
        for polygon in polygons {
            for (index, p) in polygon.enumerated() {
                let q = polygon[index + 1 == polygon.count ? 0 : index + 1]
                precondition(p.x.isFinite && p.y.isFinite, "a path goes through (\(p.x), \(p.y))")
                guard p.y != q.y else { continue }
                let (a, b) = p.y < q.y ? (p, q) : (q, p)
                let (first, end) = (line(a.y), line(b.y))
                guard first < end else { continue }
                let slope = (b.x - a.x) / (b.y - a.y)
                edges.append(Edge(first: first, end: end, x: a.x, y: a.y, slope: slope, winding: p.y < q.y ? 1 : -1))
            }
        }
        edges.sort { $0.first < $1.first }
        return edges
    }

    private func cross(_ edges: [Edge], _ active: [Int], at y: Double, into crossings: inout [Crossing]) {
        crossings.removeAll(keepingCapacity: true)
        let (left, right) = (Double(columns.lowerBound), Double(columns.upperBound))
        for index in active {
            let edge = edges[index]
            let x = min(max(edge.x + edge.slope * (y - edge.y), left), right) - left
            let crossing = Crossing(x: Int((x * Double(Self.unit)).rounded()), winding: edge.winding)
            // Edges keep nearly the same order from line to line, which insertion sort rewards.
            var place = crossings.count
            crossings.append(crossing)
            while place > 0, crossings[place - 1].x > crossing.x {
                crossings[place] = crossings[place - 1]
                place -= 1
            }
            crossings[place] = crossing
        }
    }

    /// Adds the spans between crossings that lie inside; returns the pixels they touch.
    private func accumulate(_ crossings: [Crossing], rule: FillRule, into changes: inout [Int]) -> Range<Int>? {
        var touched: Range<Int>?
        var winding = 0
        var start = 0
        for crossing in crossings {
            let wasInside = rule == .nonzero ? winding != 0 : !winding.isMultiple(of: 2)
            winding += crossing.winding
            let isInside = rule == .nonzero ? winding != 0 : !winding.isMultiple(of: 2)
            if !wasInside, isInside {
                start = crossing.x
            } else if wasInside, !isInside, crossing.x > start {
                step(at: start, by: 1, into: &changes)
                step(at: crossing.x, by: -1, into: &changes)
                let pixels = start / Self.unit..<(crossing.x + Self.unit - 1) / Self.unit
                touched = Self.union(touched, pixels)
            }
        }
        return touched
    }

    /// From x on, every pixel is covered by one sub-scanline more (or less); the pixel that holds x only by its part
    /// right of x.
    private func step(at x: Int, by sign: Int, into changes: inout [Int]) {
        let (pixel, part) = x.quotientAndRemainder(dividingBy: Self.unit)
        changes[pixel] += sign * (Self.unit - part)
        changes[pixel + 1] += sign * part
    }

    private static func union(_ a: Range<Int>?, _ b: Range<Int>?) -> Range<Int>? {
        guard let a, let b else { return a ?? b }
        return min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
    }
}
