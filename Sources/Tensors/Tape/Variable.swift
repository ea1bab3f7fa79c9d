/// A matrix on a tape, and the gradient of the tape's total loss by it.
public final class Variable {
    /// The numbers, written anew by every forward pass.
    public let value: Matrix
    /// nil where no gradient flows: inputs, and everything computed from inputs and frozen parameters alone.
    public let gradient: Matrix?
    /// The operation, by its place on the tape, that computes this value; nil for inputs and parameters.
    let producer: Int?
    /// Whether any operation passes a gradient to this variable.
    var isRead = false
    /// Whether one operation reads this value twice, so that each of its parts has to add to what stands there.
    var isReadTwiceAtOnce = false
    /// Whether an operation has written the gradient in this backward pass. The first one overwrites what the last pass
    /// left.
    var isWritten = false

    /// How many of the first rows' gradient anybody will read. What stands in later rows is of no consequence.
    var gradientRows: Int

    init(value: Matrix, gradient: Matrix?, producer: Int? = nil) {
        self.producer = producer
        gradientRows = value.rows
        self.value = value
        self.gradient = gradient
    }

    /// Height of the value.
    public var rows: Int { value.rows }
    /// Width of the value.
    public var columns: Int { value.columns }

    /// What the gradient is multiplied by before a reader adds its part: 0 to overwrite, 1 to accumulate.
    public var keep: Float { isWritten ? 1 : 0 }
}

/// Labels or row numbers, at a fixed address so that a recorded tape can be replayed on new ones.
public final class Indices: @unchecked Sendable {
    /// The first index.
    public let pointer: UnsafeMutablePointer<Int32>
    /// How many there are.
    public let count: Int

    /// Indices that are all 0.
    public init(count: Int) {
        self.count = count
        pointer = .allocate(capacity: max(count, 1))
        pointer.initialize(repeating: 0, count: count)
    }

    /// Given indices.
    public convenience init(_ values: some Collection<Int>) {
        self.init(count: values.count)
        for (index, value) in values.enumerated() { pointer[index] = Int32(value) }
    }

    deinit { pointer.deallocate() }

    /// One index.
    public subscript(index: Int) -> Int {
        get {
            precondition(index >= 0 && index < count, "index \(index) of \(count)")
            return Int(pointer[index])
        }
        set {
            precondition(index >= 0 && index < count, "index \(index) of \(count)")
            pointer[index] = Int32(newValue)
        }
    }

    /// All of them as a list.
    public var values: [Int] { (0..<count).map { Int(pointer[$0]) } }
}

/// One scalar of the objective: its value after `Tape.forward()`, and the weight with which it enters the total.
public final class Loss {
    /// What histories call it.
    public let name: String
    /// Before it is weighted, after the last forward pass.
    public internal(set) var value: Float = 0
    /// May change between replays. At 0 its gradient is not computed.
    public var weight: Float

    init(name: String, weight: Float) {
        self.name = name
        self.weight = weight
    }
}
