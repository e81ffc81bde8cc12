/// What the records of another service's export hold, by the member of a submission: a line each of a text.
///
///     # Felanmälan belysning
///     category = typ/Value
///     category[Trasig lampa] = lighting
///     text = title/Rubrik
///     text = description/Value
///     northing = map/XCoordinate
///     easting = map/YCoordinate
///     epsg := 3009
///     observedAt.form := yyyy-MM-dd HH:mm
///
/// `member = path` says where it stands, `member := text` what it always is, and `member[answer] = text` what an answer means, with `*` for
/// all others. `latitude,longitude = path` says of two numbers in one text which comes first. What ``MappingSettings`` hold is said with `:=`.
/// Several paths of `text` or `words` are put under each other; of any other member there is one. Blank lines, and those that begin with `#`, do not count.
package struct ExportMapping: Hashable, Sendable {
    private var paths: [String: [String]] = [:]
    private var pairs: [MemberPair: String] = [:]
    private var fixed: [String: String] = [:]
    private var meanings: [String: [String: String]] = [:]
    private var prefix = ""
    private(set) var times = WrittenTimes.usual

    /// Two members whose numbers stand in one text, in this order.
    private struct MemberPair: Hashable {
        let first: String
        let second: String
    }

    private static let joined: Set = ["text", "words"]
    /// Those that are words of lists, so that one of which a mapping does not say what it means is refused.
    private static let closed: Set = ["category", "source", "recurs", "municipality"]
    private static let axes: Set = ["longitude", "latitude", "northing", "easting"]

    /// - Parameter bytes: As ``DecodedText`` reads them.
    /// - Throws: ``ExportMappingFault`` at the first line that cannot be read.
    package init(_ bytes: [UInt8]) throws(ExportMappingFault) {
        let text: [UInt8]
        do throws(SubmissionFileFault) {
            text = try DecodedText.utf8(bytes)
        } catch {
            throw ExportMappingFault(line: 1, reason: .noText)
        }
        try self.init(String(decoding: text, as: UTF8.self))
    }

    /// - Throws: ``ExportMappingFault`` at the first line that cannot be read.
    package init(_ text: String) throws(ExportMappingFault) {
        var settings = MappingSettings()
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let line = line.trimmed
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            do throws(ExportMappingFault.Reason) {
                let line = try MappingLine(line)
                if try !settings.take(line, number: index + 1) { try take(line) }
            } catch {
                throw ExportMappingFault(line: index + 1, reason: error)
            }
        }
        times = try settings.times()
        prefix = settings.prefix
    }

    private mutating func take(_ line: MappingLine) throws(ExportMappingFault.Reason) {
        let names = line.name.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        guard names.count == 1 else { return try takePair(names, line) }
        guard SubmissionColumns.isMember(line.name) else { throw .noMember(line.name) }
        if let answer = line.answer {
            meanings[line.name, default: [:]][answer] = line.value
        } else if line.isFixed {
            guard !isSaid(line.name) else { throw .twice(line.name) }
            fixed[line.name] = line.value
        } else {
            guard !isSaid(line.name) || paths[line.name] != nil && Self.joined.contains(line.name) else {
                throw .twice(line.name)
            }
            paths[line.name, default: []].append(line.value)
        }
    }

    private mutating func takePair(_ names: [String], _ line: MappingLine) throws(ExportMappingFault.Reason) {
        let sorts = [["latitude", "longitude"], ["easting", "northing"]]
        guard sorts.contains(names.sorted()), line.answer == nil, !line.isFixed else {
            throw .noPair(line.name)
        }
        for name in names where isSaid(name) { throw .twice(name) }
        pairs[MemberPair(first: names[0], second: names[1])] = line.value
    }

    private func isSaid(_ member: String) -> Bool {
        fixed[member] != nil || paths[member] != nil
            || pairs.keys.contains { $0.first == member || $0.second == member }
    }
}

extension ExportMapping {
    /// Where something is said to stand, in the order of the alphabet.
    var saidPaths: [String] { Set(paths.values.flatMap { $0 } + pairs.values).sorted() }

    /// The members of one record, as cells of a row.
    ///
    /// - Throws: ``SubmissionRowFault/export(_:)``, the first by the names of members.
    func cells(_ record: ExportedRecord, _ usual: UsualPaths = .none)
        throws(SubmissionRowFault) -> [String: String]
    {
        var cells = fixed
        for (member, paths) in paths.sorted(by: { $0.key < $1.key }) {
            var texts: [String] = []
            for path in paths {
                if let text = try record.text(at: path) { texts.append(text) }
            }
            if texts.isEmpty { continue }
            cells[member] = try meaning(of: texts.joined(separator: "\n"), as: member)
        }
        for (pair, path) in pairs.sorted(by: { $0.value < $1.value }) {
            guard let text = try record.text(at: path), !CoordinatePair.isEmpty(text) else { continue }
            guard let numbers = CoordinatePair(text) else {
                throw .export(.notTwoNumbers(path: path, text))
            }
            cells[pair.first] = numbers.first
            cells[pair.second] = numbers.second
        }
        for (member, paths) in usual.paths.sorted(by: { $0.key < $1.key }) where leaves(member) {
            for path in paths {
                guard let text = try record.text(at: path) else { continue }
                cells[member] = try meaning(of: text, as: member)
                break
            }
        }
        if cells["observedAt"] == nil, let paths = paths["observedAt"] ?? usual.required["observedAt"] {
            throw .export(.absent(member: "observedAt", paths: paths))
        }
        if let reference = cells["clientReference"] { cells["clientReference"] = prefix + reference }
        return cells
    }

    /// Whether the member is where it usually is: a place that is said in whichever way is not looked for.
    private func leaves(_ member: String) -> Bool {
        Self.axes.contains(member) ? !Self.axes.contains(where: isSaid) : !isSaid(member)
    }

    private func meaning(of answer: String, as member: String) throws(SubmissionRowFault) -> String {
        guard let meanings = meanings[member] else { return answer }
        var meant: [String] = []
        for word in member == "recurs" ? answer.split(separator: ",").map(\.trimmed) : [answer] {
            if let meaning = meanings[word] ?? meanings["*"] {
                meant.append(meaning)
            } else if Self.closed.contains(member) {
                let known = meanings.keys.filter { $0 != "*" }.sorted()
                throw .export(.unmapped(member: member, word, known: known))
            } else {
                meant.append(word)
            }
        }
        return meant.joined(separator: ",")
    }
}
