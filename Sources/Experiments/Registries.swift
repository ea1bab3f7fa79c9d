import Datasets
import Foundations
import ZeroShot

// What notebooks can name: a new kind of block or experiment is a line here.

extension BlockRegistry {
    /// All kinds of blocks.
    package static let standard = BlockRegistry([
        TrainBlock.self,
        SweepBlock.self,
        BaselineBlock.self,
        StrategyBlock.self,
        ScoreBlock.self,
        TableBlock.self,
        FigureBlock.self,
        ShowBlock.self,
        BenchBlock.self,
        ExpectBlock.self,
    ])
}

extension ExperimentRegistry {
    /// All kinds of experiments that blocks and figures ask for.
    package static let standard = ExperimentRegistry([
        TrainingExperiment.self,
        NetworksExperiment.self,
        CalibratedExperiment.self,
        TeacherExperiment.self,
        BaselineExperiment.self,
        StrategiesExperiment.self,
        DetectionExperiment.self,
        EmbeddingExperiment.self,
        SimilarityExperiment.self,
        NearestExperiment.self,
        BenchExperiment.self,
    ])
}

extension Workspace {
    /// A workspace with all kinds of blocks.
    package init(
        catalogue: DatasetCatalogue, generators: MethodRegistry = .standard, memory: Int? = Machine.availableMemory
    ) {
        self.init(catalogue: catalogue, blocks: .standard, generators: generators, memory: memory)
    }
}
