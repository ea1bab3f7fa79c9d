/// The kinds of experiments that there are.
extension ExperimentRegistry {
    /// All kinds of experiments that blocks and figures ask for.
    package static let standard = ExperimentRegistry([
        TrainingExperiment.self,
        NetworksExperiment.self,
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
