import Foundations
import Tensors

extension Dataset {
    /// Writes the data set as a folder of plain files: `features.npy`, `labels.npy`, `classes.npy`, `names.txt` and
    /// `split.json` with every list. Reading it again gives equal contents, with an equal digest.
    ///
    /// `split.json` comes last: a folder that was not finished is no data set. Pictures and the names of attributes are
    /// left out.
    /// - Parameter mayReplace: whether files that are there are replaced; otherwise the folder must be empty or absent.
    /// - Throws: `invalid` for a folder with files, `unwritable` or `diskFull`.
    public func writePlainFiles(to folder: String, mayReplace: Bool = false) throws(EnvironmentError) {
        guard !classNames.contains(where: { $0.contains(where: \.isNewline) }) else {
            throw EnvironmentError(.invalid, "a class has a name of several lines, which names.txt cannot hold")
        }
        if Folder.exists(folder), !mayReplace, let name = try Folder.names(folder).first {
            throw EnvironmentError(
                .invalid, "the folder is not empty: it has '\(name)' (--force writes over what is there)", path: folder)
        }
        try Folder.make(folder)
        try write(features, to: "\(folder)/\(PlainFolder.features.standard).npy")
        try AtomicFile("\(folder)/\(PlainFolder.labels).npy").write { file throws(EnvironmentError) in
            try file.write(NPYFile.front(descr: "<i8", shape: [labels.count]))
            try file.write(labels.map { Int64($0).littleEndian })
        }
        try write(classEmbeddings, to: "\(folder)/\(PlainFolder.classes.standard).npy")
        try AtomicFile("\(folder)/\(PlainFolder.names).txt").write(classNames.map { $0 + "\n" }.joined())
        var text = "{\n  \"note\": \(JSON.text(source))"
        let lists = [
            ("seen", seenClasses), ("unseen", unseenClasses), ("trainval", split.trainval), ("train", split.train),
            ("val", split.validation), ("test_seen", split.testSeen), ("test_unseen", split.testUnseen),
        ]
        for (name, items) in lists {
            text += ",\n  \"\(name)\": [\(items.map(String.init).joined(separator: ", "))]"
        }
        try AtomicFile("\(folder)/\(PlainFolder.splitName)").write(text + "\n}\n")
    }

    private func write(_ matrix: Matrix, to path: String) throws(EnvironmentError) {
        try AtomicFile(path).write { file throws(EnvironmentError) in
            try file.write(NPYFile.front(descr: "<f4", shape: [matrix.rows, matrix.columns]))
            for row in 0..<matrix.rows { try file.write(UnsafeRawBufferPointer(matrix.row(row))) }
        }
    }
}
