import Tensors

/// The feedback of TF-VAEGAN: what the semantic decoder makes of a first draft goes, through two LReLU layers, into the
/// generator's hidden layer.
///
/// Source: Narayan, Gupta, Khan, Snoek, Shao, ECCV 2020, section 3.3. The decoder's hidden layer is a constant there:
/// no gradient flows back through the draft.
struct FeedbackModule {
    let layers: [Linear]

    var parameters: [Parameter] { layers.flatMap(\.parameters) }

    /// G(z, a) with feedback: hidden + strength·F(Dec hidden of the draft). [n, x]
    func features(
        _ latent: Variable, classes: Indices, generator: ConditionalGenerator, decoder: SemanticDecoder,
        strength: Float, on tape: Tape
    ) -> Variable {
        let opinion = tape.constant { decoder.hidden(generator.features(latent, classes: classes, on: tape), on: tape) }
        let feedback = tape.linear(tape.linear(opinion, layers[0], .leaky), layers[1], .leaky)
        return generator.features(
            from: tape.combined(
                generator.hidden(latent, classes: classes, on: tape), times: 1, feedback, times: strength), on: tape)
    }
}
