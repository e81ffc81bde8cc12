import Exports
import Geometry
import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    var readReport: Route {
        Route(
            .get, "/api/v1/reports/{id}", .scope(.reportRead),
            summary: Bilingual(swedish: "Läs en rapport", english: "Read a report"),
            notes:
                "The words as staff may read them: personal data masked. `ETag` is the version to change it by.",
            answers: [
                .init(
                    .ok, "The report.", "application/geo+json", .named("ReportFeature"),
                    example: Examples.report, headers: ["ETag"])
            ]
        ) { call in
            let filed = try await filed(try call.value { Report.ID($0) }, for: try call.caller())
            return try feature(of: filed)
        }
    }

    var readOriginal: Route {
        Route(
            .get, "/api/v1/reports/{id}/original", .scope(.originalRead),
            summary: Bilingual(swedish: "Läs originalet", english: "Read the original"),
            notes:
                "What came in, as it came, before cleaning and masking, with the contact. Each reading is recorded with the key's number, prefix and name, and the time.",
            answers: [
                .init(
                    .ok, "What came in.", "application/json", .named("Original"), example: Examples.original)
            ], problems: [.notPossibleNow]
        ) { call in
            let caller = try call.caller()
            let filed = try await filed(try call.value { Report.ID($0) }, for: caller)
            do {
                guard
                    let original = try await store.original(
                        of: filed.report.id, readBy: caller.key, at: call.now)
                else { throw Problem.notFound }
                return .json(original.json)
            } catch let fault as OriginalFault {
                throw Problem(fault)
            }
        }
    }

    var placeReport: Route {
        Route(
            .put, "/api/v1/reports/{id}/place", .scope(.caseWrite), headers: [.ifMatch],
            body: .init(limit: 4 * 1_024, schema: .named("Placing"), example: Examples.placing),
            summary: Bilingual(swedish: "Placera en rapport", english: "Place a report"),
            notes:
                "Gives a report that came in words alone its place, or moves one, and joins it to a case there. Only within its own municipality. Without `report:read` the answer has no words.",
            answers: [
                .init(
                    .ok, "The report as it is now.", "application/geo+json", .named("ReportFeature"),
                    example: Examples.report, headers: ["ETag"])
            ],
            problems: [
                .versionMissing, .changedMeanwhile, .faultyContent, .notPossibleNow, .notWritable, .notReady,
            ]
        ) { try await place($0) }
    }

    private func place(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        let version = try EntityTag.required(call.headers)
        var reader = BodyReader(try call.json())
        let place = reader.place("place", isRequired: true, projector)
        let accuracy = reader.number("accuracyMetres", in: 0...100_000).flatMap { Distance(metres: $0) }
        let filed = try await filed(try call.value { Report.ID($0) }, for: caller)
        if let place {
            let day = SwedishTime(filed.report.observed).date
            let holding = areas().areas(of: .municipality, holding: place, on: day).map(\.code)
            if !holding.contains(filed.report.municipality.description) {
                reader.fault(
                    at: reader.pointer.appending("place"), "place.other-municipality",
                    sv: "Platsen ligger utanför rapportens kommun.",
                    en: "The place lies outside the report's municipality.")
            }
        }
        try reader.finish()
        guard let place else { throw Problem.internalFault }
        let placed = try await store.place(
            filed.report.id, at: place, accuracy: accuracy, version: version, by: caller.key.name,
            at: call.now)
        return try feature(of: placed, caller.may(.reportRead) ? .full : .coarse)
    }

    /// A report that the caller may see.
    ///
    /// - Throws: 404 when there is none, wherever it may be.
    func filed(_ id: Report.ID, for caller: Caller) async throws -> FiledReport {
        guard let filed = try await store.report(id, in: caller.municipalities), caller.sees(filed.report)
        else {
            throw Problem.notFound
        }
        return filed
    }

    private func feature(of filed: FiledReport, _ detail: Detail = .full) throws -> Response {
        .geoJSON(
            try ReportsGeoJSON(projector, detail: detail).feature(ExportedReport(filed)),
            headers: [.eTag: EntityTag.text(filed.version)])
    }
}

extension Problem {
    fileprivate init(_ fault: OriginalFault) {
        let (code, message) =
            switch fault {
            case .keyMissing(let key):
                (
                    "original.key-lost",
                    Bilingual(
                        swedish:
                            "Originalet kan inte läsas: nyckeln \(key), som det förseglades med, finns inte.",
                        english:
                            "The original cannot be read: there is no key \(key), with which it was sealed.")
                )
            case .damaged:
                (
                    "original.damaged",
                    Bilingual(
                        swedish: "Originalet kan inte läsas: det har ändrats sedan det förseglades.",
                        english: "The original cannot be read: it has been changed since it was sealed.")
                )
            }
        self.init(.notPossibleNow, message, faults: [Fault(.pointer(""), code, message)])
    }
}

extension SealedOriginal {
    fileprivate var json: [UInt8] {
        JSONWriter.object {
            $0.member("text", text)
            $0.member("words", words)
            $0.array("answers") { array in
                for answer in answers {
                    array.object {
                        $0.member("question", answer.question)
                        $0.member("value", answer.value)
                    }
                }
            }
            if let contact {
                $0.object("contact") {
                    $0.member("email", contact.email)
                    $0.member("phone", contact.phone)
                }
            } else {
                $0.null("contact")
            }
        }
    }
}

extension Examples {
    static let report = #"""
        {"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","reference":"OLO-7K3M-9Q","municipality":"1060","category":"lighting","status":"open","source":"resident","observedAt":"2026-11-20T17:00:00Z","receivedAt":"2026-11-20T17:05:12Z","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","recurs":["evening"],"accuracyMetres":12,"restricted":false,"words":null,"text":"Lamporna bakom idrottshallen är trasiga.","answers":[]}}
        """#
    static let original = #"""
        {"text":"Lamporna bakom idrottshallen är trasiga. Ring 070-1740605.","words":null,"answers":[],"contact":{"email":"anmalare@example.se","phone":null}}
        """#
    static let placing = #"{"place":{"type":"Point","coordinates":[14.5306,56.2767]},"accuracyMetres":10}"#
}
