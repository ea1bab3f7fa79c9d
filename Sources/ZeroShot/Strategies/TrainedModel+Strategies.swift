import Tensors

extension TrainedModel {
    /// The experts of a two-stage classifier, and what they say of the test rows.
    ///
    /// The seen expert is a softmax on real rows of seen classes, the unseen expert one on generated rows of unseen
    /// classes. Both see what the method's own softmax sees.
    public func twoStage() -> TwoStage {
        let settings = configuration.classifier
        let stream = RandomStream(seed: networks.seed)["experts"]
        let classes = problem.unseenClasses.flatMap {
            Array(repeating: $0, count: settings.generatedRows(for: problem))
        }
        let generated = features(of: classes, for: "unseen expert").features
        let seenExpert = SoftmaxClassifier(
            over: problem.seenClasses, rows: networks.represented(problem.training), labels: problem.trainingLabels,
            settings, stream: stream["seen"], workers: workers)
        let unseenExpert = SoftmaxClassifier(
            over: problem.unseenClasses, rows: networks.represented(generated), labels: classes, settings,
            stream: stream["unseen"], workers: workers)
        func opinions(_ rows: Matrix) -> [TwoStage.Opinions] {
            let known = networks.represented(rows)
            return zip(seenExpert.labels(of: known), unseenExpert.labels(of: known)).map {
                TwoStage.Opinions(seen: $0, unseen: $1)
            }
        }
        return TwoStage(seen: opinions(problem.testSeen), unseen: opinions(problem.testUnseen), problem: problem)
    }

    /// What one softmax on real seen and generated unseen rows says of the test rows.
    public func softmaxScores() -> Scores { networks.softmaxScores(epoch: epoch) }

    /// What the student says of them; nil where none is trained.
    public func studentScores() -> Scores? { student == nil ? nil : networks.studentScores }
}

extension Teacher {
    /// The teacher's scores of every test row, in the order given.
    ///
    /// They are standardised on the teacher's own training rows: two teachers' logits and distances differ in scale,
    /// and a threshold chosen with one of them is to be used with the other.
    public func gates(_ scores: [any OODScore], for problem: Problem, workers: Workers) -> [GateScores] {
        let training = OODTraining(teacher: self, problem: problem, workers: workers)
        let (seen, unseen) = (
            response(to: problem.testSeen, workers: workers), response(to: problem.testUnseen, workers: workers)
        )
        return scores.map { score in
            let scorer = StandardisedScorer(score.fitted(on: training), over: training.response)
            return GateScores(seen: scorer.scores(of: seen), unseen: scorer.scores(of: unseen))
        }
    }
}
