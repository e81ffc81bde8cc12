import API
import HTTPTypes
import Hummingbird
import JSON
import Projection
import Reports
import Web

/// What the form's script asks while somebody types. Nothing of it is kept.
extension PageRoutes {
    /// Hints on a text. It comes in the body, not in the address, which may be logged on the way.
    var reviewText: Route {
        Route(
            .post, "/rapportera/granska", .open, query: [Visit.parameter],
            body: .init(
                limit: 32 * 1_024,
                schema: .object([.init("text", .text), .init("kategori", .code, isRequired: false)]),
                example: #"{"text":"…","kategori":"lighting"}"#),
            summary: Bilingual(swedish: "Råd om en text", english: "Hints on a text"),
            answers: [.init(.ok, "Sentences.", "application/json")], problems: [.tooManyAttempts],
            isPage: true,
            isDescribed: false
        ) { call in
            if let wait = limits.asking.wait(for: call, at: call.now) {
                throw Problem.tooManyAttempts(retryAfterSeconds: wait)
            }
            let visit = try Visit(call)
            let json = try call.json()
            let hints = api.hints(
                on: String((json["text"]?.string ?? "").prefix(4_000)),
                about: (json["kategori"]?.string).flatMap { Code($0) }, at: call.now)
            let sentences = HintSentences(frame.words[visit.language]).sentences(
                hints, language: visit.language)
            return .json(
                JSONWriter.object {
                    $0.array("hints") { array in for sentence in sentences { array.element(sentence) } }
                })
        }
    }

    /// Addresses and names that begin as typed.
    var offerPlaces: Route {
        Route(
            .get, "/rapportera/platser", .open,
            query: [.init("q", .text, "What has been typed.", example: "idrottsh")],
            summary: Bilingual(swedish: "Platser som skrivs", english: "Places that are typed"),
            answers: [.init(.ok, "Places.", "application/json")], problems: [.tooManyAttempts], isPage: true,
            isDescribed: false
        ) { call in
            if let wait = limits.asking.wait(for: call, at: call.now) {
                throw Problem.tooManyAttempts(retryAfterSeconds: wait)
            }
            let places = try await api.places(typed: call.query["q"] ?? "")
            return .json(
                JSONWriter.object {
                    $0.array("places") { array in
                        for place in places {
                            array.object {
                                $0.member("title", place.title)
                                $0.member("lon", place.position.longitude, decimals: 6)
                                $0.member("lat", place.position.latitude, decimals: 6)
                            }
                        }
                    }
                })
        }
    }
}
