package import Geometry
package import Reports

/// Something a fixture asked for does not exist, such as a place outside Sweden.
package struct FixtureFault: Error {
    package init() {}
}

extension Optional {
    /// The value, or a test that fails with ``FixtureFault``.
    package func orFail() throws -> Wrapped {
        guard let self else { throw FixtureFault() }
        return self
    }
}

extension Place {
    /// So many metres north and east of the square in Olofström, 14.5306° E 56.2767° N.
    package static func olofstrom(north: Double = 0, east: Double = 0) throws -> Place {
        try Place(northing: 6_236_975.30 + north, easting: 470_934.20 + east).orFail()
    }

    /// A place by chance within a square of `side` metres whose south-west corner is Olofström's square.
    package static func random(within side: Double, using chance: inout some RandomNumberGenerator) throws
        -> Place
    {
        try olofstrom(
            north: Double.random(in: 0...side, using: &chance),
            east: Double.random(in: 0...side, using: &chance))
    }
}

extension Timestamp {
    /// 2026-11-20T17:00:00Z, a Friday evening.
    package static let testNow = Timestamp(clamping: 1_795_194_000_000)
}

extension Identifier {
    /// An id that sorts by `number`.
    package static func numbered(_ number: Int) -> Self {
        Identifier(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | UInt64(number))
    }
}

extension Category {
    package static func fixture(
        _ code: String, group: String? = nil, reach: Double = 60, memoryDays: Int64 = 180, minimum: Int = 1,
        extent: Double = 400, questions: [Question] = []
    ) throws -> Category {
        Category(
            code: try Code(code).orFail(), name: Bilingual(swedish: code, english: code),
            group: try Code(group ?? code).orFail(),
            joining: try JoiningRule(
                reach: Radius(metres: reach).orFail(), memory: .days(memoryDays), minimum: minimum,
                extent: Radius(metres: extent).orFail()
            ).orFail(),
            questions: questions)
    }
}

extension Profile {
    /// Olofström with the four fixed categories and two units.
    package static func fixture(
        municipality: String = "1060", prefix: String = "OLO", categories: [Category]? = nil,
        units: [Unit]? = nil
    ) throws -> Profile {
        let fixed = [
            try Category.fixture("lighting"), try Category.fixture("drugs", reach: 75),
            try Category.fixture("speeding", reach: 150), try Category.fixture("visibility", reach: 75),
        ]
        let standard = [
            Unit(
                code: try Code("gata-park").orFail(),
                name: Bilingual(swedish: "Gata och park", english: "Streets and parks"), kind: .department,
                channels: []),
            Unit(
                code: try Code("kontaktcenter").orFail(),
                name: Bilingual(swedish: "Kontaktcenter", english: "Contact centre"), kind: .department,
                channels: []),
        ]
        return Profile(
            municipality: try MunicipalityCode(municipality).orFail(), name: "Olofström",
            referencePrefix: try ReferencePrefix(prefix).orFail(), categories: categories ?? fixed,
            units: units ?? standard, oldestObservation: .days(730))
    }
}

extension Report {
    /// A report about broken lighting in Olofström; a test names only what matters to it.
    package static func fixture(
        _ number: Int, at place: Place? = nil, category: String = "lighting", municipality: String = "1060",
        source: Source = .resident, text: String = "Lamporna bakom idrottshallen är trasiga.",
        observed: Timestamp = .testNow, received: Timestamp = .testNow, reporter: Int64? = nil,
        pseudonym: Int64? = nil, isRestricted: Bool = false, clientReference: String? = nil
    ) throws -> Report {
        var chance = SeededChance(seed: UInt64(number))
        return Report(
            id: .numbered(number),
            reference: Reference(prefix: try ReferencePrefix("OLO").orFail(), using: &chance),
            municipality: try MunicipalityCode(municipality).orFail(), category: try Code(category).orFail(),
            source: source, text: try ReportText(text).orFail(),
            whereabouts: place.map { .placed($0, accuracy: nil, words: nil) }
                ?? .unplaced(words: "bakom idrottshallen"),
            observed: observed, received: received, isRestricted: isRestricted,
            clientReference: clientReference, reporter: reporter.map { ReporterKey(digest: $0) },
            pseudonym: pseudonym.map { DailyPseudonym(digest: $0, received: received) })
    }

    /// The report on its way into a store, nothing masked, without a retry key.
    package func new(repeatKey: Int64? = nil, retry: RetryKey? = nil, link: ContactLink? = nil) -> NewReport {
        NewReport(
            report: self,
            original: SealedOriginal(
                text: text.description, words: whereabouts.words, answers: answers, contact: nil),
            repeatKey: repeatKey.map { RepeatKey(digest: $0) }, retry: retry, link: link)
    }
}

extension Person {
    /// Somebody with these roles: `triage:1060`.
    package static func fixture(
        _ number: UInt64, _ roles: [String], email: String? = nil, name: String = "Anna Lind"
    ) throws -> Person {
        Person(
            id: Person.ID(high: 7, low: number), name: name,
            email: try EmailAddress(email ?? "person-\(number)@example.se").orFail(),
            bindings: Set(try roles.map { try RoleBinding($0).orFail() }), created: .testNow)
    }
}
