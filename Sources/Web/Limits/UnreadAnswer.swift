import HTTPTypes
import NIOCore
import NIOHTTP1
import Reports

/// The answer to what never became a request, after which the connection is closed: in Swedish, since nothing was read of which
/// language is wanted.
struct UnreadAnswer {
    let head: HTTPResponse
    let body: ByteBuffer

    init(_ problem: Problem) {
        let bytes = problem.json(instance: "/", in: .swedish)
        var fields = problem.headers
        fields[.contentType] = "application/problem+json"
        fields[.contentLength] = String(bytes.count)
        fields[.contentLanguage] = Language.swedish.rawValue
        fields[.connection] = "close"
        head = HTTPResponse(status: problem.kind.status, headerFields: fields)
        body = ByteBuffer(bytes: bytes)
    }

    /// That there is no room for another connection.
    static var noRoom: UnreadAnswer { UnreadAnswer(.overloaded(retryAfterSeconds: 1)) }

    /// That what came could not be read as HTTP.
    init(to error: any Error) {
        guard error as? HTTPParserError == .headerOverflow else {
            self.init(
                Problem(
                    .malformedRequest,
                    Bilingual(
                        swedish: "Anropet är inte giltig HTTP/1.1.",
                        english: "The request is not valid HTTP/1.1.")))
            return
        }
        self.init(
            Problem(
                .headersTooLarge,
                Bilingual(
                    swedish: "Anropets huvud är större än vad tjänsten tar emot.",
                    english: "The header of the request is larger than the service takes.")))
    }
}
