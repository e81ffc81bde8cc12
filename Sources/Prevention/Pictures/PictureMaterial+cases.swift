package import Reports

/// How the cases stood.
extension PictureMaterial {
    /// The cases that a row counts, by its key; nil for a row that counts none.
    package func cases(countedBy key: String, under heading: PictureHeading) -> [CaseThen]? {
        switch (heading, key) {
        case (.cases, "new"): return new
        case (.cases, "growing"): return growing
        case (.cases, "returned"): return returned
        case (.overdue, "total"): return late.map { $0.case }
        case (.cases, _):
            guard key.hasPrefix(Self.newOfGroup) else { return nil }
            return new.filter { Self.newOfGroup + $0.group.description == key }
        default: return nil
        }
    }

    private var living: [CaseThen] { cases.sorted { $0.id < $1.id } }
    private var new: [CaseThen] { living.filter { $0.isOpened && scope.span.contains($0.begun) } }
    private var returned: [CaseThen] { new.filter { $0.returnOf != nil } }
    private var growing: [CaseThen] {
        living.filter { $0.begun < scope.span.start && $0.joined >= Self.leastGrowth }
            .sorted { ($1.joined, $0.id) < ($0.joined, $1.id) }
    }
    private var late: [(case: CaseThen, days: Int)] {
        cases.compactMap { one -> (case: CaseThen, days: Int)? in
            guard one.takesReports, let due = one.due, due < scope.day else { return nil }
            return (one, scope.day.daysSinceEpoch - due.daysSinceEpoch)
        }.sorted { ($1.days, $0.case.id) < ($0.days, $1.case.id) }
    }

    var newAndGrowing: PictureSection {
        let (new, growing, returned) = (self.new, self.growing, self.returned)
        let totals = [
            ("new", Bilingual(swedish: "Nya ärenden", english: "New cases"), new.count),
            ("growing", Bilingual(swedish: "Växande ärenden", english: "Growing cases"), growing.count),
            ("returned", Bilingual(swedish: "Återkomna", english: "Back again"), returned.count),
        ].map { key, name, count in
            PictureRow(
                key: key, name: name, figures: [PictureFigure(.cases, count)], source: PictureSource(.cases),
                isOpen: true)
        }
        let groups = Dictionary(grouping: new, by: \.group).mapValues(\.count)
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { group, count in
                PictureRow(
                    key: Self.newOfGroup + group.description, name: Self.newWord + name(of: group),
                    figures: [PictureFigure(.cases, count)], source: PictureSource(.cases))
            }
        let more = growing.prefix(Self.mostRows).map { row(of: $0, "growing", Self.growing) }
        let again = returned.prefix(Self.mostRows).map { row(of: $0, "returned", Self.returned) }
        return PictureSection(.cases, totals + groups + more + again)
    }

    var overdue: PictureSection {
        let late = self.late
        let total = PictureRow(
            key: "total", name: Bilingual(swedish: "Försenade ärenden", english: "Overdue cases"),
            figures: [PictureFigure(.cases, late.count)], source: PictureSource(.overdue), isOpen: true)
        let rows = late.prefix(Self.mostRows).map { one, days in
            PictureRow(
                key: "case/\(one.id)", name: title(of: one),
                figures: [PictureFigure(.daysLate, days)], source: PictureSource(.case, one.id.description))
        }
        return PictureSection(.overdue, [total] + rows)
    }

    private func row(of one: CaseThen, _ sort: String, _ words: Bilingual) -> PictureRow {
        PictureRow(
            key: "\(sort)/\(one.id)", name: title(of: one), words: words,
            figures: [PictureFigure(.joined, one.joined)], source: PictureSource(.case, one.id.description))
    }

    /// What it is about, where, and since when: nothing that changes as more comes to it.
    package func title(of one: CaseThen) -> Bilingual {
        let day = SwedishTime(one.begun).date
        let place = districts[one.id].map { ", \($0)" } ?? ""
        return name(of: one.group) + "\(place), \(day)"
    }

    /// From how many reports in the span an older case is said to grow.
    private static let leastGrowth = 2

    private static let newOfGroup = "new/"
    private static let newWord = Bilingual(swedish: "Nya: ", english: "New: ")
    private static let growing = Bilingual(
        swedish: "Fler rapporter har kommit.", english: "More reports have come.")
    private static let returned = Bilingual(
        swedish: "Samma besvär som i ett avslutat ärende.", english: "The same trouble as in a closed case.")
}
