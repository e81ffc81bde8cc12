import Hummingbird
import JSON
package import Reports
package import Web

extension APIService {
    var hidePhoto: Route {
        Route(
            .patch, "/api/v1/reports/{id}/photos/{number}", .to(.editCases), headers: [.acceptLanguage],
            body: Self.photoEdit,
            summary: Bilingual(swedish: "Dölj eller visa en bild", english: "Hide or show a photo"),
            notes: """
                Because of a face or a plate, say. The reason and the name of who did it stand in the case's history; when the reason \
                seems to hold personal data or to accuse someone, it is kept and `warnings` say so. `hidden: false` shows the \
                photo again. No `If-Match`: whoever hides a face need not have read the latest.
                """,
            answers: Self.photoEdited, problems: [.faultyContent, .notWritable, .notReady]
        ) { try await hide($0, of: .report(try await filed($0).report.id)) }
    }

    var hideWorkPhoto: Route {
        Route(
            .patch, "/api/v1/cases/{id}/photos/{number}", .to(.editCases), headers: [.acceptLanguage],
            body: Self.photoEdit,
            summary: Bilingual(
                swedish: "Visa eller dölj en bild av det som har gjorts",
                english: "Show or hide a photo of what was done"),
            notes:
                "The same for a photo that staff have added: `hidden: false` shows it to those who follow a report of the case, `true` to staff alone.",
            answers: Self.photoEdited, problems: [.faultyContent, .notWritable, .notReady]
        ) { call in
            let found = try await foundCase(try call.value { Case.ID($0) }, for: try call.caller())
            return try await hide(call, of: .work(found.id))
        }
    }

    private static let photoEdit = Route.Body(
        limit: 16 * 1_024, schema: .named("PhotoEdit"), example: Examples.photoEdit)

    private static let photoEdited: [Route.Answer] = [
        .init(
            .ok, "The photo as it is now.", "application/json", .named("EditedPhoto"),
            example: Examples.photo)
    ]

    private func hide(_ call: Call, of subject: PhotoSubject) async throws -> Response {
        var reader = BodyReader(try call.json())
        _ = reader.json("hidden", isRequired: true)
        let isHidden = reader.bool("hidden")
        let reason = reader.value(
            "reason", isRequired: true, sv: "1–1000 byte text.", en: "1–1000 bytes of text."
        ) { text in Self.isReason(text) ? text : nil }
        try reader.finish()
        guard let isHidden, let reason else { throw Problem.internalFault }
        let done = try await hide(
            isHidden, try call.value(1) { Int($0) }, of: subject, because: reason, by: try call.caller(),
            at: call.now)
        return .json(
            JSONWriter.object {
                done.photo.write(to: &$0, of: subject)
                guard !done.warnings.isEmpty else { return }
                $0.array("warnings") { array in
                    for warning in done.warnings { array.element(warning.text(in: call.language)) }
                }
            })
    }

    private func hide(
        _ isHidden: Bool, _ number: Int, of subject: PhotoSubject, because reason: String, by caller: Caller,
        at now: Timestamp
    ) async throws -> (photo: Photo, warnings: [Bilingual]) {
        let photo = try await store.setHidden(
            isHidden, photo: number, of: subject, because: reason, by: caller.agent, at: now)
        return (photo, Self.warnings(of: [reason], at: now))
    }

    /// Hides a photo or shows it again: of a report that the caller may read, or of the work on a case.
    ///
    /// - Parameters:
    ///   - report: The report's id or reference; nil for the work on the case.
    ///   - reason: 1–1,000 bytes.
    /// - Returns: what the caller must know of the reason.
    /// - Throws: 404, 422 for a reason that is none.
    package func hidePhoto(
        _ isHidden: Bool, _ number: Int, ofReport report: String?, orWorkOn id: Case.ID,
        because reason: String,
        for caller: Caller, at now: Timestamp
    ) async throws -> [Bilingual] {
        guard Self.isReason(reason) else {
            throw Problem.content([
                Problem.Fault(
                    .pointer("/reason"), "member.value",
                    Bilingual(
                        swedish: "Skriv varför, med högst 1000 byte.",
                        english: "Say why, in at most 1000 bytes."))
            ])
        }
        let subject: PhotoSubject
        if let report {
            guard let filed = try await filedReport(report, for: caller) else { throw Problem.notFound }
            subject = .report(filed.report.id)
        } else {
            subject = .work(try await foundCase(id, for: caller).id)
        }
        return try await hide(isHidden, number, of: subject, because: reason, by: caller, at: now).warnings
    }

    private static func isReason(_ text: String) -> Bool {
        (1...1_000).contains(text.utf8.count) && !text.utf8.contains(0)
    }
}

extension Examples {
    static let photoEdit = #"{"hidden":true,"reason":"Ett ansikte syns."}"#
}
