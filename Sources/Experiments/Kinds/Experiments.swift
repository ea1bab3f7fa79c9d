/// The kinds of experiments that there are.
extension ExperimentRegistry {
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
