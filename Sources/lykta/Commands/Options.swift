import ArgumentParser
import Geometry
import Projection
import Reports

/// The database file, which every command takes.
struct FileOption: ParsableArguments {
    @Option(name: .customLong("database"), help: ArgumentHelp("The SpatiaLite file.", valueName: "file"))
    var path: String
    @OptionGroup var language: LanguageOption
}

/// What a command prints for another program to read.
struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "One JSON document with the member names of the API.")
    var isWanted = false
}

/// Which reports a command is about.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only these categories, separated by commas.", valueName: "codes"))
    var category: String?
    @Option(help: ArgumentHelp("Only cases in these states: open, in-progress, closed.", valueName: "states"))
    var status: String?
    @Option(help: ArgumentHelp("Only from these sources, such as police,resident.", valueName: "sources"))
    var source: String?
    @Option(help: ArgumentHelp("Only cases of this unit.", valueName: "code"))
    var unit: String?
    @Option(
        help: ArgumentHelp("Seen on or after this day or moment (2026-01-31 or RFC 3339).", valueName: "time")
    )
    var since: String?
    @Option(help: ArgumentHelp("Seen before this day or moment.", valueName: "time"))
    var until: String?

    @Option(
        help: ArgumentHelp(
            "Received on or after this day or moment (2026-01-31 or RFC 3339).", valueName: "time"))
    var receivedSince: String?
    @Option(help: ArgumentHelp("Received before this day or moment.", valueName: "time"))
    var receivedUntil: String?

    /// What the installation holds, restricted reports too: whoever can read the file may read them.
    ///
    /// - Throws: ``CommandFault``.
    func filter(in installation: Installation) throws -> ReportFilter {
        ReportFilter(
            categories: try CategoryList.parse(category, among: installation.categories),
            statuses: try Choice.list(status, Expected.state, CaseStatus.self),
            sources: try Choice.list(source, Expected.source, Source.self),
            unit: try unit.map { try Choice.code($0, Expected.unit, among: installation.units) },
            observedFrom: try since.map(Moment.parse), observedUntil: try until.map(Moment.parse),
            receivedFrom: try receivedSince.map(Moment.parse),
            receivedUntil: try receivedUntil.map(Moment.parse), includesRestricted: true)
    }
}

/// Words of closed lists as they are typed; another is refused with the nearest.
enum Choice {
    /// None for nothing typed.
    static func list<Word: RawRepresentable & CaseIterable & Hashable>(
        _ text: String?, _ what: Bilingual, _ type: Word.Type
    ) throws -> Set<Word> where Word.RawValue == String {
        guard let text else { return [] }
        return Set(
            try text.split(separator: ",", omittingEmptySubsequences: false).map {
                try word(String($0), what, type)
            })
    }

    static func word<Word: RawRepresentable & CaseIterable>(
        _ text: String, _ what: Bilingual, _ type: Word.Type
    ) throws -> Word where Word.RawValue == String {
        if let word = Word(rawValue: text) { return word }
        throw unknown(text, what, among: Word.allCases.map(\.rawValue))
    }

    static func code<Kind>(_ text: String, _ what: Bilingual, among known: [Code<Kind>]) throws -> Code<Kind>
    {
        if let code = Code<Kind>(text), known.contains(code) { return code }
        throw unknown(text, what, among: Set(known).sorted().map(\.description))
    }

    static func unknown(_ text: String, _ what: Bilingual, among known: [String]) -> CommandFault {
        .unknownWord(
            text, expected: Expected.list(what, known),
            nearest: NearestWord.of(text, among: known))
    }
}

/// A name and what belongs to it, as they are typed: `lamp-number=204`.
struct NamedValue {
    let name: String
    /// All after the first `=`; another may stand in it.
    let value: String

    /// - Throws: ``CommandFault`` where either is missing.
    init(_ text: String, _ expected: Bilingual) throws {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2, !text.hasPrefix("=") else {
            throw CommandFault.badValue(text, expected: expected)
        }
        (name, value) = (sides[0], sides[1])
    }

    /// Which column of a file holds which part, as `part=column` says; what is said last counts.
    ///
    /// - Throws: ``CommandFault`` for what is not written so, and for a part that there is not.
    static func columns<Part: RawRepresentable<String> & CaseIterable & Hashable>(
        _ texts: [String], _: Part.Type
    ) throws -> [Part: String] {
        var columns: [Part: String] = [:]
        for text in texts {
            let pair = try NamedValue(text, Expected.partColumn)
            columns[try Choice.word(pair.name, Expected.part, Part.self)] = pair.value
        }
        return columns
    }
}

/// How many answers are wanted, as it is typed.
enum AnswerCount {
    /// - Throws: ``CommandFault`` for fewer than one, as the API has it.
    static func parse(_ count: Int, _ option: String) throws -> Int {
        guard count >= 1 else {
            throw CommandFault.badValue("\(count)", expected: Expected.count(for: option))
        }
        return count
    }
}

/// Turns what was typed into a value, or says what it should have been.
func parsed<Value>(_ text: String, _ expected: Bilingual, _ parse: (String) throws -> Value?) throws -> Value
{
    guard let value = try? parse(text) else { throw CommandFault.badValue(text, expected: expected) }
    return value
}

/// A text without NUL, of so many bytes.
func parsedText(_ text: String, _ expected: Bilingual, _ bytes: ClosedRange<Int>) throws -> String {
    try parsed(text, expected) { bytes.contains($0.utf8.count) && !$0.utf8.contains(0) ? $0 : nil }
}

/// Categories as they are typed: `lighting,drugs`.
enum CategoryList {
    /// Those that there are, since a misspelt one would make the answer false; none for nothing typed.
    static func parse(_ text: String?, among known: [Category]) throws -> Set<Code<Category>> {
        guard let text else { return [] }
        return Set(
            try text.split(separator: ",", omittingEmptySubsequences: false).map {
                try Choice.code(String($0), Expected.category, among: known.map(\.code))
            })
    }
}

/// Moments as they are typed: a day is its beginning by the Swedish clock.
enum Moment {
    static func parse(_ text: String) throws -> Timestamp {
        if let day = CivilDate(text) { return SwedishTime.moment(of: day, minuteOfDay: 0) }
        return try parsed(text, Expected.moment) {
            try Timestamp(rfc3339: $0)
        }
    }
}

/// Numbers as they are typed: `14.5306,56.2767`.
enum Numbers {
    /// Two numbers with a comma between, and nothing else.
    static func pair(_ text: String) -> (Double, Double)? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let one = Double(parts[0]), let other = Double(parts[1]) else { return nil }
        return (one, other)
    }
}

/// Positions as they are typed: `LON,LAT` in WGS 84, or `N,E` in SWEREF 99 TM.
enum Position {
    static func parse(_ text: String, _ projector: Projector) throws -> Place {
        if let numbers = Numbers.pair(text) {
            if let place = Place(northing: numbers.0, easting: numbers.1) { return place }
            if let position = GeographicPosition(longitude: numbers.0, latitude: numbers.1),
                let place = try? projector.place(of: position)
            {
                return place
            }
        }
        throw CommandFault.badValue(text, expected: Expected.position)
    }
}
