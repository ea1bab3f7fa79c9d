/// The runs of backticks of a region by length, so that looking for a closing run never scans the text again.
struct BacktickRuns {
    private let bytes: [UInt8]
    private let end: Int
    private var startsByLength: [Int: [Int]] = [:]

    init(in range: Range<Int>, of bytes: [UInt8]) {
        self.bytes = bytes
        end = range.upperBound
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "`") {
                let length = length(at: index)
                startsByLength[length, default: []].append(index)
                index += length
            } else {
                index += 1
            }
        }
    }

    /// How many backticks stand here, at least one.
    func length(at index: Int) -> Int {
        var next = index
        while next < end, bytes[next] == UInt8(ascii: "`") { next += 1 }
        return next - index
    }

    /// The first run of exactly this length at or after an index.
    func closing(length: Int, after index: Int) -> Int? {
        guard let starts = startsByLength[length] else { return nil }
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low < starts.count ? starts[low] : nil
    }
}
