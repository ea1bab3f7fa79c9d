import Datasets
import Tensors
import Testing

struct FeatureScalingTests {
    private let training = Matrix(rows: 3, columns: 3, values: [2, -1, 5, 4, 0, 5, 6, 1, 5])

    @Test func trainingRowsFillTheUnitInterval() {
        let scaling = FeatureScaling(fitting: training)
        #expect(scaling.minimum == [2, -1, 5])
        #expect(scaling.range == [4, 2, 0])
        #expect(scaling.divisor == 1)
        #expect(scaling.apply(training).values == [0, 0, 0, 0.5, 0.5, 0, 1, 1, 0])
    }

    @Test func otherRowsAreNotClippedAndConstantsStayZero() {
        let rows = Matrix(rows: 2, columns: 3, values: [0, 3, 99, 10, -3, -99])
        #expect(FeatureScaling(fitting: training).apply(rows).values == [-0.5, 2, 0, 2, -1, 0])
    }

    @Test func theSourceStaysAsItWasAndAWindowWillDo() {
        let wide = Matrix(rows: 3, columns: 5, values: [9, 2, -1, 5, 9, 9, 4, 0, 5, 9, 9, 6, 1, 5, 9])
        let before = wide.values
        let window = wide.columns(1..<4)
        #expect(FeatureScaling(fitting: window) == FeatureScaling(fitting: training))
        #expect(FeatureScaling(fitting: window).apply(window).values == [0, 0, 0, 0.5, 0.5, 0, 1, 1, 0])
        #expect(wide.values == before)
    }

    @Test func oneRowAloneIsAllZeros() {
        let row = Matrix(rows: 1, columns: 2, values: [3, 4])
        #expect(FeatureScaling(fitting: row).divisor == 1)
        #expect(FeatureScaling(fitting: row).apply(row).values == [0, 0])
    }
}
