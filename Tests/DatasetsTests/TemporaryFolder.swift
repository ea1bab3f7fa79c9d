import Foundation

/// A folder of a test's own, removed with the last reference.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path =
            FileManager.default.temporaryDirectory.appending(path: "datasets-\(UUID().uuidString)")
            .resolvingSymlinksInPath().path
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
            fatalError("cannot make \(path): \(error)")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Makes a folder inside and gives its path.
    func makeFolder(_ name: String) -> String {
        do {
            try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        } catch { fatalError("cannot make \(name): \(error)") }
        return "\(path)/\(name)"
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    /// Keeps the first bytes of a file alone.
    func cut(_ name: String, to length: Int) throws {
        let url = URL(fileURLWithPath: "\(path)/\(name)")
        try Data(contentsOf: url).prefix(length).write(to: url)
    }

    func size(_ name: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.size] as? Int) ?? 0
    }

    /// A message without the name of the folder, which is different every time.
    func anonymous(_ message: String) -> String { message.replacingOccurrences(of: path, with: "<folder>") }

    var names: [String] { (try? FileManager.default.subpathsOfDirectory(atPath: path).sorted()) ?? [] }
}
