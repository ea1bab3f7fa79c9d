import Foundations

extension SplitFile {
    /// The split that the file means for these labels: lists that it lacks are derived from its classes.
    ///
    /// | list | where it is absent |
    /// |---|---|
    /// | `unseen` | the classes of `test_unseen` |
    /// | `seen` | the classes of `trainval`, or all that are not unseen |
    /// | `test_unseen` | all rows of unseen classes |
    /// | `trainval`, `test_seen` | one of them: the rows of seen classes that the other lacks |
    /// | `train`, `val` | rows of `trainval`: those of `validation` classes are `val`, the others `train` |
    ///
    /// - Parameters:
    ///   - labels: of every row, sound.
    ///   - names: by class number; nil where the folder has none.
    /// - Returns: nil, with complaints, for what is no split of these rows.
    func split(
        labels: [Int], classes count: Int, names: [String]?, complaints: inout Complaints
    ) -> (split: Split, warnings: [String])? {
        let before = complaints.all.count
        let reader = SplitReader(file: self, labels: labels, count: count, names: names)
        let split = reader.split(&complaints)
        guard complaints.all.count == before, let split else { return nil }
        return (split, reader.warnings(split))
    }
}

/// One file of splits, held against the labels.
private struct SplitReader {
    let file: SplitFile
    let labels: [Int]
    let count: Int
    let names: [String]?

    private typealias List = (name: String, rows: [Int])

    func split(_ complaints: inout Complaints) -> Split? {
        let before = complaints.all.count
        var lists: [String: [Int]] = [:]
        for key in SplitFile.rowKeys { lists[key] = file.rows[key].flatMap { rows(key, $0, &complaints) } }
        let given = Dictionary(
            uniqueKeysWithValues: SplitFile.classKeys.compactMap { key in
                file.classes[key].flatMap { classes(key, $0, &complaints) }.map { (key, $0) }
            })
        guard complaints.all.count == before else { return nil }

        guard let unseen = given["unseen"] ?? lists["test_unseen"].map(classes(of:)) else {
            add(
                &complaints, "'unseen', the classes that are not trained on", "neither it nor 'test_unseen'",
                "'d3gzsl data split' draws some")
            return nil
        }
        let present = Set(labels)
        let seen = given["seen"] ?? lists["trainval"].map(classes(of:)) ?? present.subtracting(unseen)
        let both = seen.intersection(unseen)
        if !both.isEmpty { add(&complaints, "classes that are seen or unseen", "\(listed(both)) as both") }
        let testUnseen = lists["test_unseen"] ?? labels.indices.filter { unseen.contains(labels[$0]) }
        let ofSeen = labels.indices.filter { seen.contains(labels[$0]) }
        guard lists["trainval"] != nil || lists["test_seen"] != nil else {
            add(
                &complaints, "'test_seen', the rows of seen classes that are tested on", "neither it nor 'trainval'",
                "'d3gzsl data split' draws some, and writes the whole file")
            return nil
        }
        let trainval = lists["trainval"] ?? rest(ofSeen, without: lists["test_seen"]!)
        let testSeen = lists["test_seen"] ?? rest(ofSeen, without: trainval)
        let validation = given["validation"] ?? []
        let held: [Int]
        let train: [Int]
        if let val = lists["val"] {
            held = val
            train = lists["train"] ?? rest(trainval, without: val)
        } else {
            held = trainval.filter { validation.contains(labels[$0]) }
            train = lists["train"] ?? (validation.isEmpty ? [] : rest(trainval, without: held))
        }

        check(
            [("trainval", trainval), ("test_seen", testSeen), ("test_unseen", testUnseen)],
            [("train", train), ("val", held)],
            &complaints)
        for (key, classes) in given.sorted(by: { $0.key < $1.key }) {
            let empty = classes.subtracting(present)
            if !empty.isEmpty {
                add(
                    &complaints, "rows of every class in '\(key)'", "none of \(listed(empty))",
                    "leave such classes out of the split")
            }
        }
        let strangers = validation.subtracting(seen)
        if !strangers.isEmpty { add(&complaints, "seen classes in 'validation'", "\(listed(strangers))") }
        for (list, allowed, word) in [
            (("trainval", trainval), seen, "seen"), (("test_seen", testSeen), classes(of: trainval), "trained"),
            (("test_unseen", testUnseen), unseen, "unseen"),
        ] as [(List, Set<Int>, String)] {
            let others = classes(of: list.rows).subtracting(allowed)
            if !others.isEmpty {
                add(
                    &complaints, "rows of \(word) classes in '\(list.name)'", "rows of \(listed(others))",
                    "the split and the labels may not belong together")
            }
        }
        guard complaints.all.count == before else { return nil }
        return Split(trainval: trainval, train: train, validation: held, testSeen: testSeen, testUnseen: testUnseen)
    }

    func warnings(_ split: Split) -> [String] {
        var warnings: [String] = []
        let (seen, unseen) = (classes(of: split.trainval), classes(of: split.testUnseen))
        let untested = seen.subtracting(classes(of: split.testSeen))
        if !untested.isEmpty {
            warnings.append(
                "no test row of the seen \(listed(untested)): accuracy over seen classes leaves out what has no rows")
        }
        let absent = Set(0..<count).subtracting(seen).subtracting(unseen)
        if !absent.isEmpty {
            warnings.append("\(listed(absent)) neither trained nor tested on, yet among the candidate classes")
        }
        let shared = classes(of: split.train).intersection(classes(of: split.validation))
        if !shared.isEmpty {
            warnings.append("train and val share the classes \(listed(shared)), which count as validation classes")
        }
        if split.validation.isEmpty {
            warnings.append("the split names no validation classes: they are chosen by seed")
        }
        let unused = labels.count - split.trainval.count - split.testSeen.count - split.testUnseen.count
        if unused > 0 { warnings.append("\(unused) of the \(labels.count) rows are neither trained nor tested on") }
        return warnings
    }

    // MARK: Parts

    private func check(_ parts: [List], _ halves: [List], _ complaints: inout Complaints) {
        for part in parts where part.rows.isEmpty { add(&complaints, "rows in '\(part.name)'", "none") }
        for (first, second) in [
            (parts[0], parts[1]), (parts[0], parts[2]), (parts[1], parts[2]), (halves[0], halves[1]),
        ] {
            let other = Set(first.rows)
            let shared = second.rows.filter(other.contains)
            if let row = shared.first {
                add(
                    &complaints, "no row of '\(first.name)' in '\(second.name)'",
                    "\(shared.count) shared, row \(row) among them", "the splits overlap")
            }
        }
        let training = Set(parts[0].rows)
        for half in halves {
            let strangers = half.rows.filter { !training.contains($0) }
            if let row = strangers.first {
                add(
                    &complaints, "rows of 'trainval' in '\(half.name)'",
                    "\(strangers.count) others, row \(row) among them")
            }
        }
    }

    private func rows(_ key: String, _ rows: [Int], _ complaints: inout Complaints) -> [Int]? {
        let strangers = rows.filter { $0 < 0 || $0 >= labels.count }
        if let row = strangers.first {
            add(
                &complaints, "rows from 0 to \(labels.count - 1) in '\(key)'",
                "\(row)\(strangers.count > 1 ? " and \(strangers.count - 1) more" : "")",
                row == labels.count ? "rows are counted from 0" : nil)
            return nil
        }
        if let row = rows.firstRepeated {
            add(&complaints, "every row once in '\(key)'", "row \(row) twice")
            return nil
        }
        return rows
    }

    private func classes(_ key: String, _ list: [SplitFile.ClassName], _ complaints: inout Complaints) -> Set<Int>? {
        var result: Set<Int> = []
        var isSound = true
        func complain(_ expected: String, _ found: String, _ hint: String? = nil) {
            add(&complaints, expected, found, hint)
            isSound = false
        }
        for item in list {
            let index: Int
            switch item {
            case .number(let number):
                guard number >= 0, number < count else {
                    complain("classes from 0 to \(count - 1) in '\(key)'", "\(number)")
                    continue
                }
                index = number
            case .name(let name):
                guard let place = names?.firstIndex(of: name) else {
                    let hint = Suggestion.closest(to: name, among: names ?? []).map { "did you mean '\($0)'?" }
                    complain(
                        "names of classes in '\(key)'", "'\(TerminalText.sanitised(name))'",
                        names == nil ? "the folder has no names.txt: name classes by number" : hint)
                    continue
                }
                index = place
            }
            if !result.insert(index).inserted { complain("every class once in '\(key)'", "\(listed([index])) twice") }
        }
        if list.isEmpty, key != "validation" { complain("classes in '\(key)'", "none") }
        return isSound ? result : nil
    }

    private func classes(of rows: [Int]) -> Set<Int> { Set(rows.map { labels[$0] }) }

    private func rest(_ rows: [Int], without others: [Int]) -> [Int] {
        let others = Set(others)
        return rows.filter { !others.contains($0) }
    }

    private func listed(_ classes: Set<Int>) -> String {
        let first = classes.sorted().prefix(3).map { index in
            if let names { return "'\(names[index])'" }
            return "class \(index)"
        }.joined(separator: ", ")
        return classes.count > 3 ? "\(first) and \(classes.count - 3) more" : first
    }

    private func add(_ complaints: inout Complaints, _ expected: String, _ found: String, _ hint: String? = nil) {
        complaints.add(.malformed(file.path, expected: expected, found: found, hint: hint))
    }
}
