extension [String] {
    /// The names with a number behind each that has come before: “H”, “H (2)”. What is named twice in a notebook is
    /// drawn twice.
    var numberedApart: [String] {
        var taken: Set<String> = []
        return map { name in
            var (candidate, number) = (name, 1)
            while !taken.insert(candidate).inserted {
                number += 1
                candidate = "\(name) (\(number))"
            }
            return candidate
        }
    }
}
