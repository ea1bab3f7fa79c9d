import Foundation
import Foundations
import Tensors

/// Where a run leaves its state, and how often: one `.safetensors` file for each of its stages.
///
/// The files hold every parameter under its name with Adam's moments, and can be read by anything that reads
/// safetensors. They are written whole or not at all. A file that is damaged, or of another run, is as good as absent.
public struct Checkpoints: Hashable, Sendable {
    /// It must exist.
    public var folder: String
    /// Epochs between two checkpoints at least; the last epoch always leaves one.
    public var every: Int
    /// Seconds between two checkpoints at least, and before the first: a run shorter than that leaves none.
    public var interval: Double
    /// Whether a checkpoint that cannot be written ends the run. Otherwise it goes on without.
    public var isEssential: Bool

    /// Checkpoints in a folder.
    public init(folder: String, every: Int = 1, interval: Double = 0, isEssential: Bool = true) {
        precondition(every > 0 && interval >= 0, "a checkpoint every \(every) epochs and \(interval) seconds")
        self.folder = folder
        self.every = every
        self.interval = interval
        self.isEssential = isEssential
    }

    /// The file of a stage: `training`, and `validation` for the run that chooses the number of epochs.
    public func path(_ stage: String) -> String { "\(folder)/\(stage).safetensors" }

    /// Takes the files away, once the run's result is safe.
    public func discard() {
        for stage in ["training", "validation"] { try? FileManager.default.removeItem(atPath: path(stage)) }
    }

    /// The stage's checkpoint, where there is one of this run.
    ///
    /// - Parameter complain: told why a checkpoint of this very run cannot be used.
    func latest(
        _ stage: String, of identity: Checkpoint.Identity, complain: (String) throws -> Void
    ) rethrows
        -> Checkpoint?
    {
        let refusal: Checkpoint.Refusal
        do throws(EnvironmentError) {
            let stored = try SafeTensors(readingFrom: path(stage))
            do throws(Checkpoint.Refusal) { return try Checkpoint(stored, of: identity) } catch { refusal = error }
        } catch {
            refusal = error.code == .fileNotFound ? .stranger : .damaged(error.message)
        }
        if case .damaged(let reason) = refusal { try complain(reason) }
        return nil
    }

    /// - Parameter last: when the stage's last checkpoint was kept, or the stage began.
    func keep(
        _ stage: String, of identity: Checkpoint.Identity, epochs: Int, epoch: Int,
        since last: inout ContinuousClock.Instant, _ make: () -> Checkpoint
    ) throws(EnvironmentError) {
        guard epoch % every == 0 || epoch == epochs, ContinuousClock.now - last >= .seconds(interval) else { return }
        do throws(EnvironmentError) { try make().stored.write(to: path(stage)) } catch {
            if isEssential { throw error }
        }
        last = .now
    }
}
