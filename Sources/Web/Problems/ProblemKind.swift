package import HTTPTypes
package import Reports

/// Every kind of error answer. The raw value ends the problem's `type`: `urn:lykta:problem:not-found`.
package enum ProblemKind: String, CaseIterable, Sendable {
    case malformedRequest = "malformed-request"
    case malformedJSON = "malformed-json"
    case badParameter = "bad-parameter"
    case wrongHost = "wrong-host"
    case keyMissing = "key-missing"
    case keyUnknown = "key-unknown"
    case scopeMissing = "scope-missing"
    case notSignedIn = "not-signed-in"
    case signInFailed = "sign-in-failed"
    case formTokenMissing = "form-token-missing"
    case tooManyAttempts = "too-many-attempts"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case bodyTooSlow = "body-too-slow"
    case changedMeanwhile = "changed-meanwhile"
    case conflict
    case erased
    case bodyTooLarge = "body-too-large"
    case addressTooLong = "address-too-long"
    case wrongMediaType = "wrong-media-type"
    case faultyContent = "faulty-content"
    case retryKeyReused = "retry-key-reused"
    case notPossibleNow = "not-possible-now"
    case versionMissing = "version-missing"
    case headersTooLarge = "headers-too-large"
    case internalFault = "internal-fault"
    case overloaded = "overloaded"
    case tookTooLong = "took-too-long"
    case notReady = "not-ready"
    case notWritable = "not-writable"
    case unknownTransferCoding = "unknown-transfer-coding"
    case versionTooOld = "version-too-old"

    package var type: String { "urn:lykta:problem:\(rawValue)" }

    package var status: HTTPResponse.Status {
        switch self {
        case .malformedRequest, .malformedJSON, .badParameter, .wrongHost: .badRequest
        case .keyMissing, .keyUnknown, .notSignedIn, .signInFailed: .unauthorized
        case .scopeMissing, .formTokenMissing: .forbidden
        case .tooManyAttempts: .tooManyRequests
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .bodyTooSlow: .requestTimeout
        case .changedMeanwhile: .preconditionFailed
        case .conflict: .conflict
        case .erased: .gone
        case .bodyTooLarge: .contentTooLarge
        case .addressTooLong: .uriTooLong
        case .wrongMediaType: .unsupportedMediaType
        case .faultyContent, .retryKeyReused, .notPossibleNow: .unprocessableContent
        case .versionMissing: .preconditionRequired
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .internalFault: .internalServerError
        case .overloaded, .tookTooLong, .notReady, .notWritable: .serviceUnavailable
        case .unknownTransferCoding: .notImplemented
        case .versionTooOld: .httpVersionNotSupported
        }
    }

    package var title: Bilingual {
        switch self {
        case .malformedRequest: Bilingual(swedish: "Anropet går inte att läsa", english: "Malformed request")
        case .malformedJSON: Bilingual(swedish: "Innehållet är inte giltig JSON", english: "Malformed JSON")
        case .badParameter: Bilingual(swedish: "Fel i en parameter", english: "Bad parameter")
        case .wrongHost: Bilingual(swedish: "Fel värdnamn", english: "Wrong host")
        case .keyMissing: Bilingual(swedish: "Nyckel saknas", english: "Key missing")
        case .keyUnknown: Bilingual(swedish: "Nyckeln gäller inte", english: "Key not valid")
        case .scopeMissing: Bilingual(swedish: "Behörighet saknas", english: "Not permitted")
        case .notSignedIn: Bilingual(swedish: "Inte inloggad", english: "Not signed in")
        case .signInFailed: Bilingual(swedish: "Inloggningen gick inte", english: "Sign-in failed")
        case .formTokenMissing:
            Bilingual(swedish: "Formuläret kan inte kännas igen", english: "Form not recognised")
        case .tooManyAttempts: Bilingual(swedish: "För många försök", english: "Too many attempts")
        case .notFound: Bilingual(swedish: "Finns inte", english: "Not found")
        case .methodNotAllowed:
            Bilingual(swedish: "Metoden går inte att använda här", english: "Method not allowed")
        case .bodyTooSlow: Bilingual(swedish: "Innehållet kom för sent", english: "Body too slow")
        case .changedMeanwhile: Bilingual(swedish: "Ändrat under tiden", english: "Changed meanwhile")
        case .conflict: Bilingual(swedish: "Stämmer inte med det som finns", english: "Conflict")
        case .erased: Bilingual(swedish: "Raderat", english: "Erased")
        case .bodyTooLarge: Bilingual(swedish: "Innehållet är för stort", english: "Body too large")
        case .addressTooLong: Bilingual(swedish: "Adressen är för lång", english: "Address too long")
        case .wrongMediaType: Bilingual(swedish: "Fel slags innehåll", english: "Wrong media type")
        case .faultyContent:
            Bilingual(swedish: "Uppgifter behöver rättas", english: "Content needs correcting")
        case .retryKeyReused:
            Bilingual(swedish: "Nyckeln för omsändning är redan använd", english: "Idempotency key reused")
        case .notPossibleNow: Bilingual(swedish: "Går inte just nu", english: "Not possible in this state")
        case .versionMissing: Bilingual(swedish: "Version saknas", english: "Version missing")
        case .headersTooLarge: Bilingual(swedish: "Huvudet är för stort", english: "Headers too large")
        case .internalFault:
            Bilingual(swedish: "Något gick fel hos oss", english: "Something went wrong here")
        case .overloaded: Bilingual(swedish: "Många anropar just nu", english: "Too many requests right now")
        case .tookTooLong: Bilingual(swedish: "Det tog för lång tid", english: "It took too long")
        case .notReady: Bilingual(swedish: "Tjänsten är inte redo", english: "Not ready")
        case .notWritable:
            Bilingual(swedish: "Det går inte att spara just nu", english: "Cannot save right now")
        case .unknownTransferCoding:
            Bilingual(swedish: "Okänd överföringskodning", english: "Unknown transfer coding")
        case .versionTooOld:
            Bilingual(swedish: "För gammal version av HTTP", english: "Version of HTTP too old")
        }
    }
}
