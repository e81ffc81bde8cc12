package import Reports

/// How many live in each area, as CSV with the columns `area` (a district's code or name) and `inhabitants`; others are passed over.
///
/// Text may be UTF-8, UTF-16 with a byte order mark or Windows-1252; numbers may have blanks between their thousands.
package struct InhabitantsFile: Sendable {
    package let numbers: [String: Int]

    private static let range = 0...10_000_000

    /// - Throws: ``InhabitantsFileFault`` at the first row that cannot be read: a part of a baseline is none.
    package init(_ bytes: [UInt8]) throws(InhabitantsFileFault) {
        var table: CSVTable
        do throws(SubmissionFileFault) {
            table = try CSVTable(try DecodedText.utf8(bytes), columns: nil)
        } catch {
            throw .file(error)
        }
        guard table.header.contains("area"), table.header.contains("inhabitants") else { throw .lacking }
        var numbers: [String: Int] = [:]
        while let row = try Self.next(&table) {
            guard case .success(let cells) = row.cells, let area = cells["area"],
                let number = cells["inhabitants"].flatMap(Self.number)
            else { throw .row(row.number) }
            guard numbers.updateValue(number, forKey: area) == nil else { throw .twice(area) }
        }
        self.numbers = numbers
    }

    private static func next(_ table: inout CSVTable) throws(InhabitantsFileFault) -> CSVTable.Row? {
        do throws(SubmissionFileFault) { return try table.next() } catch { throw .file(error) }
    }

    private static func number(_ text: String) -> Int? {
        Int(text.filter { !$0.isWhitespace }).flatMap { range.contains($0) ? $0 : nil }
    }
}

/// What keeps inhabitants from being read.
package enum InhabitantsFileFault: Error, Hashable, Sendable {
    case file(SubmissionFileFault)
    /// A column.
    case lacking
    /// One without an area or a number, the first after the header being 1.
    case row(Int)
    /// The area.
    case twice(String)

    /// For who gave the file.
    package var sentences: [Bilingual] {
        switch self {
        case .file(let fault): fault.sentences
        case .lacking:
            [
                Bilingual(
                    swedish: "Filen ska ha kolumnerna area och inhabitants.",
                    english: "The file is to have the columns area and inhabitants.")
            ]
        case .row(let number):
            [
                Bilingual(
                    swedish: "Rad \(number) har inget område, eller inget helt antal som bor där.",
                    english: "Row \(number) has no area, or no whole number who live there.")
            ]
        case .twice(let area):
            [
                Bilingual(
                    swedish: "Området \(area.prefix(60)) står två gånger.",
                    english: "The area \(area.prefix(60)) stands twice.")
            ]
        }
    }
}
