package import JSON
package import Reports

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
    case open311(Open311ExportFault)

    /// A sentence for each thing that is wrong, for who imports the file.
    package var sentences: [Bilingual] {
        switch self {
        case .unreadableText(let line):
            [
                Bilingual(
                    swedish:
                        "Filen\(line.map { ", rad \($0)," } ?? "") har byte som inte är text i vare sig UTF-8, UTF-16 eller Windows-1252. Spara den som UTF-8.",
                    english:
                        "The file\(line.map { ", line \($0)," } ?? "") has bytes that are text neither in UTF-8, UTF-16 nor Windows-1252. Save it as UTF-8."
                )
            ]
        case .unmarkedEncoding:
            [
                Bilingual(
                    swedish:
                        "Filen har U+0000, som UTF-16 utan byteordningsmärke har. Spara den som UTF-8.",
                    english: "The file has U+0000, as UTF-16 without a byte order mark has. Save it as UTF-8."
                )
            ]
        case .separator(let sign):
            [
                Bilingual(
                    swedish:
                        "Filen börjar med sep=\(sign). Celler skiljs åt med semikolon, kommatecken eller tabb.",
                    english:
                        "The file begins with sep=\(sign). Cells are separated by a semicolon, a comma or a tab."
                )
            ]
        case .noHeader:
            [
                Bilingual(
                    swedish: "Filen saknar rubrikrad: dess första rad ska ge kolumnernas namn.",
                    english: "The file has no header: its first line names the columns.")
            ]
        case .brokenHeader:
            [
                Bilingual(
                    swedish:
                        "Rubrikraden har ett citattecken inne i ett namn. Sätt citattecken runt hela namnet, eller ta bort dem.",
                    english:
                        "The header has a quote inside a name. Put quotes around the whole name, or leave them out."
                )
            ]
        case .unknownColumns(let names, let known):
            names.map { name in
                let shown = name.prefix(40)
                let known = known.joined(separator: ", ")
                return Bilingual(
                    swedish: "Kolumnen “\(shown)” är okänd.", english: "Column “\(shown)” is unknown.")
                    + Bilingual.didYouMean(name, among: self.known)
                    + Bilingual(
                        swedish: " Kända: \(known). Säg vad den är med --map FÄLT=\(shown).",
                        english: " Known: \(known). Say what it is with --map MEMBER=\(shown).")
            }
        case .repeatedColumn(let name, let one, let other):
            [
                Bilingual(
                    swedish:
                        "Kolumnerna \(one) och \(other) är båda \(name). Byt namn på en av dem, eller ta bort den.",
                    english:
                        "Columns \(one) and \(other) are both called \(name). Rename or remove one of them."
                )
            ]
        case .missingColumns(let names, let header):
            names.map { name in
                let (shown, has) = (name.prefix(40), header.joined(separator: ", "))
                return Bilingual(
                    swedish: "Filen har ingen kolumn “\(shown)”.",
                    english: "The file has no column “\(shown)”.")
                    + Bilingual.didYouMean(name, among: header)
                    + Bilingual(swedish: " Den har: \(has).", english: " It has: \(has).")
            }
        case .openQuote(let row, let column, let line):
            [
                Bilingual(
                    swedish:
                        "\(row == 0 ? "Rubrikraden" : "Datarad \(row)"), kolumn \(column), rad \(line): ett citattecken inleder en cell här, och var den slutar går inte att avgöra, så raderna efter går inte heller att läsa. Inget importerades. Avsluta cellen med ett citattecken, eller dubblera ett citattecken som hör till texten.",
                    english:
                        "\(row == 0 ? "The header" : "Row \(row)"), column \(column), line \(line): a quote opens here, and where it closes cannot be told, so the rows after it cannot either. Nothing was imported. Close the quote, or double a quote that belongs to the text."
                )
            ]
        case .notJSON(let fault):
            [
                Bilingual(
                    swedish: "Filen går inte att läsa som GeoJSON: ",
                    english: "The file cannot be read as GeoJSON: ") + fault.message
                    + Bilingual(
                        swedish: " En CSV-fil ska ha ett namn som slutar på .csv.",
                        english: " A CSV file has a name that ends in .csv.")
            ]
        case .geoJSON(let fault):
            [Bilingual(swedish: "Filen ", english: "The file ") + fault.sentence + "."]
        case .open311(let fault): [fault.sentence]
        }
    }

    private var known: [String] {
        if case .unknownColumns(_, let known) = self { known } else { [] }
    }
}
