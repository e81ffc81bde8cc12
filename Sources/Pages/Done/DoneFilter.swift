import API
import Prevention
import Reports
import Web

/// Which of what was done an address asks for. What in it is nothing is as if it were not there.
struct DoneFilter: Sendable {
    let municipality: String
    let year: String
    let kind: String

    static let parameters: [Route.QueryParameter] = [
        .init("kommun", .text, "Of this kommunkod.", example: "1060"),
        .init("ar", .text, "Done in this year.", example: "2026"),
        .init("slag", .text, "Of this kind.", example: "lighting"),
    ]

    init(_ query: QueryText) {
        municipality = query["kommun"] ?? ""
        year = query["ar"] ?? ""
        kind = query["slag"] ?? ""
    }

    /// As an address has it.
    var fields: [(String, String)] {
        [("kommun", municipality), ("ar", year), ("slag", kind)].filter { !$0.1.isEmpty }
    }

    var asked: APIService.AskedDone {
        APIService.AskedDone(
            municipality: MunicipalityCode(municipality), year: Int(year), kind: Code<MeasureKind>(kind))
    }

    /// - Parameter profiles: Of the municipalities that are served, by name.
    func shown(_ profiles: [Profile], at now: Timestamp, _ language: Language, _ words: Words) -> Shown {
        let every = (value: "", label: words["measures-every"])
        let this = SwedishTime(now).date.year
        let kinds = profiles.flatMap(\.measureKinds.all).map {
            (value: $0.code.description, label: $0.name.text(in: language))
        }.unique
        return Shown(
            municipality: profiles.count < 2
                ? nil
                : SelectField(
                    id: "kommun", label: words["done-municipality"],
                    options: [every]
                        + profiles.map { (value: $0.municipality.description, label: $0.name) },
                    chosen: municipality),
            year: SelectField(
                id: "ar", label: words["measures-year"],
                options: [every]
                    + SelectField.years(from: this, chosen: year), chosen: year),
            kind: SelectField(
                id: "slag", label: words["measures-kind"], options: [every] + kinds, chosen: kind),
            isOpen: !fields.isEmpty,
            summary: words[fields.isEmpty ? "done-filter-none" : "measures-filter-some"])
    }

    struct Shown: Sendable {
        /// Nil where there is one municipality alone.
        let municipality: SelectField?
        let year: SelectField
        let kind: SelectField
        let isOpen: Bool
        let summary: String
    }
}
