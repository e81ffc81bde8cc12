/// The counts of one period that everybody may be told: a partition of its reports into groups of at least five people each, rounded.
///
/// Tables that hide small cells and tell true sums give the small cells away by subtraction. Here nothing is told but the counts of groups
/// that have no report in common, and every sum that is shown is a sum of counts told. So no difference between tables, filters or sums
/// holds anything that the list of groups does not hold: it is all there is.
///
/// 1. A report is counted in the group of its square and category when at least as many voices as the group's threshold speak there: a
///    secret number from 6 to 10, so that five are left when one of them is whoever looks.
/// 2. What is left over goes to the category's group of the district, then to that of the whole area, then to the one of all categories, by
///    the same rule; what is left of that is told nowhere. A group of what is left is told only where it covers at least
///    ``leastCovered`` squares (of one category) that are not told by themselves.
/// 3. The count of a group is rounded to a multiple of five, up or down with odds that make it right in the mean, by a secret number of the
///    group: the same reports always give the same count, so asking again tells nothing.
///
/// The first two are local suppression with an adaptive partition, as in Lagonigro, Oller and Martori, “A quadtree approach based on
/// European geographic grids: reconciling data privacy and accuracy” (SORT 41, 2017); the third is random rounding, Fellegi, “Controlled
/// random rounding” (Survey Methodology 1, 1975), with a fixed secret for each group, as the record keys of Fraser and Wooton, “A proposed
/// method for confidentialising tabular output to protect against differencing” (UNECE 2005) are fixed. What it protects and what it does
/// not: docs/methods.md and decision 0051.
package struct SuppressedCounts: Hashable, Sendable {
    /// A report, as far as it is counted.
    package struct Event: Hashable, Sendable {
        package let cell: GridCell
        package let category: Int
        /// Who speaks: equal for reports of one person.
        package let voice: Int

        package init(cell: GridCell, category: Int, voice: Int) {
            self.cell = cell
            self.category = category
            self.voice = voice
        }
    }

    /// The squares that an area covers, as everybody knows them, and the district that each is counted to.
    package struct Land: Hashable, Sendable {
        package let cells: Set<GridCell>
        package let districts: [GridCell: Int]

        /// - Parameter districts: Of those squares that lie in one; others than `cells` are not looked at.
        package init(cells: Set<GridCell>, districts: [GridCell: Int]) {
            self.cells = cells
            self.districts = districts.filter { cells.contains($0.key) }
        }
    }

    package enum Holder: Hashable, Sendable {
        case cell(GridCell)
        /// What is left of a district.
        case district(Int)
        /// What is left of all.
        case rest
    }

    package struct Group: Hashable, Sendable {
        package let holder: Holder
        /// Nil for what is left of all categories.
        package let category: Int?

        package init(_ holder: Holder, category: Int?) {
            self.holder = holder
            self.category = category
        }
    }

    package struct Told: Hashable, Sendable {
        package let group: Group
        /// A multiple of five, at least five.
        package let count: Int
    }

    /// By category; of one, squares from the south-west, then districts, then the rest.
    package let told: [Told]

    /// What a group is told for at least, to whoever counts everybody.
    package static let least = 5
    /// What a group of what is left covers at least.
    package static let leastCovered = 5

    /// - Parameters:
    ///   - events: In any order. Those of categories outside `categories` are not counted.
    ///   - categories: How many there are; they are numbered from 0.
    ///   - secret: 64 bits that nobody can guess, always the same for the same group.
    /// - Complexity: O(*n* log *n*) in events, and O(*c* · *m*) in categories and squares.
    package init(
        of events: some Sequence<Event>, on land: Land, categories: Int,
        secret: @escaping (Group) -> UInt64
    ) {
        var telling = Telling(secret: secret)
        var counted: [Int: [GridCell: Tally]] = [:]
        for event in events where (0..<max(0, categories)).contains(event.category) {
            counted[event.category, default: [:]][event.cell, default: Tally()].add(event.voice)
        }
        var everything = Tally()
        var coveredByAll = 0
        for category in 0..<max(0, categories) {
            let cells = counted[category] ?? [:]
            var districts: [Int: Tally] = [:]
            var rest = Tally()
            var alone: Set<GridCell> = []
            for (cell, tally) in cells.sorted(by: { $0.key < $1.key }) {
                if telling.tells(tally, Group(.cell(cell), category: category)) {
                    alone.insert(cell)
                } else if let district = land.districts[cell] {
                    districts[district, default: Tally()].add(tally)
                } else {
                    rest.add(tally)
                }
            }
            let hidden = land.cells.subtracting(alone)
            var hiddenIn: [Int: Int] = [:]
            for cell in hidden {
                if let district = land.districts[cell] { hiddenIn[district, default: 0] += 1 }
            }
            var covered = hidden.count
            for (district, tally) in districts.sorted(by: { $0.key < $1.key }) {
                let within = hiddenIn[district] ?? 0
                if within >= Self.leastCovered,
                    telling.tells(tally, Group(.district(district), category: category))
                {
                    covered -= within
                } else {
                    rest.add(tally)
                }
            }
            if covered < Self.leastCovered || !telling.tells(rest, Group(.rest, category: category)) {
                everything.add(rest)
                coveredByAll += covered
            }
        }
        if coveredByAll >= Self.leastCovered { _ = telling.tells(everything, Group(.rest, category: nil)) }
        told = telling.told
    }

    /// The sum of the groups that are wanted: how every figure that is shown is made.
    package func sum(where isWanted: (Group) -> Bool) -> Int {
        told.reduce(0) { isWanted($1.group) ? $0 + $1.count : $0 }
    }
}

/// Reports of a group, and who speaks in them.
private struct Tally {
    var reports = 0
    var voices: Set<Int> = []

    mutating func add(_ voice: Int) {
        reports += 1
        voices.insert(voice)
    }

    mutating func add(_ other: Tally) {
        reports += other.reports
        voices.formUnion(other.voices)
    }
}

/// Decides what is told of groups, one after the other.
private struct Telling {
    let secret: (SuppressedCounts.Group) -> UInt64
    var told: [SuppressedCounts.Told] = []

    /// Whether it is told; then it stands in ``told``.
    mutating func tells(_ tally: Tally, _ group: SuppressedCounts.Group) -> Bool {
        let least = SuppressedCounts.least
        // No group is told for fewer voices, whatever its secret is: most end here, without the cost of a digest.
        guard tally.voices.count > least else { return false }
        let bits = secret(group)
        let threshold = least + 1 + Int(bits % 5)
        guard tally.voices.count >= threshold else { return false }
        let start = Int((bits >> 32) % 5)
        told.append(.init(group: group, count: (tally.reports + start) / 5 * 5))
        return true
    }
}
