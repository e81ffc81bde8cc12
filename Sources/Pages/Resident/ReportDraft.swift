import JSON
import Projection
import Reports
import Web

/// What a resident has said so far: the fields of every step, which each page of the form carries on.
struct ReportDraft: Hashable, Sendable {
    /// By the names of the form's fields.
    private(set) var values: [String: String] = [:]

    /// The fields that are the same whatever the category.
    static let names =
        [
            "kategori", "plats", "kommun", "place-lon", "place-lat", "place-accuracy", "forslag", "nara",
            "dag",
            "klockslag", "beratta", "bilder", "epost", "telefon", "nyckel",
        ] + Recurrence.allCases.map { "aterkommer-\($0.rawValue)" }

    init() {}

    /// - Parameter categories: Those whose questions may have been answered.
    init(_ form: FormText, categories: [Reports.Category]) {
        let questions = categories.flatMap(\.questions).map { Self.name(of: $0) }
        for name in Self.names + questions {
            // A browser writes the ends of lines of a text as CR LF.
            if let value = form[name]?.replacing("\r\n", with: "\n"), !value.isEmpty { values[name] = value }
        }
    }

    subscript(name: String) -> String {
        get { values[name] ?? "" }
        set { values[name] = newValue.isEmpty ? nil : newValue }
    }

    static func name(of question: Question) -> String { "svar-\(question.code)" }

    /// The names by which its photos wait: see `PhotoDrafts`.
    var photos: [String] {
        get { self["bilder"].split(separator: ",").map(String.init) }
        set { self["bilder"] = newValue.joined(separator: ",") }
    }

    /// Where the pin is; nil without one.
    var position: GeographicPosition? {
        guard let longitude = Double(self["place-lon"]), let latitude = Double(self["place-lat"]) else {
            return nil
        }
        return GeographicPosition(longitude: longitude, latitude: latitude)
    }

    mutating func set(_ position: GeographicPosition?, accuracy: String = "") {
        self["place-lon"] = position.map { "\($0.longitude)" } ?? ""
        self["place-lat"] = position.map { "\($0.latitude)" } ?? ""
        self["place-accuracy"] = position == nil ? "" : accuracy
    }

    var recurs: Set<String> {
        Set(Recurrence.allCases.map(\.rawValue).filter { !self["aterkommer-\($0)"].isEmpty })
    }

    func category(among categories: [Reports.Category]) -> Reports.Category? {
        categories.first { $0.code.description == self["kategori"] }
    }

    /// The submission as the desk takes it. What was not said is not there; what was said wrong is, so that the desk says so.
    func submission(category: Reports.Category?) throws(JSONFault) -> JSONValue {
        let bytes = JSONWriter.object {
            if !self["kategori"].isEmpty { $0.member("category", self["kategori"]) }
            // An answered question may be all there is to say.
            $0.member("text", text(category))
            place(&$0)
            if let accuracy = Double(self["place-accuracy"]), accuracy > 0 {
                $0.member("accuracyMetres", accuracy)
            }
            if !self["kommun"].isEmpty { $0.member("municipality", self["kommun"]) }
            $0.memberIfPresent("observedAt", observed)
            $0.array("recurs") { array in
                for recurrence in Recurrence.allCases where recurs.contains(recurrence.rawValue) {
                    array.element(recurrence.rawValue)
                }
            }
            $0.object("answers") { answers in
                for question in category?.questions ?? [] where !self[Self.name(of: question)].isEmpty {
                    answers.member(question.code.description, self[Self.name(of: question)])
                }
            }
            $0.object("contact") {
                if !self["epost"].isEmpty { $0.member("email", self["epost"]) }
                if !self["telefon"].isEmpty { $0.member("phone", self["telefon"]) }
            }
        }
        return try JSONValue(parsing: bytes)
    }

    private func text(_ category: Reports.Category?) -> String { self["beratta"] }

    private func place(_ object: inout JSONObject) {
        let words = self["plats"]
        guard let position else {
            if !words.isEmpty { object.object("place") { $0.member("words", words) } }
            return
        }
        object.object("place") {
            $0.member("type", "Point")
            $0.array("coordinates") {
                $0.element(position.longitude, decimals: 7)
                $0.element(position.latitude, decimals: 7)
            }
            if !words.isEmpty { $0.member("words", words) }
        }
    }

    /// The day and the time of day by Swedish clocks, as RFC 3339; noon where no time was said; nil for no day, which is now. What is no
    /// day stays as it was written.
    private var observed: String? {
        let day = self["dag"]
        guard !day.isEmpty else { return nil }
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]),
            let minute = Clock.minuteOfDay(self["klockslag"].isEmpty ? "12:00" : self["klockslag"])
        else { return day }
        return SwedishTime.moment(of: date, minuteOfDay: minute).rfc3339
    }
}

extension ReportDraft {
    /// A draft that a link or a sign begins: `?plats=14.5306,56.2767 Tunneln&kategori=lighting`. What cannot be read is passed over.
    init(place: String?, category: String?, among categories: [Reports.Category]) {
        if let category, categories.contains(where: { $0.code.description == category }) {
            self["kategori"] = category
        }
        guard let place, place.utf8.count <= 400 else { return }
        let halves = place.split(separator: " ", maxSplits: 1)
        let numbers = (halves.first ?? "").split(separator: ",").compactMap { Double($0) }
        if numbers.count == 2, let position = GeographicPosition(longitude: numbers[0], latitude: numbers[1])
        {
            set(position)
            self["plats"] = halves.count == 2 ? String(halves[1]) : ""
        } else {
            self["plats"] = place
        }
    }
}
