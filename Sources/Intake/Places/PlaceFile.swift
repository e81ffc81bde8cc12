package import Geometry
package import Projection
package import Reports

/// A municipality's own list of addresses and names, as CSV with a header. Columns that are not asked for are passed over.
///
/// Text may be UTF-8, UTF-16 with a byte order mark or Windows-1252; numbers may have a decimal comma. Nothing is left out in
/// silence: each row is read, or refused with a reason.
package struct PlaceFile: Sendable {
    package struct Row: Sendable {
        /// As a person counts: the first row after the header is 1.
        package let number: Int
        /// The first line of the file is 1.
        package let lines: ClosedRange<Int>
        package let place: Result<NamedPlace, PlaceRowFault>
    }

    package let rows: [Row]

    /// - Parameters:
    ///   - system: In which northings and eastings are given.
    ///   - isInside: Whether a place lies in the municipality.
    /// - Throws: ``PlaceFileFault`` when the file as a whole cannot be read.
    package init(
        _ bytes: [UInt8], columns: PlaceFileColumns, in system: ReferenceSystem,
        of municipality: MunicipalityCode, _ projector: Projector, isInside: (Place) -> Bool
    ) throws(PlaceFileFault) {
        var table: CSVTable
        do throws(SubmissionFileFault) {
            table = try CSVTable(try DecodedText.utf8(bytes), columns: nil)
        } catch {
            throw .file(error)
        }
        let reader = try Self.reader(columns, header: table.header, system, municipality, projector)
        var rows: [Row] = []
        rows.reserveCapacity(table.rowCount)
        do throws(SubmissionFileFault) {
            while let row = try table.next() {
                let place = Self.place(in: row, reader, isInside)
                rows.append(Row(number: row.number, lines: row.lines, place: place))
            }
        } catch {
            throw .file(error)
        }
        self.rows = rows
    }

    private static func reader(
        _ columns: PlaceFileColumns, header: [String], _ system: ReferenceSystem,
        _ municipality: MunicipalityCode, _ projector: Projector
    ) throws(PlaceFileFault) -> PlaceRowReader {
        let there = columns.found(in: header)
        let name = columns.columns[.name] ?? "name"
        let street = columns.columns[.street] ?? "street"
        let isGrid = there[.northing] != nil && there[.easting] != nil
        let isDegrees = there[.longitude] != nil && there[.latitude] != nil
        var lacking: [Bilingual] = []
        if there[.name] == nil, there[.street] == nil {
            lacking.append(
                Bilingual(swedish: "\(name) eller \(street)", english: "\(name) or \(street)"))
        }
        if !isGrid, !isDegrees {
            let names = [PlaceFileColumns.Part.northing, .easting, .longitude, .latitude].map {
                columns.columns[$0] ?? $0.rawValue
            }
            lacking.append(
                Bilingual(
                    swedish: "\(names[0]) och \(names[1]), eller \(names[2]) och \(names[3])",
                    english: "\(names[0]) and \(names[1]), or \(names[2]) and \(names[3])"))
        }
        guard lacking.isEmpty else { throw .lacking(lacking) }
        return PlaceRowReader(
            columns: there, isGrid: isGrid, system: system, municipality: municipality, projector: projector)
    }

    private static func place(
        in row: CSVTable.Row, _ reader: PlaceRowReader, _ isInside: (Place) -> Bool
    ) -> Result<NamedPlace, PlaceRowFault> {
        do throws(PlaceRowFault) {
            let cells: [String: String]
            do throws(SubmissionRowFault) { cells = try row.cells.get() } catch { throw .cells(error) }
            let named = try reader.place(in: cells)
            guard isInside(named.place) else { throw .outside }
            return .success(named)
        } catch {
            return .failure(error)
        }
    }
}

/// What keeps a whole list from being read.
package enum PlaceFileFault: Error, Hashable, Sendable {
    case file(SubmissionFileFault)
    /// Columns without which no row is an address.
    case lacking([Bilingual])

    /// For who imports the file.
    package var sentences: [Bilingual] {
        switch self {
        case .file(let fault): fault.sentences
        case .lacking(let columns):
            columns.map {
                Bilingual(
                    swedish:
                        "Det finns ingen kolumn \($0.swedish). Säg vilken kolumn det är med --map, till exempel --map name=Adress.",
                    english:
                        "There is no column \($0.english). Say which column it is with --map, such as --map name=Adress."
                )
            }
        }
    }
}

/// What keeps one row from being an address.
package enum PlaceRowFault: Error, Hashable, Sendable {
    case cells(SubmissionRowFault)
    /// Neither a name nor a street.
    case nameless
    case name(String)
    case houseNumber(String)
    case noPosition
    /// Numbers that are no position in the reference system of the file.
    case position(String, ReferenceSystem)
    case outside

    /// For who imports the file.
    package var sentence: Bilingual {
        switch self {
        case .cells(let fault): fault.sentence
        case .nameless:
            Bilingual(swedish: "saknar både namn och gata", english: "has neither a name nor a street")
        case .name(let text):
            Bilingual(
                swedish: "“\(text.prefix(40))” är inget namn: högst 200 byte, med en bokstav eller siffra",
                english: "“\(text.prefix(40))” is not a name: at most 200 bytes, with a letter or digit")
        case .houseNumber(let text):
            Bilingual(
                swedish: "“\(text.prefix(40))” är inget husnummer som 12 eller 12A",
                english: "“\(text.prefix(40))” is not a house number such as 12 or 12A")
        case .noPosition: Bilingual(swedish: "saknar position", english: "has no position")
        case .position(let text, let system):
            Bilingual(
                swedish:
                    "\(text) är ingen position i \(system.name). Står northing där easting ska stå, eller menas ett annat --epsg?",
                english:
                    "\(text) is not a position in \(system.name). Is northing in the place of easting, or another --epsg meant?"
            )
        case .outside:
            Bilingual(swedish: "ligger utanför kommunen", english: "lies outside the municipality")
        }
    }
}
