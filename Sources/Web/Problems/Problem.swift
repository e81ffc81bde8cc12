package import HTTPTypes
package import Reports

/// An error answer on its way out (RFC 9457). Thrown anywhere, written in one place: ``Responder``.
package struct Problem: Error {
    package let kind: ProblemKind
    package let detail: Bilingual
    /// Each fault, when there can be several.
    package let faults: [Fault]
    package let headers: HTTPFields
    /// Whether the connection is of no more use: what comes on it next cannot be told from what was left unread.
    package let endsConnection: Bool
    /// Whether the detail says that nothing was saved, which is then not said again.
    package let saysNothingWasSaved: Bool

    package init(
        _ kind: ProblemKind, _ detail: Bilingual, faults: [Fault] = [], headers: HTTPFields = [:],
        endsConnection: Bool = false, saysNothingWasSaved: Bool = false
    ) {
        self.kind = kind
        self.detail = detail
        self.faults = faults
        self.headers = headers
        self.endsConnection = endsConnection
        self.saysNothingWasSaved = saysNothingWasSaved
    }

    /// One thing to mend in a request.
    package struct Fault: Sendable {
        package let location: Location
        /// A stable name such as `place.axes-swapped`.
        package let code: String
        package let message: Bilingual
        /// JSON that would do instead, when it is known.
        package let suggestion: [UInt8]?

        package init(_ location: Location, _ code: String, _ message: Bilingual, suggestion: [UInt8]? = nil) {
            self.location = location
            self.code = code
            self.message = message
            self.suggestion = suggestion
        }

        /// The query parameter that it is about; nil when it is about something else.
        package var parameter: String? { if case .parameter(let name) = location { name } else { nil } }

        /// The place in the body that it is about, as a JSON pointer; nil when it is about something else.
        package var pointer: String? { if case .pointer(let pointer) = location { pointer } else { nil } }
    }

    package enum Location: Hashable, Sendable {
        /// A JSON pointer (RFC 6901) into the body.
        case pointer(String)
        /// The name of a query parameter.
        case parameter(String)
        /// The name of a header field.
        case header(String)
    }
}

extension Problem {
    /// 409, with one fault that says the same: of the whole body where nothing closer is to blame.
    package static func conflict(_ code: String, _ words: Bilingual, at pointer: String = "") -> Problem {
        Problem(.conflict, words, faults: [Fault(.pointer(pointer), code, words)])
    }

    /// The same answer for what does not exist and for what the caller may not know of.
    package static let notFound = Problem(
        .notFound,
        Bilingual(
            swedish: "Det du söker finns inte, eller så får du inte se det.",
            english: "What you ask for does not exist, or you may not see it."))

    package static let internalFault = Problem(
        .internalFault,
        Bilingual(
            swedish: "Felet är noterat. Försök igen om en stund.",
            english: "The fault has been noted. Please try again in a while."))

    package static func overloaded(retryAfterSeconds seconds: Int) -> Problem {
        Problem(
            .overloaded,
            Bilingual(
                swedish: "Försök igen om \(seconds) s.", english: "Please try again in \(seconds) s."),
            headers: [.retryAfter: String(seconds)])
    }

    /// A calculation that was given up, after which nothing is kept. Asked for again at once it would take as long.
    ///
    /// - Parameter remedy: What to do instead.
    package static func tookTooLong(_ remedy: Bilingual = Problem.waitOrAskForLess) -> Problem {
        Problem(
            .tookTooLong,
            Bilingual(
                swedish: "Uträkningen hann inte bli klar och avbröts. Inget har sparats. ",
                english: "The calculation could not be finished and was given up. Nothing was saved. ")
                + remedy, headers: [.retryAfter: "60"], saysNothingWasSaved: true)
    }

    package static let waitOrAskForLess = Bilingual(
        swedish: "Fråga om mindre, som en kortare period, eller försök igen när färre använder tjänsten.",
        english: "Ask for less, such as a shorter span, or try again when fewer use the service.")

    /// An answer that is streamed, asked for by a client that would take one that was cut for one that has ended.
    static let versionTooOld = Problem(
        .versionTooOld,
        Bilingual(
            swedish: "En hel lista skickas i delar, vilket HTTP/1.0 saknar. Fråga med HTTP/1.1.",
            english: "A whole list is sent in chunks, which HTTP/1.0 lacks. Ask with HTTP/1.1."))

    /// The same, told to whoever wanted something saved: all of what was sent, or a file that belongs to what was saved before.
    func withNothingSaved(ofFile: Bool) -> Problem {
        guard !saysNothingWasSaved else { return self }
        return Problem(
            kind,
            ofFile
                ? Bilingual(
                    swedish: "Filen har inte sparats. \(detail.swedish)",
                    english: "The file was not saved. \(detail.english)")
                : Bilingual(
                    swedish: "Inget har sparats. \(detail.swedish)",
                    english: "Nothing was saved. \(detail.english)"),
            faults: faults, headers: headers, endsConnection: endsConnection, saysNothingWasSaved: true)
    }

    /// A body that is JSON but not what the route takes.
    package static func content(_ faults: [Fault]) -> Problem {
        Problem(
            .faultyContent,
            faults.count == 1
                ? Bilingual(
                    swedish: "En uppgift behöver rättas. Inget har sparats.",
                    english: "One thing needs correcting. Nothing was saved.")
                : Bilingual(
                    swedish: "\(faults.count) uppgifter behöver rättas. Inget har sparats.",
                    english: "\(faults.count) things need correcting. Nothing was saved."),
            faults: faults)
    }
}
