/// Which data set, by name. Equal references mean equal data wherever the files lie.
public struct DatasetReference: Codable, Hashable, Sendable, CustomStringConvertible {
    /// A built-in set such as `shapes`, or a folder under the data root.
    public var name: String
    /// The feature file of a folder, without its ending. Built-in sets ignore it.
    public var imageEmbedding: String
    /// The file of class embeddings of a folder, without `_splits.mat` or its ending. Built-in sets ignore it.
    ///
    /// In a folder of plain files the default names mean `features` and `classes`, unless there are files so named.
    public var classEmbedding: String

    /// A data set by its name, with the two embeddings that its files are of.
    public init(name: String, imageEmbedding: String = "res101", classEmbedding: String = "att") {
        self.name = name
        self.imageEmbedding = imageEmbedding
        self.classEmbedding = classEmbedding
    }

    public var description: String { "\(name) (\(imageEmbedding), \(classEmbedding))" }
}
