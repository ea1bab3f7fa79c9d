import Tensors
import ZeroShot

/// The engine and what it computes with, as reports name it.
enum EngineDescription {
    static var text: String {
        "D³GZSL engine \(Engine.version), float32, \(BLAS.loaded)"
    }
}
