/// Kernels over one row of numbers, for those who write operations. Sums are taken in a fixed order, so their bits
/// depend on the length alone.
public enum RowKernel {
    /// Σ x
    @inline(__always) public static func sum(_ x: UnsafeMutablePointer<Float>, _ count: Int) -> Float {
        var lanes = WideLanes()
        var index = 0
        while index + 16 <= count {
            lanes += x.wide(at: index)
            index += 16
        }
        var result = lanes.sum()
        while index < count {
            result += x[index]
            index += 1
        }
        return result
    }

    /// Σ x·y
    @inline(__always) public static func dot(
        _ x: UnsafeMutablePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Float {
        var lanes = WideLanes()
        var index = 0
        while index + 16 <= count {
            lanes += x.wide(at: index) * y.wide(at: index)
            index += 16
        }
        var result = lanes.sum()
        while index < count {
            result += x[index] * y[index]
            index += 1
        }
        return result
    }

    /// ‖x − y‖²
    @inline(__always) public static func squaredDistance(
        _ x: UnsafeMutablePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Float {
        var lanes = WideLanes()
        var index = 0
        while index + 16 <= count {
            let difference = x.wide(at: index) - y.wide(at: index)
            lanes += difference * difference
            index += 16
        }
        var result = lanes.sum()
        while index < count {
            result += (x[index] - y[index]) * (x[index] - y[index])
            index += 1
        }
        return result
    }

    /// The largest of at least one number.
    @inline(__always) public static func maximum(_ x: UnsafeMutablePointer<Float>, _ count: Int) -> Float {
        var lanes = WideLanes(repeating: -.infinity)
        var index = 0
        while index + 16 <= count {
            let next = x.wide(at: index)
            lanes.replace(with: next, where: next .> lanes)
            index += 16
        }
        var result = -Float.infinity
        for lane in 0..<16 where lanes[lane] > result { result = lanes[lane] }
        while index < count {
            if x[index] > result { result = x[index] }
            index += 1
        }
        return result
    }

    /// target ← scale · x
    @inline(__always) public static func scale(
        _ x: UnsafeMutablePointer<Float>, by scale: Float, into target: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        for index in 0..<count { target[index] = x[index] * scale }
    }

    /// target ← target + scale · x
    @inline(__always) public static func add(
        _ x: UnsafeMutablePointer<Float>, times scale: Float, to target: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        for index in 0..<count { target[index] += x[index] * scale }
    }

    /// target ← x/‖x‖; returns ‖x‖. A row shorter than `least` counts as that long. `target` may be `x`.
    @inline(__always) public static func unit(
        _ x: UnsafeMutablePointer<Float>, into target: UnsafeMutablePointer<Float>, least: Float, _ count: Int
    ) -> Float {
        let length = max(dot(x, x, count).squareRoot(), least)
        scale(x, by: 1 / length, into: target, count)
        return length
    }

    /// target ← keep·target + (g − u⟨u, g⟩)/length: the gradient by x of what has the gradient g by u = x/‖x‖.
    ///
    /// - Parameter isShort: whether x was shorter than what it was divided by, which then did not depend on it.
    @inline(__always) public static func throughUnit(
        _ g: UnsafeMutablePointer<Float>, unit u: UnsafeMutablePointer<Float>, length: Float, isShort: Bool = false,
        keep: Float, into target: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        let along = isShort ? 0 : dot(u, g, count)
        for index in 0..<count { target[index] = keep * target[index] + (g[index] - u[index] * along) / length }
    }

    /// target ← exp(x − shift); returns the sum.
    @inline(__always) public static func exponential(
        _ x: UnsafeMutablePointer<Float>, minus shift: Float, into target: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Float {
        var lanes = Elementary.Lanes()
        var index = 0
        while index + 8 <= count {
            let value = Elementary.exp(x.lanes(at: index) - shift)
            target.store(value, at: index)
            lanes += value
            index += 8
        }
        var result = lanes.sum()
        if index < count {
            let value = Elementary.exp(x.lanes(at: index, first: count - index, padding: -.infinity) - shift)
            target.store(value, at: index, first: count - index)
            while index < count {
                result += target[index]
                index += 1
            }
        }
        return result
    }

    /// Softmax of one row: J. Bridle 1990, shifted by the maximum. `target` may be `x`.
    @inline(__always) public static func softmax(
        _ x: UnsafeMutablePointer<Float>, into target: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        let total = exponential(x, minus: maximum(x, count), into: target, count)
        scale(target, by: 1 / total, into: target, count)
    }

    /// log Σ exp x. `scratch` receives the shifted exponentials.
    @inline(__always) public static func logSumExp(
        _ x: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Float {
        let top = maximum(x, count)
        return top + logarithm(exponential(x, minus: top, into: scratch, count))
    }

    /// ln x
    @inline(__always) public static func logarithm(_ x: Float) -> Float {
        Elementary.log(Elementary.Lanes(repeating: x))[0]
    }
    /// eˣ
    @inline(__always) public static func exponential(_ x: Float) -> Float {
        Elementary.exp(Elementary.Lanes(repeating: x))[0]
    }

    /// 1/(1 + e⁻ˣ)
    @inline(__always) public static func sigmoid(_ x: Float) -> Float { 1 / (1 + exponential(-x)) }
}
