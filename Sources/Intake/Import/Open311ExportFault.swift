package import JSON
package import Reports

/// What keeps a file from being service requests of Open311.
package enum Open311ExportFault: Error, Hashable, Sendable {
    case markup(MarkupFault)
    case json(JSONFault)
    /// It is something else; with the name of its root where it is XML.
    case noList(String?)

    /// For who imports the file.
    package var sentence: Bilingual {
        switch self {
        case .markup(let fault):
            Bilingual(
                swedish: "Filen går inte att läsa som XML: ", english: "The file cannot be read as XML: ")
                + fault.sentence + "."
        case .json(let fault):
            Bilingual(
                swedish: "Filen går inte att läsa som JSON: ", english: "The file cannot be read as JSON: ")
                + fault.message
        case .noList(let root):
            Bilingual(
                swedish:
                    "Filen\(root.map { " är <\($0.prefix(40))>, och" } ?? "") har ingen lista på begäranden enligt Open311: <service_requests> med <request>, eller en lista i JSON.",
                english:
                    "The file\(root.map { " is <\($0.prefix(40))>, and" } ?? "") has no list of service requests of Open311: <service_requests> with <request>, or a list in JSON."
            )
        }
    }
}
