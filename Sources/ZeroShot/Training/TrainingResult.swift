/// What one training run gives back.
public struct TrainingResult: Sendable {
    /// One evaluated epoch.
    public struct HistoryPoint: Codable, Sendable, Hashable {
        /// From 1.
        public let epoch: Int
        /// Of the test rows, for the curve; only `Selection.testBest` chooses by it.
        public let metrics: Metrics
        /// Mean of each loss over the epoch, by name.
        public let losses: [String: Double]
    }

    /// Of the epoch that was selected.
    public let metrics: Metrics
    /// What the reported classifier says of the test rows.
    public let scores: Scores
    /// The epoch whose classifier is reported.
    public let selectedEpoch: Int
    /// In the order of epochs.
    public let history: [HistoryPoint]
    /// Percent right over all classes, by class; nil for a class without test rows.
    public let perClassAccuracy: [Double?]
    /// Counts of test rows: rows are true classes, columns predicted ones.
    public let confusion: [[Int]]
    /// Seen against unseen accuracy, for every calibration.
    public let curve: SeenUnseenCurve
    /// Percent of seen test rows that the teacher classifies right among seen classes; nil without a teacher.
    public let teacherAccuracy: Double?
    /// The learned sigmoid of L_od after the last epoch; nil without that term.
    public let sigmoid: ConfidenceSigmoid?
    /// What its generator makes, against real rows.
    public let diagnosis: TrainingDiagnosis
    /// Numbers that were learnt.
    public let parameterCount: Int
    /// The networks whose classifier is reported: those of the selected epoch.
    public let networks: TrainedNetworks
}
