import Exports
import Geometry
import Hummingbird
import Intake
import JSON
import Reports
import Web

extension APIService {
    var correctReport: Route {
        Route(
            .patch, "/api/v1/reports/{id}", .to(.editCases), headers: [.ifMatch],
            body: .init(limit: 16 * 1_024, schema: .named("Correction"), example: Examples.correction),
            summary: Bilingual(swedish: "Rätta en rapport", english: "Correct a report"),
            notes: """
                For a report that was wrongly joined, placed or told: its `category`, its `place` within its municipality, or \
                whether it is `restricted`, with a `reason` that stands in the history of its case. It leaves that case and joins \
                others as the rules say, and units are told. What was corrected can be undone by `undo` of the case. A key without \
                `original:read` cannot see the report any more once it is restricted: then the answer has no body. Without \
                `report:read` the answer has no words.
                """,
            answers: [
                .init(
                    .ok, "The report as it is now.", "application/geo+json", .named("ReportFeature"),
                    example: Examples.report, headers: ["ETag"]),
                .init(.noContent, "Corrected; the key may not see the report any more."),
            ],
            problems: [
                .versionMissing, .changedMeanwhile, .faultyContent, .notPossibleNow, .notWritable, .notReady,
            ]
        ) { try await correct($0) }
    }

    private func correct(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        let version = try EntityTag.required(call.headers)
        var reader = BodyReader(try call.json())
        let reason = reader.text("reason", isRequired: true)
        var edits: [ReportEdit] = []
        if let code = reader.code("category", Reports.Category.self) { edits.append(.setCategory(code)) }
        let accuracy = reader.number("accuracyMetres", in: 0...100_000).flatMap { Distance(metres: $0) }
        let place = reader.place("place", projector)
        if let place { edits.append(.setPlace(place, accuracy: accuracy)) }
        if let isRestricted = reader.bool("restricted") { edits.append(.setRestricted(isRestricted)) }
        if edits.isEmpty, reader.faults.isEmpty {
            reader.fault(
                at: reader.pointer, "edit.empty", sv: "Ange något att rätta.", en: "Say what to correct.")
        }
        let filed = try await filed(call)
        try reader.finish()
        guard let reason else { throw Problem.internalFault }
        if let place { try require(place, in: filed.report.municipality, onDaysOf: [filed.report.observed]) }
        let corrected = try await store.correct(
            filed.report.id, edits, because: reason, version: version,
            seeing: caller.visibility, by: caller.agent, at: call.now)
        guard try await sees(corrected, caller) else { return Response(status: .noContent) }
        return try feature(of: corrected, caller.may(.readReports) ? .full : .coarse)
    }
}

extension Examples {
    static let correction =
        #"{"category":"visibility","reason":"Det är en häck som skymmer, inte en lampa."}"#
}
