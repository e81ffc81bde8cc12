import Geometry
import Intake
import Projection
import Reports

/// Reads typed values out of a row of a table, and collects what is wrong with them.
///
/// Texts come in the form in which they are kept, whatever that of the file: see ``WrittenForm``.
struct RowCells {
    private var cells: [String: String]
    private let written: [String: String]
    /// The municipality of a row that names none; nil where nobody has said.
    let home: MunicipalityCode?
    private(set) var faults: [Bilingual] = []

    init(_ cells: [String: String], of home: MunicipalityCode? = nil) {
        written = cells
        self.cells = cells.mapValues { WrittenForm.kept.of($0) }
        self.home = home
    }

    /// Nil for an empty cell.
    subscript(member: String) -> String? { cells[member] }

    /// As it stands in the file; nil for an empty cell.
    func asWritten(_ member: String) -> String? { written[member] }

    /// The row in the other forms in which it may have been kept before there was one for all.
    var otherForms: [RowCells] {
        let members = written.keys.sorted()
        return WrittenForm.all(of: members.compactMap { written[$0] }).dropFirst().map { texts in
            var other = self
            other.cells = Dictionary(zip(members, texts)) { first, _ in first }
            other.faults = []
            return other
        }
    }

    /// The same row with something else in a cell.
    func saying(_ text: String, in member: String) -> RowCells {
        var other = self
        other.cells[member] = text
        other.faults = []
        return other
    }

    mutating func fault(_ member: String, _ reason: Bilingual) { faults.append(member + ": " + reason) }

    mutating func fault(_ reason: Bilingual) { faults.append(reason) }

    /// - Parameter most: In bytes.
    mutating func text(_ member: String, most: Int, isRequired: Bool = false) -> String? {
        guard let text = cells[member] else {
            if isRequired { fault(member, ImportWords.required) }
            return nil
        }
        guard text.utf8.count <= most else {
            fault(member, ImportWords.tooLong(most))
            return nil
        }
        return text
    }

    mutating func value<Value>(_ member: String, _ expected: Bilingual, _ parse: (String) -> Value?) -> Value?
    {
        guard let text = cells[member] else { return nil }
        guard let value = parse(text) else {
            fault(member, FaultWords.isNot(text, expected))
            return nil
        }
        return value
    }

    mutating func day(_ member: String) -> CivilDate? { value(member, Expected.day) { CivilDate($0) } }

    /// A word of a list, by its code or by what it is called in either language.
    mutating func choice<Value>(
        _ member: String, _ expected: Bilingual, _ list: [(code: String, name: Bilingual, value: Value)]
    ) -> Value? {
        guard let text = cells[member] else { return nil }
        if let found = Self.find(text, list) { return found }
        let codes = list.map(\.code)
        fault(
            member,
            FaultWords.isNot(text, Expected.list(expected, codes))
                + (NearestWord.of(text, among: codes).map(FaultWords.didYouMean) ?? Bilingual("")))
        return nil
    }

    /// Several, with commas between.
    mutating func choices<Value: Hashable>(
        _ member: String, _ expected: Bilingual, _ list: [(code: String, name: Bilingual, value: Value)]
    ) -> [Value] {
        var found: [Value] = []
        for text in (cells[member] ?? "").split(separator: ",").map({ $0.trimming(\.isWhitespace) })
        where !text.isEmpty {
            guard let value = Self.find(text, list) else {
                fault(member, FaultWords.isNot(text, Expected.list(expected, list.map(\.code))))
                continue
            }
            if !found.contains(value) { found.append(value) }
        }
        return found
    }

    private static func find<Value>(
        _ text: String, _ list: [(code: String, name: Bilingual, value: Value)]
    ) -> Value? {
        let wanted = text.lowercased()
        return list.first {
            [$0.code, $0.name.swedish, $0.name.english].contains { $0.lowercased() == wanted }
        }?.value
    }

    /// A place in degrees, or in SWEREF 99 TM; nil where none is given.
    mutating func place(_ projector: Projector) -> Place? {
        func pair(_ one: String, _ other: String) -> (Double, Double)? {
            switch (number(one), number(other)) {
            case (let first?, let second?): return (first, second)
            case (nil, nil): return nil
            default:
                if cells[one] == nil || cells[other] == nil { fault(ImportWords.both(one, other)) }
                return nil
            }
        }
        let degrees = pair("longitude", "latitude")
        let metres = pair("northing", "easting")
        if let degrees {
            let position = GeographicPosition(longitude: degrees.0, latitude: degrees.1)
            guard let place = position.flatMap({ try? projector.place(of: $0) }) else {
                fault(ImportWords.noPlace("longitude", "latitude"))
                return nil
            }
            return place
        }
        guard let metres else { return nil }
        guard let place = Place(northing: metres.0, easting: metres.1) else {
            fault(ImportWords.noPlace("northing", "easting"))
            return nil
        }
        return place
    }

    private mutating func number(_ member: String) -> Double? {
        do throws(SubmissionRowFault) {
            return try MappedTable.number(member, cells)
        } catch {
            fault(error.sentence)
            return nil
        }
    }
}

extension StringProtocol {
    /// Without what stands first and last and is so.
    func trimming(_ isTrimmed: (Character) -> Bool) -> String {
        var rest = Substring(self)
        while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return String(rest)
    }
}
