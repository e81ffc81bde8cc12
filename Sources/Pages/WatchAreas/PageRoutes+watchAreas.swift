import API
import Hummingbird
import Intake
import JSON
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// The pages of neighbourhood watch.
    var watchAreaRoutes: [Route] {
        [
            watchAreaList, watchAreaFile, newWatchAreaPage, newWatchAreaForm, watchAreaPage, watchAreaForm,
        ]
    }

    private var watchAreaList: Route {
        staffPage(
            "/grannsamverkan", .plan, Bilingual(swedish: "Grannsamverkan", english: "Neighbourhood watch")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let today = SwedishTime(call.now).date
            let found = try await api.watchAreas(for: caller)
            let rows = try found.map { try WatchAreaRow($0, on: today, api.projector, words) }
            var page = Page(template: "watch-areas", title: words["watch-title"]).withMap
            page.styles += ["planning.css", "walks.css"]
            page.scripts.append("measures.js")
            page.isWide = true
            page.content["areas"] = rows
            page.content["isEmpty"] = rows.isEmpty
            page.content["hasPlaces"] = rows.contains { $0.spot != nil }
            page.content["map"] = map(words["watch-map"], for: visit)
            page.content["active"] = words.count(found.active(on: today).areas, "watch-count")
            page.content["numbers"] = WatchAreaNumber.series(of: found, today: today)
            page.content["mayKeep"] = caller.may(.keepPicture)
            return page
        }
    }

    private var watchAreaFile: Route {
        file(
            "/grannsamverkan/fil",
            query: [
                .init("format", .word(["csv", "geojson"]), "`csv` when absent.", example: "csv")
            ], "text/csv",
            Bilingual(swedish: "Grannsamverkan som fil", english: "Neighbourhood watch as a file")
        ) { call in
            var reader = QueryReader(call.query)
            let format = reader.choice("format", Choices(WatchAreaFormat.self, without: [.json])) ?? .csv
            try reader.finish()
            let found = try await api.watchAreas(for: try call.caller())
            return try api.watchAreaList(found, as: format, on: SwedishTime(call.now).date)
        }
    }

    private var newWatchAreaPage: Route {
        staffPage(
            "/grannsamverkan/ny", .keepPicture,
            Bilingual(swedish: "Nytt område med grannsamverkan", english: "New watch area")
        ) { call, visit in
            return try newWatchArea(WatchAreaForm(), newID(at: call.now), call, visit)
        }
    }

    private var newWatchAreaForm: Route {
        staffForm(
            "/grannsamverkan/ny", .keepPicture, limit: 256 * 1_024,
            Bilingual(swedish: "Lägg upp ett område med grannsamverkan", english: "Keep a watch area")
        ) { call, visit, form in
            let caller = try call.caller()
            guard let id = WatchAreaID(form["id"] ?? "") else { throw Problem.notFound }
            let typed = WatchAreaForm(form)
            do {
                let body = try await body(of: typed, for: caller, at: call.now)
                _ = try await api.keepWatchArea(body, as: id, for: caller, at: call.now)
                return .seeOther("/grannsamverkan/\(id)?gjort=ny")
            } catch let problem as Problem {
                let (next, faults) = try carriedOn(
                    id, problem, visit.language, at: call.now,
                    changeFaults(problem, WatchAreaForm.fields, visit.language))
                return .page(try newWatchArea(typed, next, call, visit, faults: faults))
            }
        }
    }

    private var watchAreaPage: Route {
        staffPage(
            "/grannsamverkan/{id}", .plan,
            query: [
                .init("gjort", .word(["ny", "andrad", "tillbaka"]), "What was just done.", example: "ny")
            ], Bilingual(swedish: "Ett område med grannsamverkan", english: "A watch area")
        ) { call, visit in
            let whole = try await api.wholeWatchArea(
                try call.value { WatchAreaID($0) }, for: try call.caller(), at: call.now)
            return try watchArea(whole, call, visit)
        }
    }

    private var watchAreaForm: Route {
        staffForm(
            "/grannsamverkan/{id}", .keepPicture, limit: 256 * 1_024,
            Bilingual(swedish: "Ändra ett område med grannsamverkan", english: "Change a watch area")
        ) { call, visit, form in
            let id = try call.value { WatchAreaID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? "") else { throw Problem.notFound }
            let whole = try await api.wholeWatchArea(id, for: caller, at: call.now)
            if form["gor"] == "tillbaka" {
                let reason = (form["skal"] ?? "").trimmingSpaces
                do {
                    _ = try await api.changeWatchArea(
                        id, .object([(key: "withdrawn", value: .string(reason))]), version: version,
                        for: caller, at: call.now)
                    return .seeOther("/grannsamverkan/\(id)?gjort=tillbaka")
                } catch let problem as Problem {
                    let faults = try changeFaults(problem, ["withdrawn": "skal"], visit.language)
                    return .page(try watchArea(whole, call, visit, reason: reason, faults: faults))
                }
            }
            let typed = WatchAreaForm(form)
            do {
                let body = try await body(of: typed, for: caller, at: call.now)
                _ = try await api.changeWatchArea(id, body, version: version, for: caller, at: call.now)
                return .seeOther("/grannsamverkan/\(id)?gjort=andrad")
            } catch let problem as Problem {
                let now = try await api.wholeWatchArea(id, for: caller, at: call.now)
                let words = frame.words[visit.language]
                let again = try keptFields(now.area, call, words).shownAgain(
                    form, of: version, over: now.area.version,
                    changeFaults(problem, WatchAreaForm.fields, visit.language), words)
                return .page(
                    try watchArea(now, call, visit, typed: WatchAreaForm(again.form), faults: again.faults))
            }
        }
    }

    /// - Throws: 422 for a surface that cannot be read.
    private func body(
        of typed: WatchAreaForm, for caller: Caller, at now: Timestamp
    ) async throws -> JSONValue {
        guard typed.outline.isEmpty else {
            guard let surface = GeoJSONFeatures.onlyGeometry(in: typed.outline.utf8) else {
                throw Problem.content([
                    .init(
                        .pointer("/area"), "member.value",
                        Bilingual(
                            swedish: frame.words[.swedish]["watch-outline-fault"],
                            english: frame.words[.english]["watch-outline-fault"]))
                ])
            }
            return typed.body(surface)
        }
        var spot = MeasureForm()
        spot.area = typed.district
        return typed.body(try await place(of: spot, for: caller, at: now))
    }

    private func newWatchArea(
        _ form: WatchAreaForm, _ id: WatchAreaID, _ call: Call, _ visit: Visit, faults: [FormFault] = []
    ) throws -> Page {
        let words = frame.words[visit.language]
        let profiles = api.profiles(seenBy: try call.caller())
        var page = Page(template: "watch-area-new", title: words["watch-new"])
        page.styles = ["planning.css", "walks.css"]
        page.refuse(faults)
        page.content["id"] = id.description
        page.content["municipality"] = SelectField.municipality(
            form.municipality, among: profiles, label: words["watch-municipality"], faults, words)
        page.content["form"] = form.shown(districts: api.districts(at: call.now), faults, words)
        return page
    }

    private func watchArea(
        _ whole: APIService.WholeWatchArea, _ call: Call, _ visit: Visit, typed: WatchAreaForm? = nil,
        reason: String? = nil, faults: [FormFault] = []
    ) throws -> Page {
        let words = frame.words[visit.language]
        let area = whole.area
        let row = try WatchAreaRow(area, on: whole.today, api.projector, words)
        var page = Page(template: "watch-area", title: area.name).withMap
        page.styles += ["planning.css", "walks.css"]
        page.scripts.append("measures.js")
        page.isWide = true
        page.refuse(faults)
        switch call.query["gjort"] {
        case "ny": page.content["said"] = words["watch-done-new"]
        case "tillbaka": page.content["said"] = words["watch-done-withdrawn"]
        case "andrad": page.content["said"] = words["watch-done-changed"]
        default: break
        }
        page.content["warnings"] = whole.warnings.map { $0.text(in: visit.language) }
        page.content["row"] = row
        page.content["hasPlaces"] = row.spot != nil
        page.content["map"] = map(words["watch-map"], for: visit)
        page.content["version"] = area.version
        page.content["definitions"] = [
            Definition(words["watch-state"], [row.state]),
            Definition(words["watch-households"], [row.households]),
            Definition(words["watch-contact"], [row.contact]),
            Definition(words["watch-since"], [row.since]), Definition(words["watch-until"], [row.until]),
        ]
        page.content["events"] = whole.history.reversed().map { TimelineEvent($0, visit.language) }
        if try call.caller().may(.keepPicture), !area.isWithdrawn {
            page.content["withdrawal"] = TextField(
                id: "skal", label: words["watch-withdraw-why"], value: reason ?? "",
                fault: faults.text(at: "skal"))
            page.content["withdrawalIsOpen"] = reason != nil
            let form = typed ?? WatchAreaForm(area)
            page.content["form"] = form.shown(districts: api.districts(at: call.now), faults, words)
            page.content["formIsOpen"] = typed != nil
            page.content[KeptFields.field] = keptFields(area, call, words).opened
        }
        return page
    }

    /// The fields of a watch area as its form shows them before anything is typed.
    private func keptFields(_ area: WatchArea, _ call: Call, _ words: Words) -> KeptFields {
        KeptFields(
            [WatchAreaForm(area).shown(districts: api.districts(at: call.now), [], words)],
            together: [["yta", "distrikt"]])
    }
}
