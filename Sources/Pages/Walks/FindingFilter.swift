import Prevention
import Reports
import Web

/// Which findings an address asks for. What in it is nothing is as if it were not there.
struct FindingFilter: Sendable {
    let unit: String
    let gravity: String
    let due: String
    let showsAll: Bool

    static let parameters: [Route.QueryParameter] = [
        .init("ansvarig", .text, "Those of this unit.", example: "gata-park"),
        .init("allvar", .text, "Of this gravity.", example: "grave"),
        .init(
            "senast", .text, "`forsenade`: those whose last day is over; `manad`: or comes within 30 days.",
            example: "forsenade"),
        .init("lage", .word(["oppna", "alla"]), "`oppna` when absent.", example: "alla"),
    ]

    private static let overdue = "forsenade"
    private static let soon = "manad"
    private static let all = "alla"

    init(_ query: QueryText) {
        unit = query["ansvarig"] ?? ""
        gravity = query["allvar"] ?? ""
        due = query["senast"] ?? ""
        showsAll = query["lage"] == Self.all
    }

    /// As an address has it.
    var fields: [(String, String)] {
        [
            ("ansvarig", unit), ("allvar", gravity), ("senast", due), ("lage", showsAll ? Self.all : ""),
        ].filter { !$0.1.isEmpty }
    }

    func asked(on today: CivilDate) -> FindingQuery {
        var query = FindingQuery(
            unit: Code<Reports.Unit>(unit), statuses: showsAll ? [] : Finding.Status.stillOpen)
        if let one = Finding.Gravity(rawValue: gravity) { query.gravities = [one] }
        if due == Self.overdue { query.dueBefore = today }
        if due == Self.soon { query.dueBefore = today.adding(days: 31) }
        return query
    }

    func shown(_ profiles: [Profile], _ language: Language, _ words: Words) -> Shown {
        let every = (value: "", label: words["measures-every"])
        let units = profiles.flatMap(\.units).map {
            (value: $0.code.description, label: $0.name.text(in: language))
        }.unique
        return Shown(
            unit: SelectField(
                id: "ansvarig", label: words["findings-unit"], options: [every] + units, chosen: unit),
            gravity: SelectField(
                id: "allvar", label: words["findings-gravity"],
                options: [every]
                    + Finding.Gravity.allCases.reversed().map {
                        (value: $0.rawValue, label: $0.name.text(in: language))
                    }, chosen: gravity),
            due: SelectField(
                id: "senast", label: words["findings-due"],
                options: [
                    every, (value: Self.overdue, label: words["findings-overdue"]),
                    (value: Self.soon, label: words["findings-soon"]),
                ], chosen: due),
            status: SelectField(
                id: "lage", label: words["findings-status"],
                options: [
                    (value: "oppna", label: words["findings-open"]),
                    (value: Self.all, label: words["measures-every"]),
                ], chosen: showsAll ? Self.all : "oppna"),
            isOpen: !fields.isEmpty,
            summary: words[fields.isEmpty ? "findings-filter-open" : "measures-filter-some"])
    }

    struct Shown: Sendable {
        let unit: SelectField
        let gravity: SelectField
        let due: SelectField
        let status: SelectField
        let isOpen: Bool
        let summary: String
    }
}
