/// The methods there are. A new one is a folder and one line here, or a registry of one's own.
public struct MethodRegistry: Sendable {
    /// In the order of their names.
    public let methods: [any GenerativeMethod.Type]

    /// - Precondition: no two methods have the same name.
    public init(_ methods: [any GenerativeMethod.Type]) {
        self.methods = methods.sorted { $0.name < $1.name }
        let names = methods.map { $0.name }
        precondition(Set(names).count == names.count, "two methods of one name among \(names)")
    }

    /// All of this library's.
    public static let standard = MethodRegistry([
        CEGZSL.self, CVAE.self, FeatureDiffusion.self, FCLSWGAN.self, FVAEGAND2.self, FREE.self, TFVAEGAN.self,
    ])

    /// The same and more.
    public func adding(_ more: any GenerativeMethod.Type...) -> MethodRegistry { MethodRegistry(methods + more) }

    /// In the order of the alphabet.
    public var names: [String] { methods.map { $0.name } }

    /// The method of that name.
    public subscript(name: String) -> (any GenerativeMethod.Type)? { methods.first { $0.name == name } }

    /// Where a decoder is told which methods there are.
    public static let key = CodingUserInfoKey(rawValue: "generative methods")!
}
