import API
import Hummingbird
import Reports
import Web

/// Areas: those that there are, a file of others, what it would change on the map and in words, and only then the change.
extension PageRoutes {
    var areaRoutes: [Route] { [listAreas, uploadAreas, showAreaDraft, drawAreaDraft, keepAreas] }

    private var listAreas: Route {
        staffPage(
            "/admin/omraden", .manageProfile, query: [Self.done],
            Bilingual(swedish: "Områden", english: "Areas")
        ) { call, visit in
            try areasPage(AreaForm(from: SwedishTime(call.now).date), [], call, visit)
        }
    }

    private var uploadAreas: Route {
        staffForm(
            "/admin/omraden", .manageProfile, limit: 16 * 1_024 * 1_024,
            Bilingual(swedish: "Läs in områden", english: "Upload areas")
        ) { call, visit, form in
            let words = frame.words[visit.language]
            let typed = AreaForm(form)
            var faults: [FormFault] = []
            let layer = AreaLayer(rawValue: typed.layer)
            if layer == nil { faults.append(FormFault(field: "layer", text: words["areas-no-layer"])) }
            let from = CivilDate(typed.from)
            if from == nil { faults.append(FormFault(field: "from", text: words["areas-no-day"])) }
            if !typed.geoJSON.contains("{") {
                faults.append(FormFault(field: "geojson", text: words["areas-no-file"]))
            }
            guard let layer, let from, faults.isEmpty else {
                return .page(try areasPage(typed, faults, call, visit))
            }
            do {
                let id = try api.draftAreas(
                    .init(
                        geoJSON: Array(typed.geoJSON.utf8), layer: layer, codeProperty: typed.code,
                        nameProperty: typed.name, ownerProperty: typed.owner.isEmpty ? nil : typed.owner,
                        isWholeLayer: typed.extent == "whole", from: from), by: try call.caller(),
                    at: call.now)
                return .seeOther("/admin/omraden/utkast/\(id)")
            } catch let problem as Problem {
                let found = try Self.faults(of: problem, at: ["file": "geojson"], in: visit.language)
                return .page(try areasPage(typed, found, call, visit))
            }
        }
    }

    private var showAreaDraft: Route {
        staffPage(
            "/admin/omraden/utkast/{id}", .manageProfile,
            Bilingual(swedish: "Utkast till områden", english: "Draft of areas")
        ) { call, visit in
            let id = try call.value { $0 }
            let preview = try await api.areaPreview(id, for: try call.caller(), at: call.now)
            return draftPage(preview, id, [], visit)
        }
    }

    /// What the map draws over the base map.
    private var drawAreaDraft: Route {
        Route(
            .get, "/admin/omraden/utkast/{id}/karta", .to(.manageProfile),
            summary: Bilingual(swedish: "Utkast på kartan", english: "Draft on the map"),
            answers: [.init(.ok, "The areas.", "application/geo+json", .named("AreaCollection"))],
            isPage: true, isDescribed: false
        ) { call in
            .geoJSON(
                try api.areaDraftGeoJSON(try call.value { $0 }, for: try call.caller(), at: call.now))
        }
    }

    private var keepAreas: Route {
        staffForm(
            "/admin/omraden/utkast/{id}", .manageProfile,
            Bilingual(swedish: "Låt områdena gälla", english: "Let the areas count")
        ) { call, visit, _ in
            let id = try call.value { $0 }
            do {
                _ = try await api.keepAreas(id, by: try call.caller(), at: call.now)
                return .seeOther("/admin/omraden?gjort=omraden")
            } catch let problem as Problem {
                let faults = try Self.faults(of: problem, at: [:], in: visit.language)
                let preview = try await api.areaPreview(id, for: try call.caller(), at: call.now)
                return .page(draftPage(preview, id, faults, visit))
            }
        }
    }

    private func areasPage(_ typed: AreaForm, _ faults: [FormFault], _ call: Call, _ visit: Visit) throws
        -> Page
    {
        let words = frame.words[visit.language]
        let fault = { (id: String) in faults.first { $0.field == id }?.text }
        var page = administration("admin-areas", words["admin-areas"], visit)
        page.refuse(faults)
        page.scripts = ["areas.js"]
        page.content["layers"] = AreaLayer.allCases.map { layer in
            let areas = api.areas(of: layer)
            let today = areas.count { $0.isValid(on: SwedishTime(call.now).date) }
            return LayerRow(
                name: words[layer.word], count: words.count(today, "areas-count"),
                address: "/api/v1/areas?layer=\(layer.rawValue)")
        }
        page.content["mayChange"] = api.mayChangeAreas(try call.caller())
        page.content["layer"] = SelectField(
            id: "layer", label: words["areas-layer"],
            options: AreaLayer.allCases.map { ($0.rawValue, words[$0.word]) }, chosen: typed.layer,
            fault: fault("layer"))
        page.content["geojson"] = TextArea(
            id: "geojson", label: words["areas-text"], value: typed.geoJSON, hint: words["areas-text-hint"],
            fault: fault("geojson"))
        page.content["code"] = TextField(
            id: "code", label: words["areas-code"], value: typed.code, isShort: true)
        page.content["name"] = TextField(
            id: "name", label: words["areas-name"], value: typed.name, isShort: true)
        page.content["owner"] = TextField(
            id: "owner", label: words["areas-owner"], value: typed.owner, isShort: true)
        page.content["extent"] = RadioGroup(
            id: "extent", label: words["areas-extent"],
            choices: [
                .init(value: "some", label: words["areas-some"], hint: words["areas-some-hint"]),
                .init(value: "whole", label: words["areas-whole"], hint: words["areas-whole-hint"]),
            ], chosen: typed.extent)
        page.content["from"] = TextField(
            id: "from", label: words["areas-from"], value: typed.from, hint: words["areas-from-hint"],
            fault: fault("from"), type: "date", isShort: true)
        return page
    }

    private func draftPage(
        _ preview: APIService.AreaPreview, _ id: String, _ faults: [FormFault], _ visit: Visit
    ) -> Page {
        let words = frame.words[visit.language]
        var page = administration("admin-area-draft", words["areas-draft"], visit).withMap
        page.scripts.append("areas.js")
        page.refuse(faults)
        page.content["map"] = map(words["areas-map"], for: visit)
        page.content["drawn"] = "/admin/omraden/utkast/\(id)/karta"
        page.content["id"] = id
        page.content["definitions"] = [
            Definition(words["areas-layer"], [words[preview.draft.layer.word]]),
            Definition(words["areas-from"], [preview.draft.from.description]),
            Definition(words["areas-in-file"], [words.count(preview.draft.areas.count, "areas-count")]),
        ]
        page.content["changes"] = preview.changes.map { change in
            AreaRow(
                what: words[change.kind.word], isEnd: change.kind == .ended || change.kind == .erased,
                code: change.area.code, name: change.area.name, owner: change.area.owner,
                days:
                    "\(change.area.validFrom?.description ?? "")–\(change.area.validUntil?.description ?? "")"
            )
        }
        page.content["isSame"] = preview.changes.isEmpty
        page.content["withoutOutline"] = preview.withoutOutline.map(\.name)
        page.content["ruleFaults"] = preview.ruleFaults.map { $0.text(in: visit.language) }
        page.content["hasRuleFaults"] = !preview.ruleFaults.isEmpty
        page.content["foreign"] = preview.foreign.map { $0.sentence.text(in: visit.language) }
        page.content["hasForeign"] = !preview.foreign.isEmpty
        page.content["mayKeep"] =
            preview.withoutOutline.isEmpty && preview.ruleFaults.isEmpty && preview.foreign.isEmpty
            && !preview.changes.isEmpty
        return page
    }
}

/// What was typed for an upload.
private struct AreaForm: Sendable {
    var layer = AreaLayer.district.rawValue
    var geoJSON = ""
    var code = "code"
    var name = "name"
    var owner = ""
    var extent = "some"
    var from: String

    init(from day: CivilDate) { from = day.description }

    init(_ form: FormText) {
        layer = form["layer"] ?? ""
        geoJSON = form["geojson"] ?? ""
        code = form["code"] ?? "code"
        name = form["name"] ?? "name"
        owner = form["owner"] ?? ""
        extent = form["extent"] ?? "some"
        from = form["from"] ?? ""
    }
}

private struct LayerRow: Sendable {
    let name: String
    let count: String
    /// Where the layer is fetched as it is now: uploaded again as the whole layer, it takes a change back.
    let address: String
}

private struct AreaRow: Sendable {
    let what: String
    let isEnd: Bool
    let code: String
    let name: String
    let owner: String?
    let days: String
}

extension AreaLayer {
    /// The key of what it is called.
    fileprivate var word: String {
        switch self {
        case .municipality: "layer-municipality"
        case .policeArea: "layer-police-area"
        case .district: "layer-district"
        case .owner: "layer-owner"
        case .road: "layer-road"
        }
    }
}

extension APIService.AreaPreview.Kind {
    /// The key of what becomes of an area.
    fileprivate var word: String {
        switch self {
        case .added: "areas-added"
        case .changed: "areas-changed"
        case .ended: "areas-ended"
        case .erased: "areas-erased"
        }
    }
}
