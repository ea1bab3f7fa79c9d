import Foundations
import Testing

@testable import Experiments

/// What notebooks can name.
@Suite struct RegistryTests {
    /// A kind that is a `Block` alone would vanish from the report without a word.
    @Test(arguments: BlockRegistry.standard.types.map { $0.kindName })
    func everyBlockLeavesSomethingInTheReport(_ name: String) throws {
        let type = try #require(BlockRegistry.standard.types.first { $0.kindName == name })
        #expect(type is any ReportedBlock.Type)
    }

    @Test func namesAreTheirOwn() {
        #expect(BlockRegistry.standard.types.map { $0.kindName }.firstRepeated == nil)
        #expect(ExperimentRegistry.standard.types.map { $0.kind }.firstRepeated == nil)
        #expect(FigureRegistry.standard.kinds.map { $0.name }.firstRepeated == nil)
    }
}
