/// One fused operation on a tape, with its adjoint written by hand.
///
/// What is done row by row is handed to the tape's workers as a method: see `Workers.run`. `backward` writes the whole
/// gradient of everything the operation reads: over what the last pass left there, or on top of what later operations
/// have written in this one: see `Variable.keep`.
public protocol Operation: AnyObject {
    /// Memory of its own, beside the variables it reads and makes. 0 unless said otherwise.
    var scratchBytes: Int { get }

    func forward()
    func backward()
}

extension Operation {
    public var scratchBytes: Int { 0 }
}

/// A reverse-mode tape: recorded once, replayed at every step.
///
/// Recording a step allocates all its buffers; `forward()` and `backward()` then run the same operations over the same
/// memory, on whatever stands in the inputs. Gradients are kept for the parameters in `updating` alone: every other
/// parameter is frozen on this tape, and operations that reach no updated parameter record no adjoint.
public final class Tape {
    /// Who the work is shared out among.
    public let workers: Workers
    /// The losses in the order in which they were recorded.
    public private(set) var losses: [Loss] = []
    private let updated: Set<ObjectIdentifier>
    private var variables: [ObjectIdentifier: Variable] = [:]
    private var constants: [ObjectIdentifier: Variable] = [:]
    private var isConstant = false
    /// What is replayed, in order, with the differentiable variables that each operation reads, and the operations
    /// whose results it reads.
    private var operations: [(work: any Operation, sources: [Variable], producers: [Int])] = []
    /// Operations that were recorded as branches.
    private var branches: [Range<Int>] = []
    /// How `replay()` shares branches out; nil where all workers go through every operation. Made at the first replay.
    private var schedule: BranchSchedule?
    private var isScheduled = false
    /// Variables whose gradient has to start at 0: nobody's, or one that an operation adds to in several parts.
    private var accumulators: [Variable] = []
    private var differentiable: [Variable] = []
    private var all: [Variable] = []
    private var isSealed = false

    /// A tape whose backward pass gives gradients to `parameters` alone.
    public init(updating parameters: [Parameter], workers: Workers) {
        updated = Set(parameters.map(ObjectIdentifier.init))
        self.workers = workers
    }

    // MARK: Recording

    /// A matrix that the caller fills before each replay.
    public func input(rows: Int, columns: Int) -> Variable { input(Matrix(rows: rows, columns: columns)) }

    /// A matrix that lives elsewhere; read anew at each replay.
    public func input(_ value: Matrix) -> Variable { add(Variable(value: value, gradient: nil)) }

    /// A matrix whose gradient is wanted, though it is no parameter.
    public func watched(_ value: Matrix) -> Variable {
        add(Variable(value: value, gradient: Matrix(rows: value.rows, columns: value.columns)))
    }

    /// `parameter` as a variable: with a gradient if this tape updates it.
    public func variable(_ parameter: Parameter) -> Variable {
        let key = ObjectIdentifier(parameter)
        if isConstant {
            if let known = constants[key] { return known }
            let constant = add(Variable(value: parameter.value, gradient: nil))
            constants[key] = constant
            return constant
        }
        if let known = variables[key] { return known }
        let variable = add(Variable(value: parameter.value, gradient: updated.contains(key) ? parameter.gradient : nil))
        variables[key] = variable
        return variable
    }

    /// A fresh result of an operation; with a gradient if any of `sources` has one.
    public func result(rows: Int, columns: Int, from sources: [Variable]) -> Variable {
        result(Matrix(rows: rows, columns: columns), from: sources)
    }

    /// The same in memory that there is already.
    func result(_ value: Matrix, from sources: [Variable]) -> Variable {
        let differentiable = !isConstant && sources.contains { $0.gradient != nil }
        return add(
            Variable(
                value: value, gradient: differentiable ? Matrix(rows: value.rows, columns: value.columns) : nil,
                producer: operations.count))
    }

    /// The same numbers, through which no gradient flows.
    public func detached(_ variable: Variable) -> Variable {
        add(Variable(value: variable.value, gradient: nil, producer: variable.producer))
    }

    /// What `body` records, as a constant: its adjoint is neither kept nor computed, whatever parameters it reads.
    public func constant<Result>(_ body: () -> Result) -> Result {
        let before = isConstant
        isConstant = true
        defer { isConstant = before }
        return body()
    }

    /// Records a part of the step as a branch: `replay()` may compute two of them side by side, unless one reads what
    /// the other computes. Both may read, and update, the same parameters.
    public func branch<Result>(_ body: () -> Result) -> Result {
        let start = operations.count
        defer { branches.append(start..<operations.count) }
        return body()
    }

    /// Puts `operation` on the tape. It is recorded right after its result has been made.
    ///
    /// - Parameters:
    ///   - sources: what it reads and passes gradients to.
    ///   - others: what it reads beside them, without passing gradients on.
    public func record(_ operation: some Operation, reading sources: [Variable], and others: [Variable] = []) {
        precondition(!isSealed, "an operation recorded on a tape that has already been replayed")
        let producers = (sources + others).compactMap(\.producer)
        let sources = isConstant ? [] : sources.filter { $0.gradient != nil }
        for (index, source) in sources.enumerated() {
            source.isRead = true
            if sources[..<index].contains(where: { $0 === source }) { source.isReadTwiceAtOnce = true }
        }
        operations.append((operation, sources, producers))
    }

    /// A term of the objective.
    public func loss(_ name: String, weight: Float) -> Loss {
        let loss = Loss(name: name, weight: weight)
        losses.append(loss)
        return loss
    }

    private func add(_ variable: Variable) -> Variable {
        all.append(variable)
        return variable
    }

    /// Memory of every value, gradient and operation on this tape; parameters and their gradients are not the tape's.
    public var byteCount: Int {
        var seen = Set((Array(variables.values) + constants.values).map { ObjectIdentifier($0.value.buffer) })
        for parameter in variables.values {
            if let gradient = parameter.gradient { seen.insert(ObjectIdentifier(gradient.buffer)) }
        }
        let buffers = all.flatMap { [$0.value.buffer, $0.gradient?.buffer].compactMap { $0 } }
        let own = buffers.reduce(0) {
            seen.insert(ObjectIdentifier($1)).inserted ? $0 + $1.count * MemoryLayout<Float>.stride : $0
        }
        return operations.reduce(own) { $0 + $1.work.scratchBytes }
    }

    // MARK: Replaying

    /// `forward()` and `backward()`. The bits do not depend on how the work is shared out.
    public func replay() {
        guard isScheduled else { return measure() }
        guard let schedule else {
            forward()
            backward()
            return
        }
        clear()
        for index in schedule.shared { forward(index) }
        workers.runApart(tasks: schedule.apart.count, replayBranch)
        for index in schedule.shared.reversed() { backward(index) }
    }

    /// Whether `replay()` computes each branch on one thread, as it does where their products are small; decided at the
    /// first replay.
    public var computesBranchesApart: Bool { schedule != nil }

    private func replayBranch(_ branch: Int) {
        guard let operations = schedule?.apart[branch] else { return }
        for index in operations { forward(index) }
        for index in operations.reversed() { backward(index) }
    }

    /// A replay that sees what each operation asks for in products.
    private func measure() {
        if !isSealed { seal() }
        clear()
        var costs = [Int](repeating: 0, count: operations.count)
        func count(_ index: Int, _ body: (Int) -> Void) {
            let before = workers.productOperations
            body(index)
            costs[index] += workers.productOperations - before
        }
        for index in operations.indices { count(index, forward) }
        for index in operations.indices.reversed() { count(index, backward) }
        schedule = BranchSchedule(
            branches, costs: costs, sources: operations.map { $0.sources.map(ObjectIdentifier.init) },
            producers: operations.map(\.producers), workers: workers.count)
        isScheduled = true
    }

    /// Computes every value and every loss.
    public func forward() {
        if !isSealed { seal() }
        for operation in operations { operation.work.forward() }
    }

    /// Computes the gradient of Σ weight·loss by every updated parameter and watched matrix.
    public func backward() {
        clear()
        for index in operations.indices.reversed() { backward(index) }
    }

    private func clear() {
        for variable in differentiable { variable.isWritten = false }
        for variable in accumulators {
            variable.gradient?.fill(0)
            variable.isWritten = true
        }
    }

    private func forward(_ index: Int) { operations[index].work.forward() }

    private func backward(_ index: Int) {
        let (work, sources, _) = operations[index]
        work.backward()
        for source in sources { source.isWritten = true }
    }

    private func seal() {
        isSealed = true
        differentiable = all.filter { $0.gradient != nil }
        accumulators = differentiable.filter { !$0.isRead || $0.isReadTwiceAtOnce }
    }
}
