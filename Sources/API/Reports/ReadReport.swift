import Exports
import Geometry
import Hummingbird
import Intake
import JSON
import Reports
import Web

extension APIService {
    var readReport: Route {
        Route(
            .get, "/api/v1/reports/{id}", .to(.readReports), headers: [.ifNoneMatch],
            summary: Bilingual(swedish: "Läs en rapport", english: "Read a report"),
            notes:
                """
                By its id, or by its reference as it is said: in any case, with or without hyphens. The words as staff may read \
                them: personal data masked. `ETag` is the version to change it by. `nearestAddress`: the address or name nearest to a placed report, within 250 m. For keys that may also change cases: \
                `suggestedPlaces`, what a report in words alone may mean, and `suggestedCategory`, where its words speak for \
                another category than was chosen. Nothing is placed or changed by itself.
                """,
            answers: [
                .init(
                    .ok, "The report.", "application/geo+json", .named("ReportFeature"),
                    example: Examples.report, headers: ["ETag"]),
                .stillKnown,
            ]
        ) { call in
            let filed = try await filed(call)
            let hints = try await hints(for: filed, try call.caller(), on: SwedishTime(call.now).date)
            return try feature(of: filed, hints: hints)
        }
    }

    var readOriginal: Route {
        Route(
            .get, "/api/v1/reports/{id}/original", .to(.readOriginals),
            summary: Bilingual(swedish: "Läs originalet", english: "Read the original"),
            notes:
                "What came in, as it came, before cleaning and masking, with the contact. Each reading is recorded with who read it (the key's number, prefix and name, or the person's account and name) and the time.",
            answers: [
                .init(
                    .ok, "What came in.", "application/json", .named("Original"), example: Examples.original)
            ], problems: [.notPossibleNow]
        ) { call in
            let caller = try call.caller()
            let filed = try await filed(call)
            do {
                guard
                    let original = try await store.original(
                        of: filed.report.id, readBy: caller.agent, at: call.now)
                else { throw Problem.notFound }
                return .json(original.json)
            } catch let fault as OriginalFault {
                throw Problem(fault)
            }
        }
    }

    var placeReport: Route {
        Route(
            .put, "/api/v1/reports/{id}/place", .to(.placeReports), headers: [.ifMatch],
            body: .init(limit: 4 * 1_024, schema: .named("Placing"), example: Examples.placing),
            summary: Bilingual(swedish: "Placera en rapport", english: "Place a report"),
            notes:
                "Gives a report that came in words alone its place, or moves one, and joins it to a case there. Only within its own municipality. The place is `place`, or `suggestion`: the `id` of one of the report's `suggestedPlaces` or of `GET /api/v1/places`. `words` in `place` is what the place is called from now on, masked like a resident's; without it the words stay. To give words takes `report:read` too; without it the answer has none.",
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
        let json = try call.json()
        var reader = BodyReader(json)
        let point = reader.place("place", projector)
        let suggestion = reader.value("suggestion", sv: "Id för ett förslag.", en: "The id of a suggestion.")
        {
            Int64($0)
        }
        let said = json["place"]?["words"]
        if let said, !said.isNull, said.string == nil {
            reader.fault(
                at: reader.pointer.appending("place").appending("words"), "member.wrong-type",
                sv: "Här ska det stå text.", en: "This must be text.")
        }
        if said?.string != nil, !caller.may(.readReports) { throw Problem.scopeMissing([.reportRead]) }
        let accuracy = reader.number("accuracyMetres", in: 0...100_000).flatMap { Distance(metres: $0) }
        let filed = try await filed(call)
        let place = try await place(point, orSuggested: suggestion, for: filed.report, &reader)
        if let place {
            let day = SwedishTime(filed.report.observed).date
            if !areas().isIn(filed.report.municipality, place, on: day) {
                reader.fault(
                    at: reader.pointer.appending("place"), "place.other-municipality",
                    sv: "Platsen ligger utanför rapportens kommun.",
                    en: "The place lies outside the report's municipality.")
            }
        }
        try reader.finish()
        guard let place else { throw Problem.internalFault }
        let words = try said?.string.flatMap { try desk.words(ofPlace: $0, at: call.now) }
        let placed = try await store.place(
            filed.report.id, at: place, accuracy: accuracy, words: words, version: version,
            seeing: caller.visibility, by: caller.agent, at: call.now)
        let mayRead = caller.may(.readReports)
        let hints = mayRead ? try await hints(for: placed, caller, on: SwedishTime(call.now).date) : nil
        return try feature(of: placed, mayRead ? .full : .coarse, hints: hints)
    }

    /// The place that was given in one of the two ways.
    private func place(
        _ point: Place?, orSuggested id: Int64?, for report: Report, _ reader: inout BodyReader
    ) async throws -> Place? {
        guard let id else {
            if point == nil, reader.faults.isEmpty {
                reader.fault(
                    at: reader.pointer.appending("place"), "member.required",
                    sv: "Ange place, eller suggestion med id för ett förslag.",
                    en: "Give place, or suggestion with the id of a suggestion.")
            }
            return point
        }
        if point != nil {
            reader.fault(
                at: reader.pointer.appending("suggestion"), "place.twice",
                sv: "Ange antingen place eller suggestion.", en: "Give either place or suggestion.")
        }
        let named = try await store.place(suggestedAs: id, in: report.municipality)
        if named == nil {
            reader.fault(
                at: reader.pointer.appending("suggestion"), "place.no-suggestion",
                sv: "Förslaget finns inte längre: kommunens adresslista har bytts ut. Läs rapporten igen.",
                en:
                    "There is no such suggestion any more: the list of addresses has been replaced. Read the report again."
            )
        }
        return named?.place
    }

    /// The report that the path names, by its id or its reference, if the caller may see it.
    ///
    /// - Throws: 404 when there is none, wherever it may be.
    func filed(_ call: Call) async throws -> FiledReport {
        let caller = try call.caller()
        guard let found = try await filedReport(try call.value { $0 }, for: caller) else {
            throw Problem.notFound
        }
        return found
    }

    /// How a path names a report.
    enum ReportName {
        case id(Report.ID)
        case reference(Reference)

        init?(_ text: String) {
            if let id = Report.ID(text) {
                self = .id(id)
            } else if let reference = Reference(text) {
                self = .reference(reference)
            } else {
                return nil
            }
        }
    }

    func feature(
        of filed: FiledReport, _ detail: Detail = .full, hints: ReportHints? = nil
    ) throws -> Response {
        let feature = try ReportsGeoJSON(projector, detail: detail).feature(
            ExportedReport(filed, hints: hints))
        // The case it lies in, and the case's status, change without its version.
        return .geoJSON(feature, headers: [.eTag: EntityTag.text(filed.version, of: feature)])
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
        {"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","reference":"OLO-7K3M-9Q","municipality":"1060","category":"lighting","status":"open","source":"resident","observedAt":"2026-11-20T17:00:00Z","receivedAt":"2026-11-20T17:05:12Z","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","recurs":["evening"],"clientReference":"OEP-4711","accuracyMetres":12,"restricted":false,"words":null,"text":"Lamporna bakom idrottshallen är trasiga.","answers":[],"nearestAddress":{"name":"Idrottshallen","distanceMetres":0,"words":{"sv":"vid Idrottshallen","en":"at Idrottshallen"}}}}
        """#
    static let original = #"""
        {"text":"Lamporna bakom idrottshallen är trasiga. Ring 070-1740605.","words":null,"answers":[],"contact":{"email":"anmalare@example.se","phone":null}}
        """#
    static let placing = #"{"place":{"type":"Point","coordinates":[14.5306,56.2767]},"accuracyMetres":10}"#
}
