import Reports

/// Which column of a CSV file of submissions holds which member.
package struct SubmissionColumns: Hashable, Sendable, ColumnNaming {
    /// The members that a column may hold, beside answers.
    package static let members = [
        "category", "text", "longitude", "latitude", "northing", "easting", "epsg", "words", "accuracyMetres",
        "observedAt", "recurs", "source", "email", "phone", "clientReference", "reporter", "municipality",
    ]

    /// Before the code of a follow-up question: `answer.lamp-number`.
    package static let answerPrefix = "answer."

    /// Every member in a column of its own name.
    package static let own = SubmissionColumns(.none)

    private let mapping: ColumnMapping

    private init(_ mapping: ColumnMapping) { self.mapping = mapping }

    /// - Parameters:
    ///   - columns: the column that holds each of these members; the others keep their names, or those of ``usualNames``.
    ///   - ignored: columns that hold nothing that is wanted.
    /// - Returns: Nil when two members are to come out of one column.
    package static func mapping(_ columns: [String: String], ignoring ignored: Set<String> = [])
        -> SubmissionColumns?
    {
        ColumnMapping(columns, ignoring: ignored).map { SubmissionColumns($0) }
    }

    /// What else the column of each member may be called, in Swedish and English. X and Y are none of them: which of the two is
    /// north differs from system to system.
    package static let usualNames: [String: [String]] = [
        "category": ["kategori", "typ", "ärendetyp", "type"],
        "text": ["beskrivning", "fritext", "meddelande", "description", "message"],
        "longitude": ["longitud", "lon", "lng", "long"],
        "latitude": ["latitud", "lat"],
        "northing": ["nord", "norr", "n", "sweref n", "north"],
        "easting": ["öst", "ost", "e", "sweref e", "east"],
        "epsg": ["referenssystem", "koordinatsystem", "srid"],
        "words": ["plats", "platsbeskrivning", "adress", "address", "place", "location"],
        "accuracyMetres": ["noggrannhet", "accuracy"],
        "observedAt": ["observerad", "sedd", "tid", "tidpunkt", "datum", "observed", "date", "time"],
        "recurs": ["återkommer", "återkommande"],
        "source": ["källa"],
        "email": ["e-post", "e-postadress", "e-mail", "mejl"],
        "phone": ["telefon", "telefonnummer", "mobil", "telephone"],
        "clientReference": ["referens", "ärendenummer", "diarienummer", "reference"],
        "reporter": ["rapportör", "anmälare"],
        "municipality": ["kommun", "kommunkod"],
    ]

    /// Whether there is such a member, or it has the form of an answer; which questions there are, the desk knows.
    package static func isMember(_ name: String) -> Bool {
        members.contains(name) || (name.hasPrefix(answerPrefix) && name.count > answerPrefix.count)
    }

    /// What the columns of a header hold; empty for a column without a name.
    func members(of header: [String]) throws(SubmissionFileFault) -> [String] {
        try mapping.members(
            of: header,
            among: .init(
                usual: Self.usualMembers, members: Self.members + ["\(Self.answerPrefix)QUESTION"],
                isMember: Self.isMember))
    }

    private static let usualMembers: [ColumnName: String] = {
        let usual = usualNames.flatMap { member, names in names.map { (ColumnName($0), member) } }
        return Dictionary(members.map { (ColumnName($0), $0) } + usual) { first, _ in first }
    }()

    /// The answers among a row's cells, in the order of their questions' codes.
    static func answers(in cells: [String: String]) -> [Submission.RawAnswer] {
        cells.filter { $0.key.hasPrefix(answerPrefix) }.sorted { $0.key < $1.key }.map {
            Submission.RawAnswer(question: String($0.key.dropFirst(answerPrefix.count)), value: $0.value)
        }
    }
}
