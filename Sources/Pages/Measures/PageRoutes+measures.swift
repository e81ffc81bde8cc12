import API
import Exports
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// The pages of measures: the list, a new one, one of them, and the list as a file.
    var measureRoutes: [Route] {
        [
            measureList, measureFile, newMeasurePage, newMeasureForm, measurePage, measureForm,
            measureCasesForm, addMeasurePhoto, measurePhotoForm,
        ]
    }

    private static let filterParameters: [Route.QueryParameter] = [
        .init("slag", .text, "Those of this kind.", example: "lighting"),
        .init("lage", .text, "`oppna`, or a state; all when absent.", example: "oppna"),
        .init("ar", .text, "Done, or planned where not done, in this year.", example: "2026"),
        .init("ansvarig", .text, "Those of this unit.", example: "gata-park"),
        .init("omrade", .text, "Those with a place in this area.", example: "district/holje"),
    ]

    /// Measures on a list and a map.
    private var measureList: Route {
        staffPage(
            "/atgarder", .plan, query: Self.filterParameters,
            Bilingual(swedish: "Åtgärder", english: "Measures")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let filter = MeasureFilter(call.query)
            let asked = filter.asked(api.areas(), at: call.now)
            let found = try await api.measures(asked.measures, in: asked.area, for: caller)
            let rows = try found.map { try row($0, visit.language) }
            var page = Page(template: "measures", title: words["measures-title"]).withMap
            page.styles += ["planning.css", "walks.css"]
            page.scripts.append("measures.js")
            page.isWide = true
            page.content["measures"] = rows
            page.content["isEmpty"] = rows.isEmpty
            page.content["hasPlaces"] = rows.contains { $0.spot != nil }
            page.content["count"] = words.count(rows.count, "measures-count")
            let costs = found.compactMap(\.measure.cost?.amount)
            if !costs.isEmpty, let sum = Kronor(costs.reduce(0, +)) {
                page.content["cost"] = words("measures-cost-sum", ["cost": sum.description])
            }
            page.content["filter"] = filter.shown(
                api.profiles(seenBy: caller), areas: api.districts(at: call.now), at: call.now,
                visit.language, words)
            page.content["mayKeep"] = caller.may(.keepMeasures)
            page.content["downloads"] = ["csv", "geojson"].map { format in
                Download(
                    name: format == "geojson" ? "GeoJSON" : format.uppercased(),
                    address: "/atgarder/fil?\(FormText.written(filter.fields + [("format", format)]))",
                    file: "atgarder.\(format)")
            }
            page.content["map"] = map(words["measures-map"], for: visit)
            return page
        }
    }

    private var measureFile: Route {
        file(
            "/atgarder/fil",
            query: Self.filterParameters + [
                .init("format", .word(["csv", "geojson", "ics"]), "`csv` when absent.", example: "csv")
            ], "text/csv", Bilingual(swedish: "Åtgärder som fil", english: "Measures as a file")
        ) { call in
            var reader = QueryReader(call.query)
            let format = reader.choice("format", Choices(MeasureFormat.self, without: [.json])) ?? .csv
            try reader.finish()
            let asked = MeasureFilter(call.query).asked(api.areas(), at: call.now)
            let found = try await api.measures(asked.measures, in: asked.area, for: try call.caller())
            return try api.measureList(found, as: format, try Visit(call).language, at: call.now)
        }
    }

    private var newMeasurePage: Route {
        staffPage(
            "/atgarder/ny", .keepMeasures,
            query: [
                .init(
                    "iakttagelse", .text, "The finding that it is because of.",
                    example: "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"),
                .init(
                    "arende", .text, "The case that it is because of.",
                    example: "01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10"),
                .init(
                    "hotspot", .text, "The kept hotspot that it is because of.",
                    example: "01936a1c-7a00-7abc-9e2f-4b6a7c8d9e11"),
                .init("namn", .text, "What a meeting decided.", example: "Ny belysning"),
            ], Bilingual(swedish: "Ny åtgärd", english: "New measure")
        ) { call, visit in
            let caller = try call.caller()
            let start = try await draft(call, for: caller)
            return try await newMeasure(
                start.form, newID(at: call.now),
                of: start.municipality ?? api.profiles(seenBy: caller).first?.municipality, call, visit)
        }
    }

    private var newMeasureForm: Route {
        staffForm(
            "/atgarder/ny", .keepMeasures, limit: 256 * 1_024,
            Bilingual(swedish: "Lägg upp en åtgärd", english: "Keep a measure")
        ) { call, visit, form in
            let caller = try call.caller()
            guard let id = MeasureID(form["id"] ?? "") else { throw Problem.notFound }
            let profiles = api.profiles(seenBy: caller)
            let profile =
                profiles.first { $0.municipality.description == form["kommun"] } ?? profiles.first
            let typed = MeasureForm(form, units: profile?.units.map(\.code) ?? [])
            do {
                let place = try await place(of: typed, for: caller, at: call.now) {
                    try await api.checkMeasure(
                        typed.body(nil, of: profile?.municipality, isNew: true), for: caller, at: call.now)
                }
                let kept = try await api.keepMeasure(
                    typed.body(place, of: profile?.municipality, isNew: true), as: id, for: caller,
                    at: call.now)
                return .seeOther("/atgarder/\(kept.measure.measure.id)?gjort=ny")
            } catch let problem as Problem {
                let (next, faults) = try carriedOn(
                    id, problem, visit.language, at: call.now,
                    Self.faults(of: problem, at: MeasureForm.fields, in: visit.language))
                return .page(
                    try await newMeasure(
                        typed, next, of: profile?.municipality, call, visit, faults: faults))
            }
        }
    }

    private func newMeasure(
        _ form: MeasureForm, _ id: MeasureID, of municipality: MunicipalityCode?, _ call: Call,
        _ visit: Visit, faults: [FormFault] = []
    ) async throws -> Page {
        let words = frame.words[visit.language]
        let caller = try call.caller()
        var page = Page(template: "measure-new", title: words["measures-new-title"])
        page.styles = ["planning.css", "walks.css"]
        page.refuse(faults)
        page.labels["orsaker"] = words["measures-causes"]
        guard let profile = municipality.flatMap({ served[$0] }) else { throw Problem.notFound }
        page.content["form"] = form.shown(choices(profile, isNew: true, call, visit), faults, words)
        page.content["id"] = id.description
        page.content["municipality"] = profile.municipality.description
        page.content["carried"] = [
            ("iakttagelse", form.finding), ("arende", form.case), ("hotspot", form.hotspot),
        ].compactMap { name, id in id.map { CarriedValue(name: name, value: $0) } }
        let causes = try await shown(
            MeasureCauses(
                cases: [form.case.flatMap { Case.ID($0) }].compactMap(\.self),
                hotspots: [form.hotspot.flatMap { KeptHotspotID($0) }].compactMap(\.self),
                findings: [form.finding.flatMap { FindingID($0) }].compactMap(\.self)),
            for: caller, visit.language, words)
        page.content["causes"] = causes
        page.content["hasCauses"] = !causes.isEmpty
        return page
    }

    /// What a new measure begins with: what is known of the thing that it is because of.
    ///
    /// - Throws: ``Problem/notFound`` for one that is not there, or that the caller may not see.
    private func draft(_ call: Call, for caller: Caller) async throws -> (
        form: MeasureForm, municipality: MunicipalityCode?
    ) {
        var form = MeasureForm()
        if let text = call.query["iakttagelse"] {
            guard let id = FindingID(text) else { throw Problem.notFound }
            let finding = try await api.finding(id, for: caller)
            // One that is withheld is no cause that somebody may name who does not see it.
            form.finding = finding.whole?.id.description
            if let whole = finding.whole {
                form.title = Self.title(of: whole)
                form.place = WalkSpot.written(try api.projector.position(of: whole.place))
            }
            form.units = Set([finding.unit?.description].compactMap(\.self))
            form.kind = Self.usualKinds[finding.point?.description ?? ""] ?? ""
            return (form, finding.municipality)
        }
        if let text = call.query["arende"] {
            guard let id = Case.ID(text) else { throw Problem.notFound }
            let cause = try await api.causingCase(id, for: caller)
            form.case = cause.case.id.description
            form.place = cause.position.map(WalkSpot.written) ?? ""
            form.units = Set(cause.case.units.map(\.unit.description))
            form.kind = Self.usualKinds[cause.case.group.description] ?? ""
            return (form, cause.case.municipality)
        }
        if let text = call.query["hotspot"] {
            guard let id = KeptHotspotID(text) else { throw Problem.notFound }
            let hotspot = try await api.keptHotspot(id, for: caller)
            form.hotspot = hotspot.id.description
            form.title = hotspot.name ?? ""
            form.place = WalkSpot.written(try api.projector.position(of: hotspot.centre))
            return (form, hotspot.municipality)
        }
        if let text = call.query["namn"] { form.title = Self.shortened(text) }
        return (form, nil)
    }

    /// What ought to be done, or else what was found, in at most 200 bytes.
    private static func title(of finding: Finding) -> String {
        shortened(finding.action.isEmpty ? finding.what : finding.action)
    }

    /// The first line of a text, in at most 200 bytes.
    private static func shortened(_ text: String) -> String {
        let first = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        var title = ""
        for sign in first where title.utf8.count + sign.utf8.count <= 200 { title.append(sign) }
        return title
    }

    /// The kind of measure that a point of the checklist, or a group of cases, most often leads to.
    private static let usualKinds = [
        "lighting": "lighting", "overgrowth": "clearing", "upkeep": "upkeep", "traffic": "traffic-calming",
        "speeding": "speed-check", "drugs": "patrol",
    ]

    func choices(_ profile: Profile, isNew: Bool, _ call: Call, _ visit: Visit) -> MeasureForm.Choices {
        MeasureForm.Choices(
            kinds: profile.measureKinds, units: profile.units, areas: api.districts(at: call.now),
            isNew: isNew, language: visit.language)
    }

    func row(_ told: ToldMeasure, _ language: Language) throws -> MeasureRow {
        try MeasureRow(told, api.projector, language) { unit in
            unitName(unit, in: told.measure.municipality, language) ?? unit.description
        }
    }

    /// The measures that something is a cause of, for the page of that thing; none for who may not plan.
    func measures(because cause: MeasureQuery.Cause, for identity: Caller.Identity, _ language: Language)
        async throws -> [MeasureRow]
    {
        guard let caller = Caller(identity, to: .plan) else { return [] }
        return try await api.measures(MeasureQuery(cause: cause), for: caller).map { try row($0, language) }
    }
}
