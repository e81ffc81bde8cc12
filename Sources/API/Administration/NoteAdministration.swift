package import Reports
package import Web

extension APIService {
    /// What administrators have done in the caller's municipalities, and to the installation as a whole; the latest first.
    package func administrationEvents(for caller: Caller, limit: Int) async throws -> [AdministrationEvent] {
        try await store.administrationEvents(in: caller.municipalities, limit: limit)
    }

    /// Keeps what was just done: once for each municipality that it is of. Should that fail, what was done is done all the same, and
    /// the record lacks it; whoever did it is not told that it failed when it did not.
    func note(
        _ kind: AdministrationEvent.Kind, _ subject: String, _ detail: String = "",
        in municipalities: Set<MunicipalityCode>, by caller: Caller, at now: Timestamp
    ) async {
        let places: [MunicipalityCode?] = municipalities.isEmpty ? [nil] : municipalities.sorted()
        for municipality in places {
            try? await store.note(
                AdministrationEvent(
                    at: now, by: caller.agent, municipality: municipality, kind: kind, subject: subject,
                    detail: detail))
        }
    }

    /// A reason as somebody typed it.
    ///
    /// - Throws: 422 for none, and for one of more than 500 signs.
    static func typedReason(_ typed: String) throws(Problem) -> String {
        var reason = typed.drop { $0.isWhitespace }
        while reason.last?.isWhitespace == true { reason.removeLast() }
        guard (1...500).contains(reason.unicodeScalars.count) else {
            throw .content([
                .init(
                    .pointer("/reason"), "member.value",
                    Bilingual(
                        swedish: "Skriv varför, med högst 500 tecken.",
                        english: "Say why, in at most 500 signs."))
            ])
        }
        return String(reason)
    }
}
