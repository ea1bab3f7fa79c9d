import Notebook

/// What a run is asked to do, as a command line says it.
package struct RunSettings: Sendable {
    /// Notebook files.
    package var notebooks: [String]
    /// Where the reports go.
    package var output: String
    /// Other values for parameters of the notebooks; each value is YAML.
    package var parameters: [(name: String, value: String)]
    /// Whether parameters have the values that notebooks give them below `quick`.
    package var isQuick: Bool
    /// Runs at a time; nil for as many as there are cores.
    package var jobs: Int?
    /// The command that repeats the run for one notebook, up to its name.
    package var command: String
    /// The project's folder, whose files every notebook may name; nil for none.
    package var project: String?

    /// Settings of their parts.
    package init(
        notebooks: [String], output: String = "reports", parameters: [(name: String, value: String)] = [],
        isQuick: Bool = false, jobs: Int? = nil, command: String = "./d3gzsl run", project: String? = nil
    ) {
        self.notebooks = notebooks
        self.output = output
        self.parameters = parameters
        self.isQuick = isQuick
        self.jobs = jobs
        self.command = command
        self.project = project
    }

    var overrides: [ParameterOverride] { parameters.map { ParameterOverride(name: $0.name, text: $0.value) } }
}
