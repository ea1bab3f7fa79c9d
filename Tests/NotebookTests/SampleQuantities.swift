import Foundations
import Notebook

extension Quantity {
    /// Values of seeds counted from a first one.
    init(_ values: [Double], from first: Int = 1) {
        self.init(bySeed: values.enumerated().map { (seed: first + $0, value: $1) })
    }

    /// By seed; of what has no seeds, its one number.
    var values: [Double] { measured?.values ?? [mean] }
}
