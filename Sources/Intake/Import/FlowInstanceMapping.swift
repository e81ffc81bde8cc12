package import Reports

/// What the answers of an e-service hold, by the member of a submission: a line each of a text.
///
///     # Felanmälan belysning
///     category := lighting
///     text = title/Rubrik
///     text = description/Value
///     northing = map/XCoordinate
///     easting = map/YCoordinate
///     epsg := 3009
///     source[Polisen] = police
///
/// `member = path` says where it stands, `member := text` what it always is, and `member[answer] = text` what an answer means. Several paths of
/// `text` or `words` are put under each other; of any other member there is one. Blank lines, and what comes after `#` at the beginning of one, do not count.
package struct FlowInstanceMapping: Hashable, Sendable {
    private var paths: [String: [String]] = [:]
    private var fixed: [String: String] = [:]
    private var meanings: [String: [String: String]] = [:]

    /// What is known of every flow instance, where the mapping says nothing else.
    private static let usual = [
        "clientReference": ["Header/FlowInstanceID"],
        "observedAt": ["Header/FirstSubmitted", "Header/Posted"],
    ]

    private static let joined: Set = ["text", "words"]

    /// - Throws: ``FlowInstanceMappingFault`` at the first line that cannot be read.
    package init(_ text: String) throws(FlowInstanceMappingFault) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let line = Self.trimmed(line)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            do throws(FlowInstanceMappingFault.Reason) {
                try read(line)
            } catch {
                throw FlowInstanceMappingFault(line: index + 1, reason: error)
            }
        }
    }

    private mutating func read(_ line: String) throws(FlowInstanceMappingFault.Reason) {
        guard let equals = line.firstIndex(of: "=") else { throw .noEquals }
        var left = Self.trimmed(line[..<equals])
        let right = Self.trimmed(line[line.index(after: equals)...])
        guard !right.isEmpty else { throw .nothingSaid }
        let isFixed = left.hasSuffix(":")
        if isFixed { left = Self.trimmed(left.dropLast()) }
        var answer: String?
        if left.hasSuffix("]"), let bracket = left.firstIndex(of: "[") {
            answer = Self.trimmed(left[left.index(after: bracket)...].dropLast())
            left = Self.trimmed(left[..<bracket])
        }
        guard SubmissionColumns.isMember(left) else { throw .noMember(left) }
        if let answer {
            meanings[left, default: [:]][answer] = right
        } else if isFixed {
            guard fixed[left] == nil, paths[left] == nil else { throw .twice(left) }
            fixed[left] = right
        } else {
            guard fixed[left] == nil, paths[left] == nil || Self.joined.contains(left) else {
                throw .twice(left)
            }
            paths[left, default: []].append(right)
        }
    }

    /// The members of one instance, as cells of a row.
    func cells(_ instance: FlowInstance) -> [String: String] {
        var cells = fixed
        for (member, paths) in paths {
            let answers = paths.compactMap { instance.answer(at: $0) }
            guard !answers.isEmpty else { continue }
            let answer = answers.joined(separator: "\n")
            cells[member] = meanings[member]?[answer] ?? answer
        }
        for (member, paths) in Self.usual where fixed[member] == nil && self.paths[member] == nil {
            cells[member] = paths.lazy.compactMap { instance.answer(at: $0) }.first
        }
        return cells
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var rest = Substring(String(text))
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

/// What keeps a mapping from being read.
package struct FlowInstanceMappingFault: Error, Hashable, Sendable {
    /// The first is 1.
    package let line: Int
    package let reason: Reason

    package enum Reason: Error, Hashable, Sendable {
        case noEquals
        case nothingSaid
        /// There is no such member.
        case noMember(String)
        /// The member is said twice.
        case twice(String)
    }

    /// For who wrote it.
    package var sentence: Bilingual {
        Bilingual(swedish: "rad \(line): ", english: "line \(line): ") + words
    }

    private var words: Bilingual {
        switch reason {
        case .noEquals:
            Bilingual(
                swedish: "skriv FÄLT = SÖKVÄG, FÄLT := TEXT eller FÄLT[SVAR] = TEXT",
                english: "write MEMBER = PATH, MEMBER := TEXT or MEMBER[ANSWER] = TEXT")
        case .nothingSaid:
            Bilingual(
                swedish: "inget står efter likhetstecknet", english: "nothing stands after the equals sign")
        case .noMember(let name):
            Bilingual(
                swedish: "det finns inget fält “\(name.prefix(40))”.",
                english: "there is no member “\(name.prefix(40))”.")
                + Bilingual.didYouMean(name, among: SubmissionColumns.members)
        case .twice(let name):
            Bilingual(
                swedish: "\(name) anges två gånger; bara text och words får ha flera sökvägar",
                english: "\(name) is said twice; only text and words may have several paths")
        }
    }
}
