import Tensors

/// The networks of a run as they stand before its first step or after its last.
///
/// It is lent to an observer of `Training.run` and describes the run only while the observer is being called.
public struct TrainedModel {
    public enum Moment: Hashable, Sendable {
        /// Initial weights; the teacher is trained already.
        case start
        /// After the last epoch: what `Selection.last` reports.
        case end
    }

    let session: Session

    init(_ session: Session) { self.session = session }

    public var problem: Problem { session.problem }
    /// nil where none is trained.
    public var student: Student? { session.student }
    /// nil where no loss needs one.
    public var teacher: Teacher? { session.teacher }
    public var workers: Workers { session.workers }
    /// The score of the out-of-distribution module; nil for the largest probability, or where there is no such module.
    var scorer: (any OODScorer)? { session.scorer }

    /// Features [classes.count, x] that the generator makes now, one row for every entry of `classes`.
    ///
    /// - Parameters:
    ///   - classes: the class of every row, over all classes.
    ///   - purpose: names the random numbers: the same purpose gives the same rows.
    public func features(of classes: [Int], for purpose: String) -> GeneratedFeatures {
        let stream = RandomStream(seed: session.seed)["observed"][purpose]
        return GeneratedFeatures(features: session.generate(classes: classes, stream: stream), labels: classes)
    }

    /// Every parameter of generator, student and teacher as it stands, by part and name: `generator.…`, `student.…`, `teacher.…`.
    public func networks(metadata: [String: String] = [:]) -> SafeTensors { session.networks(metadata: metadata) }
}
