import Hummingbird
import Intake
import JSON
import Reports
import Web

extension APIService {
    var hidePhoto: Route {
        Route(
            .patch, "/api/v1/reports/{id}/photos/{number}", .to(.editCases), headers: [.acceptLanguage],
            body: .init(limit: 16 * 1_024, schema: .named("PhotoEdit"), example: Examples.photoEdit),
            summary: Bilingual(swedish: "Dölj eller visa en bild", english: "Hide or show a photo"),
            notes: """
                Because of a face or a plate, say. The reason and the name of who did it stand in the case's history; when the reason \
                seems to hold personal data or to accuse someone, it is kept and `warnings` say so. `hidden: false` shows the \
                photo again. No `If-Match`: whoever hides a face need not have read the latest.
                """,
            answers: [
                .init(
                    .ok, "The photo as it is now.", "application/json", .named("EditedPhoto"),
                    example: Examples.photo)
            ],
            problems: [.faultyContent, .notWritable, .notReady]
        ) { call in
            let caller = try call.caller()
            var reader = BodyReader(try call.json())
            _ = reader.json("hidden", isRequired: true)
            let isHidden = reader.bool("hidden")
            let reason = reader.value(
                "reason", isRequired: true, sv: "1–1000 byte text.", en: "1–1000 bytes of text."
            ) { text in
                (1...1_000).contains(text.utf8.count) && !text.utf8.contains(0) ? text : nil
            }
            try reader.finish()
            guard let isHidden, let reason else { throw Problem.internalFault }
            let number = try call.value(1) { Int($0) }
            let filed = try await filed(call)
            do {
                let photo = try await store.setHidden(
                    isHidden, photo: number, of: filed.report.id, because: reason, by: caller.agent,
                    at: call.now)
                let warnings = StaffTextScreening(reason, on: SwedishTime(call.now).date).warnings
                return .json(
                    JSONWriter.object {
                        photo.write(to: &$0, of: filed.report.id)
                        guard !warnings.isEmpty else { return }
                        $0.array("warnings") { array in
                            for warning in warnings { array.element(warning.text(in: call.language)) }
                        }
                    })
            } catch let fault as PhotoFault {
                throw Problem(fault)
            }
        }
    }
}

extension Examples {
    static let photoEdit = #"{"hidden":true,"reason":"Ett ansikte syns."}"#
}
