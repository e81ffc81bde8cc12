package import Reports

/// What keeps a file of crime statistics from being read.
package enum CrimeFileFault: Error, Hashable, Sendable {
    case file(SubmissionFileFault)
    /// Neither a header of the long form nor one with periods was found.
    case noHeader
    /// Columns of the long form that hold nothing known.
    case unknownColumns([String])
    case repeatedColumn(String)

    /// For who imports the file.
    package var sentences: [Bilingual] {
        switch self {
        case .file(let fault): return fault.sentences
        case .noHeader:
            return [
                Bilingual(
                    swedish:
                        "Ingen rubrikrad hittades: antingen period, offence och count, eller en kolumn med brott och sedan en för varje period, som 2023 eller 2024-Q1. Säg vad en kolumn är med --map, till exempel --map count=Anmälda, eller förbigå en med --ignore.",
                    english:
                        "No header was found: either period, offence and count, or a column of offences and then one for each period, such as 2023 or 2024-Q1. Say what a column is with --map, such as --map count=Reported, or pass over one with --ignore."
                )
            ]
        case .unknownColumns(let names):
            let known = CrimeFile.Column.allCases.map(\.rawValue).joined(separator: ", ")
            return names.map { name in
                Bilingual(
                    swedish:
                        "Kolumnen “\(name.prefix(40))” är okänd. Kända: \(known). Säg vad den är med --map, eller förbigå den med --ignore.",
                    english:
                        "Column “\(name.prefix(40))” is unknown. Known: \(known). Say what it is with --map, or pass over it with --ignore."
                )
            }
        case .repeatedColumn(let name):
            return [
                Bilingual(
                    swedish: "Två kolumner är \(name). Byt namn på en av dem, eller ta bort den.",
                    english: "Two columns are \(name). Rename or remove one of them.")
            ]
        }
    }
}

/// What keeps a figure from being a count.
package enum CrimeRowFault: Error, Hashable, Sendable {
    case brokenQuote
    /// So many cells, where there are so many columns.
    case cellCount(Int, columns: Int)
    case value(CrimeFile.Column, String)
    /// An earlier figure is of the same area, offence, period and publisher.
    case twice
    case periodToCome(CrimePeriod)
    /// A final count of a period that is not over.
    case periodNotOver(CrimePeriod)

    /// For who imports the file.
    package var sentence: Bilingual {
        switch self {
        case .brokenQuote:
            Bilingual(
                swedish: "ett citattecken inne i en cell; sätt citattecken runt hela cellen",
                english: "a quote inside a cell; put quotes around the whole cell")
        case .cellCount(let count, let columns):
            Bilingual(
                swedish: "\(count) celler, där rubrikraden har \(columns)",
                english: "\(count) cells, where the header has \(columns)")
        case .value(.publisher, ""):
            Bilingual(
                swedish: "ingen utgivare; säg vem med --publisher",
                english: "no publisher; say who with --publisher")
        case .value(let column, let text):
            Bilingual(
                swedish: "“\(text.prefix(40))” är \(column.swedish)",
                english: "“\(text.prefix(40))” is not \(column.english)")
        case .twice:
            Bilingual(
                swedish: "samma brott, område, period och utgivare står tidigare i filen",
                english: "the same offence, area, period and publisher stand earlier in the file")
        case .periodToCome(let period):
            Bilingual(swedish: "\(period) har inte börjat", english: "\(period) has not begun")
        case .periodNotOver(let period):
            Bilingual(
                swedish:
                    "\(period) är inte slut, så antalet kan inte vara slutligt; säg preliminary, sätt (prel.) efter perioden i rubriken, eller ge --preliminary",
                english:
                    "\(period) is not over, so the count cannot be final; say preliminary, put (prel.) after the period in the header, or give --preliminary"
            )
        }
    }
}

extension CrimeFile.Column {
    fileprivate var swedish: String {
        switch self {
        case .period: "ingen period som 2024, 2024-Q1 eller 2024-03"
        case .offence: "inget brott på 1–200 tecken"
        case .area: "inget område på 1–200 tecken"
        case .count: "inget antal"
        case .publisher: "ingen utgivare på 1–200 tecken"
        case .status: "inte preliminary eller final"
        }
    }

    fileprivate var english: String {
        switch self {
        case .period: "a period such as 2024, 2024-Q1 or 2024-03"
        case .offence: "an offence of 1–200 characters"
        case .area: "an area of 1–200 characters"
        case .count: "a number"
        case .publisher: "a publisher of 1–200 characters"
        case .status: "preliminary or final"
        }
    }
}
