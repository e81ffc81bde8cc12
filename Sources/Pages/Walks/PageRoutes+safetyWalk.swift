import API
import Exports
import HTTPTypes
import Hummingbird
import JSON
import Planning
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// One walk: its days and people, its stops with what was answered, its findings, its history, and the next step.
    var safetyWalkPage: Route {
        staffPage(
            "/vandringar/{id}", .plan,
            query: [
                .init(
                    "gjort", .word(["ny", "andrad", "steg", "iakttagelse", "bild"]), "What was just done.",
                    example: "ny")
            ],
            Bilingual(swedish: "En trygghetsvandring", english: "A safety walk")
        ) { call, visit in
            let whole = try await api.wholeWalk(try call.value { WalkID($0) }, for: try call.caller())
            return try await safetyWalk(whole, call, visit)
        }
    }

    /// Changes a walk, or takes it a step on.
    var safetyWalkForm: Route {
        staffForm(
            "/vandringar/{id}", .keepWalks, Bilingual(swedish: "Ändra en vandring", english: "Change a walk")
        ) { call, visit, form in
            let id = try call.value { WalkID($0) }
            let caller = try call.caller()
            var draft: SafetyWalkForm?
            let body: JSONValue
            if let step = form["steg"] {
                body = .object([("state", .string(step))])
            } else if form[StopNames.mark] != nil {
                body = StopNames.body(of: form)
            } else {
                var typed = SafetyWalkForm(form, visit.language)
                // A proposal that nobody has rewritten goes on following the facts.
                if !KeptFields.isTouched(Self.invitationID, in: form) { typed.invitation = nil }
                draft = typed
                body = typed.body
            }
            guard let version = Int(form["version"] ?? "") else { throw Problem.notFound }
            do {
                _ = try await api.changeWalk(id, body, version: version, for: caller, at: call.now)
                return .seeOther("/vandringar/\(id)?gjort=\(draft == nil ? "steg" : "andrad")")
            } catch let problem as Problem {
                let whole = try await api.wholeWalk(id, for: caller)
                var faults =
                    problem.kind == .changedMeanwhile
                    ? [FormFault(field: "main", text: problem.detail.text(in: visit.language))]
                    : try Self.faults(
                        of: problem, at: SafetyWalkForm.fields.merging(StopNames.fields) { $1 },
                        in: visit.language)
                if draft != nil {
                    let words = frame.words[visit.language]
                    let again = keptFields(whole.walk, words).shownAgain(
                        form, of: version, over: whole.walk.version, faults, words)
                    (draft, faults) = (SafetyWalkForm(again.form, visit.language), again.faults)
                }
                return .page(
                    try await safetyWalk(
                        whole, call, visit, draft: draft,
                        stopNames: form[StopNames.mark] == nil ? nil : form, faults: faults))
            }
        }
    }

    /// The walk, with a form that was refused.
    ///
    /// - Parameters:
    ///   - draft: What was typed of the walk itself.
    ///   - stopNames: What was typed of the names of its stops.
    ///   - finding: What was typed of a new finding.
    ///   - findingID: By which it is known when it is sent again; nil for a new one.
    func safetyWalk(
        _ whole: APIService.WholeWalk, _ call: Call, _ visit: Visit, draft: SafetyWalkForm? = nil,
        stopNames: FormText? = nil, finding: FormText? = nil, findingID: FindingID? = nil,
        faults: [FormFault] = []
    ) async throws -> Page {
        let words = frame.words[visit.language]
        let walk = whole.walk
        let caller = try call.caller()
        var page = Page(template: "walks-one", title: walk.title)
        page.styles = ["planning.css", "walks.css", "photos.css"]
        page.isWide = true
        page.refuse(faults)
        try show(whole, photos: caller.may(.keepWalks) ? .erasable : .seen, on: &page, visit)
        let done = [
            "ny": "walks-done-new", "andrad": "walks-done-changed", "steg": "walks-done-step",
            "iakttagelse": "walks-done-finding", "bild": "walks-done-photo",
        ]
        page.content["id"] = walk.id.description
        page.content["findingIsOpen"] = finding != nil
        page.content["findingID"] = (findingID ?? newID(at: call.now)).description
        page.content["said"] = call.query["gjort"].flatMap { done[$0] }.map { words[$0] }
        page.content["warnings"] = whole.warnings.map { $0.text(in: visit.language) }
        page.content["mayKeep"] = caller.may(.keepWalks)
        // What was typed is not lost where the walk was called off meanwhile.
        page.content["takesFindings"] = walk.takesFindings || finding != nil
        var form = draft ?? SafetyWalkForm(walk, visit.language)
        form.invitation = form.invitation ?? shownInvitation(to: walk, words)
        page.content["form"] = form.shown(faults, words)
        page.content["formIsOpen"] = draft != nil
        page.content["stopNames"] = StopNames.shown(of: walk, typed: stopNames, faults, words)
        page.content["namesAreOpen"] = stopNames != nil
        page.content["invitation"] = Self.invitationField(form.invitation ?? "", faults, words)
        page.content[KeptFields.field] = keptFields(walk, words).opened
        page.content["finding"] = FindingFields(
            of: walk, typed: finding, faults,
            units: unitOptions(of: walk.municipality, visit.language, words), visit.language, words)
        let measures = try await measures(
            because: .walk(walk.id), for: caller.identity, visit.language)
        page.content["measures"] = measures
        page.content["hasMeasures"] = !measures.isEmpty
        page.content["events"] = whole.history.reversed().map { TimelineEvent($0, visit.language) }
        return page
    }

    /// What the walk's own page and its protocol show of it.
    private func show(
        _ whole: APIService.WholeWalk, photos: ShownWalk.Photos, on page: inout Page, _ visit: Visit
    ) throws {
        let walk = whole.walk
        page.content["address"] = "/vandringar/\(walk.id)"
        page.content["walk"] = ShownWalk(
            whole, visit.language, frame.words[visit.language],
            dusk: try dusk(of: walk).map { Clock.text($0) }, photos: photos)
        page.content["rows"] = whole.findings.map { finding in
            FindingRow(
                finding, walk, visit.language, frame.words[visit.language],
                unitName: unitName(finding.unit, in: walk.municipality, visit.language))
        }
        page.content["hasRows"] = !whole.findings.isEmpty
    }

    func unitOptions(
        of municipality: MunicipalityCode, _ language: Language, _ words: Words
    ) -> [(value: String, label: String)] {
        [(value: "", label: words["findings-no-unit"])]
            + (served[municipality]?.units ?? []).map {
                (value: $0.code.description, label: $0.name.text(in: language))
            }
    }

    /// When it gets dark on the walk's day at its first stop; nil without a day or a dusk.
    private func dusk(of walk: SafetyWalk) throws -> Timestamp? {
        guard let day = walk.days.walk, let first = walk.stops.first else { return nil }
        let position = try api.projector.position(of: first.place)
        return Sun.dusk(on: day, at: position).moment ?? Sun.sunset(on: day, at: position).moment
    }

    /// The fields of a walk as its form shows them before anything is typed.
    private func keptFields(_ walk: SafetyWalk, _ words: Words) -> KeptFields {
        KeptFields([
            SafetyWalkForm(walk, words.language).shown([], words),
            Self.invitationField(shownInvitation(to: walk, words), [], words),
        ])
    }

    private static let invitationID = "inbjudan"

    private static func invitationField(_ text: String, _ faults: [FormFault], _ words: Words) -> TextArea {
        TextArea(
            id: invitationID, label: words["walks-invitation"], value: text,
            hint: words["walks-invitation-hint"], fault: faults.text(at: invitationID), rows: 12)
    }

    private func shownInvitation(to walk: SafetyWalk, _ words: Words) -> String {
        walk.invitation.isEmpty ? invitation(to: walk, words) : walk.invitation
    }

    /// What those who are invited are told, until somebody writes it anew.
    func invitation(to walk: SafetyWalk, _ words: Words) -> String {
        words(
            "walks-invitation-text",
            [
                "title": walk.title,
                "when": walk.when ?? "…",
                "where": walk.meetingPlace.isEmpty ? "…" : walk.meetingPlace,
                "leader": walk.leader.isEmpty ? "…" : walk.leader,
                "stops": walk.stops.map { "\($0.number). \($0.name)" }.joined(separator: "\n"),
                "before": walk.days.before?.description ?? "…", "after": walk.days.after?.description ?? "…",
            ]
        ).replacing("¶", with: "\n")
    }

    /// Erases a photo of a stop.
    var walkPhotoErasing: Route {
        staffForm(
            "/vandringar/{id}/bilder/{photo}", .keepWalks,
            Bilingual(swedish: "Radera en bild", english: "Erase a photo")
        ) { call, _, _ in
            let walk = try call.value { WalkID($0) }
            try await api.erasePhoto(
                try call.value(1) { WalkPhotoID($0) }, of: walk, for: try call.caller(), at: call.now)
            return .seeOther("/vandringar/\(walk)?gjort=bild")
        }
    }

    /// The protocol, the walk in a calendar, and its stops for a telephone or a GPS.
    var safetyWalkFile: Route {
        file(
            "/vandringar/{id}/fil",
            query: [.init("format", .word(["csv", "ics", "gpx"]), "`csv` when absent.", example: "csv")],
            "text/csv",
            Bilingual(swedish: "Vandringen som fil", english: "The walk as a file")
        ) { call in
            var reader = QueryReader(call.query)
            let format = reader.choice("format", Choices(WholeWalkFormat.self, without: [.json])) ?? .csv
            try reader.finish()
            let whole = try await api.wholeWalk(try call.value { WalkID($0) }, for: try call.caller())
            switch format {
            case .ics: return api.calendar([whole.walk], try Visit(call).language)
            case .gpx: return try api.route(of: whole.walk, at: call.now)
            case .csv, .json: return try api.walkProtocol(whole)
            }
        }
    }

    /// The protocol on paper.
    var walkProtocolPage: Route {
        staffPage(
            "/vandringar/{id}/protokoll", .plan, Bilingual(swedish: "Protokoll", english: "Protocol")
        ) { call, visit in
            let words = frame.words[visit.language]
            let whole = try await api.wholeWalk(try call.value { WalkID($0) }, for: try call.caller())
            var page = Page(
                template: "walk-protocol", title: words("walks-protocol-title", ["title": whole.walk.title]))
            page.styles = ["planning.css", "walks.css"]
            page.scripts = ["print.js"]
            try show(whole, photos: .hidden, on: &page, visit)
            return page
        }
    }
}
