package import JSON
import Reports

/// What keeps a whole file from being imported.
package enum SubmissionFileFault: Error, Hashable, Sendable {
    /// Some bytes are no text in UTF-8, UTF-16 or Windows-1252; the line is known where lines are.
    case unreadableText(line: Int?)
    /// There are U+0000, as in UTF-16 without a byte order mark.
    case unmarkedEncoding
    /// The line `sep=` names what cannot stand between cells.
    case separator(String)
    case noHeader
    /// A quote stands where none may in the header.
    case brokenHeader
    case unknownColumns([String], known: [String])
    /// Two columns, by their numbers from 1, have one name.
    case repeatedColumn(String, Int, Int)
    /// Columns that were said to hold a member, and that the header does not have.
    case missingColumns([String], header: [String])
    /// A cell that begins with a quote has no end that could be told; row 0 is the header.
    case openQuote(row: Int, column: String, line: Int)
    case notJSON(JSONFault)
    case geoJSON(GeoJSONFault)

    /// A sentence for each thing that is wrong, for who imports the file.
    package var sentences: [String] {
        switch self {
        case .unreadableText(let line):
            [
                "The file\(line.map { ", line \($0)," } ?? "") has bytes that are text neither in UTF-8, UTF-16 nor Windows-1252. Save it as UTF-8."
            ]
        case .unmarkedEncoding:
            ["The file has U+0000, as UTF-16 without a byte order mark has. Save it as UTF-8."]
        case .separator(let sign):
            ["The file begins with sep=\(sign). Cells are separated by a semicolon, a comma or a tab."]
        case .noHeader: ["The file has no header: its first line names the columns."]
        case .brokenHeader:
            ["The header has a quote inside a name. Put quotes around the whole name, or leave them out."]
        case .unknownColumns(let names, let known):
            names.map { name in
                let nearest = NearestWord.of(name, among: known).map { " Did you mean \($0)?" } ?? ""
                return
                    "Column “\(name.prefix(40))” is unknown.\(nearest) Known: \(known.joined(separator: ", "))."
            }
        case .repeatedColumn(let name, let one, let other):
            ["Columns \(one) and \(other) are both called \(name). Rename or remove one of them."]
        case .missingColumns(let names, let header):
            names.map { name in
                let nearest = NearestWord.of(name, among: header).map { " Did you mean \($0)?" } ?? ""
                return
                    "The file has no column “\(name.prefix(40))”.\(nearest) It has: \(header.joined(separator: ", "))."
            }
        case .openQuote(let row, let column, let line):
            [
                "\(row == 0 ? "The header" : "Row \(row)"), column \(column), line \(line): a quote opens here, and where it closes cannot be told, so the rows after it cannot either. Nothing was imported. Close the quote, or double a quote that belongs to the text."
            ]
        case .notJSON(let fault): [fault.message.english]
        case .geoJSON(let fault): ["The file \(fault.sentence)."]
        }
    }
}

/// What keeps one row, or feature, from being read.
package enum SubmissionRowFault: Error, Hashable, Sendable {
    case quoteInside(column: String)
    case textAfterQuote(column: String)
    /// So many cells, where so many columns have a name.
    case cellCount(Int, columns: Int)
    /// A cell in a column, by its number from 1, that the header does not name.
    case unnamedColumn(Int)
    case notANumber(column: String, String)
    case notAWholeNumber(column: String, String)
    /// The first column is empty, and means nothing without the other.
    case missing(String, beside: String)
    /// The place is in both of these.
    case placeTwice(String, String)
    /// The hour that Swedish clocks skip in spring, or the form of a time without being one.
    case noSuchTime(column: String, String)
    case feature(GeoJSONFault)

    /// For who imports the file.
    package var sentence: String {
        switch self {
        case .quoteInside(let column):
            "column \(column): a quote inside a cell. Put quotes around the whole cell and double those inside it."
        case .textAfterQuote(let column):
            "column \(column): the cell goes on after the quote that closes it. Double a quote that belongs to the text."
        case .cellCount(let count, let columns):
            "\(count) cells, where the header has \(columns). A cell with a delimiter or a line break in it stands in quotes."
        case .unnamedColumn(let column): "column \(column) is not empty, and has no name in the header"
        case .notANumber(let column, let text):
            "\(column) “\(text.prefix(40))” is not a number written in digits, such as 14,5306"
        case .notAWholeNumber(let column, let text):
            "\(column) “\(text.prefix(40))” is not a whole number"
        case .missing(let column, let other): "\(column) is missing beside \(other)"
        case .placeTwice(let one, let other): "the place is told twice, by \(one) and by \(other). Keep one."
        case .noSuchTime(let column, let text):
            "\(column) “\(text.prefix(40))” is no time by the Swedish clock. Write it as 2026-11-20 18:05 or as RFC 3339 with its offset."
        case .feature(let fault): fault.sentence
        }
    }
}
