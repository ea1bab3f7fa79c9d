import Datasets
import Raster
import Tensors
import Testing

struct ValidationViewTests {
    @Test func noTestRowIsInside() throws {
        let whole = Dataset.tiny()
        let view = try #require(whole.validationView(seed: 1))
        #expect(Set(view.numbers(Array(view.labels.indices))).isSubset(of: whole.split.trainval))
        #expect(view.numbers(view.split.testUnseen) == whole.split.validation)
        #expect(Set(view.numbers(view.split.trainval + view.split.testSeen)) == Set(whole.split.train))
        #expect(Set(view.split.trainval).isDisjoint(with: view.split.testSeen))
        #expect(view.split.testSeen.count == 3, "a fifth of five rows of each of three classes")
    }

    @Test func rowsKeepTheirClassesAndPictures() throws {
        let whole = Dataset.tiny(illustrated: true)
        let view = try #require(whole.validationView(seed: 1))
        #expect(view.classNames == ["ant", "bee", "cat", "dog"])
        #expect(view.seenClasses == [0, 1, 2] && view.unseenClasses == [3])
        #expect(view.classEmbeddings.values == whole.classEmbeddings.rows(0..<4).values)
        #expect(view.attributeNames == whole.attributeNames)
        for row in view.labels.indices {
            let number = view.numbers([row])[0]
            #expect(view.classNames[view.labels[row]] == whole.classNames[whole.labels[number]])
            #expect(view.features.row(row).elementsEqual(whole.features.row(number)))
            #expect(view.sampleImage?(row) == whole.sampleImage?(number))
        }
    }

    @Test func theSeedChoosesWhatIsHeldOut() throws {
        let whole = Dataset.tiny(perClass: 20)
        let heldOut = try (1...4).map { seed in
            let view = try #require(whole.validationView(seed: UInt64(seed)))
            return view.numbers(view.split.testSeen)
        }
        let again = try #require(whole.validationView(seed: 1))
        #expect(again.numbers(again.split.testSeen) == heldOut[0])
        #expect(Set(heldOut).count == 4)
        let half = try #require(whole.validationView(holdOut: 0.5, seed: 1))
        #expect(half.split.testSeen.count == 30, "half of 19 rows, rounded up, of three classes")
    }

    @Test func withoutValidationClassesSomeAreSetAside() throws {
        let whole = Dataset.tiny()
        let split = Split(
            trainval: whole.split.trainval, testSeen: whole.split.testSeen, testUnseen: whole.split.testUnseen)
        let view = try #require(whole.replacing(split: split).validationView(seed: 5))
        #expect(Set(view.numbers(Array(view.labels.indices))) == Set(whole.split.trainval))
        #expect(view.seenClasses.count == 3 && view.unseenClasses.count == 1)
        #expect(view.warnings == ["the split names no validation classes: 1 of 4 seen classes were set aside by seed"])
    }

    /// The public files of one set let both lists share classes: a class cannot be seen and unseen.
    @Test func aClassInBothListsCountsAsAValidationClass() throws {
        let whole = Dataset.tiny()
        let split = Split(
            trainval: whole.split.trainval, train: whole.split.train + [18], validation: [19, 20],
            testSeen: whole.split.testSeen, testUnseen: whole.split.testUnseen)
        let view = try #require(whole.replacing(split: split).validationView(seed: 5))
        #expect(view.numbers(view.split.testUnseen) == [19, 20])
        #expect(!view.numbers(view.split.trainval + view.split.testSeen).contains(18))
    }

    @Test func aSetThatIsTooSmallHasNone() {
        let whole = Dataset.tiny()
        let split = Split(
            trainval: [0, 1, 2, 6], testSeen: whole.split.testSeen.prefix(2).map { $0 },
            testUnseen: whole.split.testUnseen)
        #expect(whole.replacing(split: split).validationView(seed: 1) == nil)
    }
}
