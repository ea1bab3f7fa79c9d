import Tensors

/// From features back to class embeddings: hidden = LReLU(W₁x), â = W₂·hidden/‖W₂·hidden‖.
///
/// Source: Narayan, Gupta, Khan, Snoek, Shao, "Latent embedding feedback and discriminative features for zero-shot
/// classification", ECCV 2020, section 3.2.
struct SemanticDecoder {
    let layers: [Linear]

    var parameters: [Parameter] { layers.flatMap(\.parameters) }

    /// [n, hidden]
    func hidden(_ features: Variable, on tape: Tape) -> Variable { tape.linear(features, layers[0], .leaky) }

    /// â, unit rows [n, a].
    func embedding(from hidden: Variable, on tape: Tape) -> Variable { tape.normalised(tape.linear(hidden, layers[1])) }

    /// The weighted absolute error of â against unit class embeddings `target` [C, a].
    func loss(_ features: Variable, classes: Indices, target: Matrix, weight: Float, on tape: Tape) -> Loss {
        tape.reconstruction(
            "semantic", embedding(from: hidden(features, on: tape), on: tape),
            target: tape.gathered(target, rows: classes), error: .weightedAbsolute, weight: weight)
    }
}
