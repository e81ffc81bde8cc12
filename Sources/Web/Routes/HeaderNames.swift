package import HTTPTypes

extension HTTPFields {
    /// `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header); several are joined by commas.
    package var idempotencyKey: String? { HTTPField.Name("Idempotency-Key").flatMap { self[$0] } }

    /// What every answer carries: nothing is guessed, framed, run or told to another site.
    package static let safe: HTTPFields = {
        var fields: HTTPFields = [
            .xContentTypeOptions: "nosniff",
            .contentSecurityPolicy:
                "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        ]
        if let referrerPolicy = HTTPField.Name("Referrer-Policy") { fields[referrerPolicy] = "no-referrer" }
        return fields
    }()
}
