import Glibc

/// Float32 memory with a fixed address, shared by every view onto it.
///
/// A buffer is state: copying the reference copies no numbers. Whoever hands a buffer to another thread hands over
/// the right to write it; nothing here locks.
public final class Buffer: @unchecked Sendable {
    /// Where the memory came from, which decides how it is given back.
    private enum Origin {
        case allocated
        case borrowed(release: @Sendable () -> Void)
    }

    /// The first number.
    public let pointer: UnsafeMutablePointer<Float>
    /// How many numbers there are.
    public let count: Int
    private let origin: Origin

    /// One cache line, and one AVX-512 register.
    static let alignment = 64

    /// Allocates `count` zeros on a 64-byte boundary.
    public init(count: Int) {
        precondition(count >= 0, "a buffer of \(count) numbers")
        let bytes = max(count * MemoryLayout<Float>.stride, Self.alignment)
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
        memset(raw, 0, bytes)
        pointer = raw.bindMemory(to: Float.self, capacity: max(count, 1))
        self.count = count
        origin = .allocated
    }

    /// Wraps memory owned elsewhere (a memory-mapped file, say); `release` runs when the last reference goes.
    public init(borrowing pointer: UnsafeMutablePointer<Float>, count: Int, release: @escaping @Sendable () -> Void) {
        self.pointer = pointer
        self.count = count
        origin = .borrowed(release: release)
    }

    deinit {
        switch origin {
        case .allocated: UnsafeMutableRawPointer(pointer).deallocate()
        case .borrowed(let release): release()
        }
    }
}
