import API
import Reports
import Web

/// What a list of requests is asked for. Everything that is wrong with it is told at once.
struct RequestQuery {
    /// How many ids may be named.
    private static let mostNamed = 100
    /// How many requests a page has where nobody says, and at most: the standard's first 1,000.
    private static let mostOnPage = 1_000
    /// How long a span may be, and is where nobody says: the standard's.
    private static let longest = TimeSpan.days(90)

    static let parameters: [Route.QueryParameter] = [
        .init(
            "service_request_id", .text,
            "So many requests, separated by commas; nothing else counts beside it.", example: "OLO-7K3M-9Q"),
        .init("service_code", .text, "Of these services, separated by commas.", example: "lighting"),
        .init(
            "start_date", .moment, "Received at or after this moment; 90 days before the end without it.",
            example: "2026-10-01T00:00:00Z"),
        .init(
            "end_date", .moment, "Received at or before this moment; now without it.",
            example: "2026-11-20T00:00:00Z"),
        .init("status", .text, "`open`, `closed` or both, separated by a comma.", example: "open"),
        .init(
            "updated_after", .moment, "Only those of the span to which something has happened since.",
            example: "2026-11-19T00:00:00Z"),
        .init("page", .integer(1...1_000_000), "From 1 on.", example: "1"),
        .init("page_size", .integer(1...mostOnPage), "1,000 without it.", example: "100"),
    ]

    private let call: Call
    private var faults: [Problem.Fault] = []

    init(_ call: Call) { self.call = call }

    /// The requests that are named; nil where none is. What is no name of a request names none.
    ///
    /// - Throws: 400 for too many.
    func names() throws(Problem) -> [ServiceRequestName]? {
        guard let text = call.given("service_request_id") else { return nil }
        let names = text.split(separator: ",").map { name in String(name.filter { $0 != " " }) }
        guard names.count <= Self.mostNamed else {
            throw .parameters([
                .parameter(
                    "service_request_id", "parameter.value", sv: "Högst \(Self.mostNamed) åt gången.",
                    en: "At most \(Self.mostNamed) at a time.")
            ])
        }
        return names.compactMap { ServiceRequestName($0) }
    }

    /// - Parameter categories: Those that are asked for, which there are.
    /// - Throws: 400 with every parameter that is wrong.
    mutating func question(
        of profile: Profile, _ categories: Set<Code<Reports.Category>>, at now: Timestamp
    ) throws(Problem) -> ServiceRequestQuestion {
        let span = span(at: now)
        var question = ServiceRequestQuestion(
            municipality: profile.municipality, received: span,
            size: number("page_size", in: 1...Self.mostOnPage) ?? Self.mostOnPage)
        question.categories = categories
        question.page = number("page", in: 1...1_000_000) ?? 1
        question.isDone = isDone()
        question.changedAfter = moment("updated_after")
        guard faults.isEmpty else { throw .parameters(faults) }
        return question
    }

    private mutating func span(at now: Timestamp) -> ClosedRange<Timestamp> {
        let start = moment("start_date")
        let end = moment("end_date")
        switch (start, end) {
        case (nil, nil): return now.subtracting(Self.longest)...now
        case (let start?, nil): return start...start.adding(Self.longest)
        case (nil, let end?): return end.subtracting(Self.longest)...end
        case (let start?, let end?):
            guard start <= end, end.since(start) <= Self.longest else {
                fault(
                    "end_date", sv: "Ska ligga högst 90 dygn efter start_date.",
                    en: "Must be at most 90 days after start_date.")
                return now...now
            }
            return start...end
        }
    }

    /// Nil for both, too.
    private mutating func isDone() -> Bool? {
        guard let text = call.given("status") else { return nil }
        let words = Set(text.split(separator: ",").map { word in word.filter { $0 != " " }.lowercased() })
        guard !words.isEmpty, words.isSubset(of: ["open", "closed"]) else {
            fault("status", sv: "open eller closed.", en: "open or closed.")
            return nil
        }
        return words.count == 1 ? words.contains("closed") : nil
    }

    private mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = call.given(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            fault(
                name, sv: "Ett heltal \(range.lowerBound)–\(range.upperBound).",
                en: "A whole number \(range.lowerBound)–\(range.upperBound).")
            return nil
        }
        return number
    }

    /// A moment with its offset. A `+` that nobody encoded has come as a blank.
    private mutating func moment(_ name: String) -> Timestamp? {
        guard let text = call.given(name) else { return nil }
        let offset = text.suffix(6)
        let mended = offset.hasPrefix(" ") ? "\(text.dropLast(6))+\(offset.dropFirst())" : text
        guard let moment = try? Timestamp(rfc3339: mended) else {
            fault(
                name, sv: "En tid med avvikelse från UTC, som 2026-11-20T18:00:00Z.",
                en: "A time with its offset from UTC, such as 2026-11-20T18:00:00Z.")
            return nil
        }
        return moment
    }

    private mutating func fault(_ name: String, sv: String, en: String) {
        faults.append(.parameter(name, "parameter.value", sv: sv, en: en))
    }
}
