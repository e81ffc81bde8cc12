package import Reports

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
    case missing(Column, beside: Column)
    /// The place is in both of these.
    case placeTwice(Column, Column)
    /// The hour that Swedish clocks skip in spring, or the form of a time without being one.
    case noSuchTime(column: String, String)
    /// What is not of the form that somebody said.
    case otherTimeForm(column: String, String, form: String)
    /// A date in numbers whose order nobody said; the day may come first as well as the month, or may not.
    case unsaidTimeForm(column: String, String, isEitherWay: Bool)
    case feature(GeoJSONFault)
    /// A document is no flow instance.
    case document(FlowInstanceFault)
    /// A record is none by the mapping.
    case export(ExportRowFault)

    /// What a row has, or has twice: a column, or two that belong together.
    package enum Column: Hashable, Sendable {
        case named(String)
        case pair(String, String)
        case geometry
        case placeProperty

        var words: Bilingual {
            switch self {
            case .named(let name): Bilingual(name)
            case .pair(let one, let other):
                Bilingual(swedish: "\(one) och \(other)", english: "\(one) and \(other)")
            case .geometry: Bilingual(swedish: "geometrin", english: "the geometry")
            case .placeProperty: Bilingual(swedish: "egenskapen place", english: "the property place")
            }
        }
    }

    /// For who imports the file.
    package var sentence: Bilingual {
        switch self {
        case .quoteInside(let column):
            Bilingual(
                swedish:
                    "kolumn \(column): ett citattecken inne i en cell. Sätt citattecken runt hela cellen och dubblera dem som står inuti.",
                english:
                    "column \(column): a quote inside a cell. Put quotes around the whole cell and double those inside it."
            )
        case .textAfterQuote(let column):
            Bilingual(
                swedish:
                    "kolumn \(column): cellen fortsätter efter citattecknet som avslutar den. Dubblera ett citattecken som hör till texten.",
                english:
                    "column \(column): the cell goes on after the quote that closes it. Double a quote that belongs to the text."
            )
        case .cellCount(let count, let columns):
            Bilingual(
                swedish:
                    "\(count) \(count == 1 ? "cell" : "celler"), där rubrikraden har \(columns). En cell med skiljetecken eller radbrytning i sig står inom citattecken.",
                english:
                    "\(count) \(count == 1 ? "cell" : "cells"), where the header has \(columns). A cell with a delimiter or a line break in it stands in quotes."
            )
        case .unnamedColumn(let column):
            Bilingual(
                swedish: "kolumn \(column) är inte tom, och har inget namn i rubrikraden",
                english: "column \(column) is not empty, and has no name in the header")
        case .notANumber(let column, let text):
            Bilingual(
                swedish: "\(column) “\(text.prefix(40))” är inget tal skrivet med siffror, som 14,5306",
                english: "\(column) “\(text.prefix(40))” is not a number written in digits, such as 14,5306")
        case .notAWholeNumber(let column, let text):
            Bilingual(
                swedish: "\(column) “\(text.prefix(40))” är inget heltal",
                english: "\(column) “\(text.prefix(40))” is not a whole number")
        case .missing(let column, let other):
            column.words + Bilingual(swedish: " saknas bredvid ", english: " is missing beside ")
                + other.words
        case .placeTwice(let one, let other):
            Bilingual(
                swedish:
                    "platsen anges två gånger, av \(one.words.swedish) och av \(other.words.swedish). Behåll en.",
                english:
                    "the place is told twice, by \(one.words.english) and by \(other.words.english). Keep one."
            )
        case .noSuchTime(let column, let text):
            Bilingual(
                swedish:
                    "\(column) “\(text.prefix(40))” är ingen tid på svenska klockan. Skriv den som 2026-11-20 18:05 eller enligt RFC 3339 med sin förskjutning.",
                english:
                    "\(column) “\(text.prefix(40))” is no time by the Swedish clock. Write it as 2026-11-20 18:05 or as RFC 3339 with its offset."
            )
        case .otherTimeForm(let column, let text, let form):
            Bilingual(
                swedish:
                    "\(column) “\(text.prefix(40))” är inte skriven på formen \(form), som mappningen säger",
                english: "\(column) “\(text.prefix(40))” is not of the form \(form), which the mapping says")
        case .unsaidTimeForm(let column, let text, let isEitherWay):
            Bilingual("\(column) “\(text.prefix(40))”: ") + (isEitherWay ? Self.eitherWay : Bilingual(""))
                + Bilingual(
                    swedish:
                        "säg hur tider är skrivna, i en fil med --mapping: observedAt.form := MM/dd/yyyy hh:mm:ss a, eller dd/MM/yyyy HH:mm",
                    english:
                        "say how times are written, in a file with --mapping: observedAt.form := MM/dd/yyyy hh:mm:ss a, or dd/MM/yyyy HH:mm"
                )
        case .feature(let fault): fault.sentence
        case .document(let fault): fault.sentence
        case .export(let fault): fault.sentence
        }
    }

    private static let eitherWay = Bilingual(
        swedish: "om dagen eller månaden står först går inte att avgöra och gissas inte; ",
        english: "whether the day or the month comes first cannot be told, and is not guessed; ")
}
