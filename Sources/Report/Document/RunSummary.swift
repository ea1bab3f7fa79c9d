import Foundations

/// How a whole report was made.
package struct RunSummary: Sendable, Hashable {
    /// What computed it.
    package var engine: String
    /// What it was computed on.
    package var machine: String?
    /// When, as it shall be printed.
    package var time: String?
    /// How long it took.
    package var seconds: Double?
    /// The command that makes the report again.
    package var command: String?

    /// A summary of its parts.
    package init(
        engine: String, machine: String? = nil, time: String? = nil, seconds: Double? = nil, command: String? = nil
    ) {
        self.engine = engine
        self.machine = machine
        self.time = time
        self.seconds = seconds
        self.command = command
    }
}

extension RunSummary {
    /// `Made by d3gzsl 1.0 on 2 cores, 1 March 2026, in 3 min.`
    var sentence: String {
        var text = "Made by \(engine)"
        if let machine, !machine.isEmpty { text += " on \(machine)" }
        if let time, !time.isEmpty { text += ", \(time)" }
        if let seconds { text += ", in \(DurationText.exact(seconds))" }
        return text + "."
    }
}
