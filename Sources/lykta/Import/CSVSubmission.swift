import Intake
import Reports

/// One row of a CSV file as a submission. Numbers may have a decimal comma; times without an offset are Swedish clock time.
struct CSVSubmission {
    static let columns = [
        "category", "text", "longitude", "latitude", "northing", "easting", "epsg", "words", "accuracyMetres",
        "observedAt", "recurs", "source", "email", "phone", "clientReference", "reporter", "municipality",
    ]

    let submission: Submission

    /// - Throws: ``SubmissionFile/RowFault`` for a cell that cannot be read; what it means is checked by the desk.
    init(_ cells: [String: String]) throws {
        func cell(_ name: String) -> String? { cells[name].flatMap { $0.isEmpty ? nil : $0 } }
        func number(_ name: String) throws -> Double? {
            try cell(name).map { text in
                guard let value = Double(text.replacing(",", with: ".")) else {
                    throw SubmissionFile.RowFault(sentence: "\(name) “\(text.prefix(40))” is not a number")
                }
                return value
            }
        }
        let (email, phone) = (cell("email"), cell("phone"))
        submission = Submission(
            category: cell("category") ?? "", text: cells["text"] ?? "",
            place: try Self.place(number, epsg: cell("epsg"), words: cell("words")),
            accuracyMetres: try number("accuracyMetres"), observedAt: cell("observedAt").map(Self.moment),
            recurs: (cell("recurs") ?? "").split { $0 == "," || $0 == " " }.map(String.init),
            source: cell("source"),
            contact: email == nil && phone == nil ? nil : Contact(email: email, phone: phone),
            clientReference: cell("clientReference"), reporter: cell("reporter"),
            municipality: cell("municipality"))
    }

    private static func place(
        _ number: (String) throws -> Double?, epsg: String?, words: String?
    ) throws -> Submission.RawPlace {
        if let longitude = try number("longitude"), let latitude = try number("latitude") {
            return .point([longitude, latitude], words: words)
        }
        if let northing = try number("northing"), let easting = try number("easting") {
            guard let code = Int(epsg ?? "3006") else {
                throw SubmissionFile.RowFault(
                    sentence: "epsg “\(epsg?.prefix(20) ?? "")” is not a whole number")
            }
            return .grid(northing: northing, easting: easting, epsg: code, words: words)
        }
        return .words(words ?? "")
    }

    /// `2026-11-20 18:05` by the Swedish clock becomes RFC 3339; anything else is left for the desk to read.
    private static func moment(_ text: String) -> String {
        let parts = text.split { $0 == " " || $0 == "T" }
        guard parts.count == 2, let date = CivilDate(parts[0]) else { return text }
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 2 || clock.count == 3, parts[1].utf8.count <= 8, (0...23).contains(clock[0]),
            (0...59).contains(clock[1])
        else { return text }
        return SwedishTime.moment(of: date, minuteOfDay: clock[0] * 60 + clock[1]).rfc3339
    }
}
