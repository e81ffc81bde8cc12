import API
import HTTPTypes
import Intake
import JSON
import Projection
import Reports
import Web

/// The form for residents. Every page of it carries all that was said before, so nothing is kept on the server until it is sent; the
/// desk says what is wrong, and each step shows what concerns it.
extension PageRoutes {
    static let formPath = "/rapportera"

    var reportPage: Route {
        openPage(
            "/rapportera",
            query: [
                .init(
                    "plats", .text,
                    "Where: `LON,LAT`, perhaps with a space and a name after it, or a name alone.",
                    example: "14.5306,56.2767 Tunneln"),
                .init("kategori", .code, "What: the code of a category.", example: "lighting"),
            ], Bilingual(swedish: "Rapportera en otrygg plats", english: "Report an unsafe place")
        ) { call, visit in
            var form = form(for: visit, at: call.now)
            form.draft = ReportDraft(
                place: call.query["plats"], category: call.query["kategori"], among: form.categories)
            form.draft["nyckel"] = freshKey()
            var step = ReportStep.what
            if form.category != nil { step = try await next(after: .what, form) }
            if step == .whereIs, placeFaults(form).isEmpty { step = try await next(after: .whereIs, form) }
            return try await shown(step, form, visit)
        }
    }

    var reportForm: Route {
        openForm("/rapportera", Bilingual(swedish: "Ett steg i formuläret", english: "A step of the form")) {
            call, visit, sent in
            let visit = visit.choosing(sent["lang"].flatMap { Language(rawValue: $0) })
            let form = form(sent, for: visit, at: call.now)
            let step = sent["steg"].flatMap { ReportStep(rawValue: $0) } ?? .what
            return try await answer(sent, step, form, call, visit)
        }
    }

    /// - Parameter step: The one whose page was sent.
    func answer(
        _ sent: FormText, _ step: ReportStep, _ form: ReportForm, _ call: Call, _ visit: Visit
    ) async throws -> FormOutcome {
        var form = form
        let asked = (sent["go"] ?? "next").split(separator: ":", maxSplits: 1).map(String.init)
        let token = sent[FormTokens.field]
        if visit.choosesLanguage { return .page(try await shown(step, form, visit, token: token)) }
        switch asked.first {
        case "back": return .page(try await shown(previous(before: step, form), form, visit, token: token))
        case "change":
            let wanted = asked.last.flatMap { ReportStep(rawValue: $0) } ?? .what
            return .page(try await shown(wanted, form, visit, token: token))
        case "photo-off":
            return .page(try await withoutPhoto(asked.last ?? "", form, visit, token: token))
        case "resume": return .page(try await resumed(form, visit, token))
        case "voice":
            guard asked.count == 2 else { throw Problem.notFound }
            return try await voice(asked[1], sent, form, call, visit)
        default: break
        }
        if step == .choose { choose(sent, &form) }
        if step == .whereIs, form.draft.position == nil { form.draft["place-accuracy"] = "" }
        let faults = try faults(in: form)
        let own = faults[step] ?? []
        guard own.isEmpty else {
            return .page(try await shown(step, form, visit, faults: own, token: token))
        }
        if step == .check { return try await send(sent, form, faults, call, visit) }
        return .page(try await shown(next(after: step, form), form, visit, token: token))
    }

    // MARK: Steps

    private func next(after step: ReportStep, _ form: ReportForm) async throws -> ReportStep {
        switch step {
        case .what: return .whereIs
        case .whereIs:
            if form.draft.position == nil, try await !offered(form).isEmpty { return .choose }
            return try await next(after: .choose, form)
        case .choose: return try await openCases(form).isEmpty ? .when : .nearby
        case .nearby: return .when
        case .when: return form.hasQuestions ? .questions : .tell
        case .questions: return .tell
        case .tell: return form.takesPhotos ? .photos : .contact
        case .photos: return .contact
        case .contact, .check: return .check
        }
    }

    private func previous(before step: ReportStep, _ form: ReportForm) -> ReportStep {
        switch step {
        case .what, .whereIs: .what
        case .choose, .nearby, .when: .whereIs
        case .questions: .when
        case .tell: form.hasQuestions ? .questions : .when
        case .photos: .tell
        case .contact: form.takesPhotos ? .photos : .tell
        case .check: .contact
        }
    }

    /// The first step at which something is wrong or lacking, without telling of it: for who goes on with what was begun before.
    private func resumed(_ form: ReportForm, _ visit: Visit, _ token: String?) async throws -> Page {
        let faults = try faults(in: form)
        let step = ReportStep.allCases.first { faults[$0] != nil } ?? .check
        return try await shown(step, form, visit, token: token)
    }

    private func choose(_ sent: FormText, _ form: inout ReportForm) {
        let numbers = (sent["forslag"] ?? "").split(separator: ",").compactMap { Double($0) }
        if numbers.count == 2 {
            form.draft.set(GeographicPosition(longitude: numbers[0], latitude: numbers[1]))
        }
    }

    private func offered(_ form: ReportForm) async throws -> [APIService.OfferedPlace] {
        guard form.draft.position == nil, !form.draft["plats"].isEmpty else { return [] }
        return try await api.places(told: form.draft["plats"], in: MunicipalityCode(form.draft["kommun"]))
    }

    private func openCases(_ form: ReportForm) async throws -> [APIService.NearbyCase] {
        guard let position = form.draft.position, let category = form.category else { return [] }
        return try await api.openCases(near: position, about: category.code, at: form.now)
    }

    // MARK: Faults

    /// What is wrong, by the step that asks for it.
    private func faults(in form: ReportForm) throws -> [ReportStep: [FormFault]] {
        let found = api.faults(in: try form.draft.submission(category: form.category), at: form.now)
        var faults: [ReportStep: [FormFault]] = [:]
        for problem in found {
            let step = ReportStep(pointer: problem.pointer) ?? .check
            faults[step, default: []].append(
                FormFault(field: ReportStep.field(of: problem.pointer), text: form.sentence(for: problem)))
        }
        return faults
    }

    private func placeFaults(_ form: ReportForm) -> [FormFault] {
        (try? faults(in: form)[.whereIs]) ?? []
    }

    // MARK: Pages

    func freshKey() -> String {
        var chance = makeChance()
        return Base64URL.encode((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &chance) })
    }

    private func form(for visit: Visit, at now: Timestamp) -> ReportForm {
        ReportForm(
            draft: ReportDraft(), words: frame.words[visit.language], language: visit.language,
            profiles: served.values.sorted { $0.municipality < $1.municipality }, now: now,
            takesPhotos: api.photos.isAvailable)
    }

    /// The form with all that was said in it.
    func form(_ sent: FormText, for visit: Visit, at now: Timestamp) -> ReportForm {
        var form = form(for: visit, at: now)
        form.draft = ReportDraft(sent, categories: form.categories)
        if form.draft["nyckel"].utf8.count != 22 { form.draft["nyckel"] = freshKey() }
        return form
    }

    /// A step as a page.
    ///
    /// - Parameter token: The form's; nil for a fresh one.
    func shown(
        _ step: ReportStep, _ form: ReportForm, _ visit: Visit, faults: [FormFault] = [], token: String? = nil
    ) async throws -> Page {
        var page = Page(template: "report", title: form.heading(of: step))
        page.content = form.content(of: step, faults: faults)
        page.content["token"] = token ?? formTokens.token(at: form.now)
        page.content["carried"] = form.carried(beside: step)
        page.content["category-code"] = form.draft["kategori"]
        page.faults = faults
        page.status = faults.isEmpty ? .ok : .unprocessableContent
        page.scripts = ["report.js"]
        page.languageForm = "steg"
        page.styles = ["photos.css"]
        page.content["address"] = Self.formPath
        switch step {
        case .whereIs:
            page = page.withMap
            page.content["map"] = map(form.words["report-map"], for: visit, pin: "place")
            page.content["longitude"] = form.draft["place-lon"]
            page.content["latitude"] = form.draft["place-lat"]
            page.content["accuracy"] = form.draft["place-accuracy"]
        case .choose:
            let offered = try await offered(form)
            page.content["choice"] = RadioGroup(
                id: "forslag", label: form.words["report-choose-label"],
                choices: offered.map {
                    .init(value: "\($0.position.longitude),\($0.position.latitude)", label: $0.title)
                } + [.init(value: "ord", label: form.words["report-choose-none"])], chosen: "ord")
        case .nearby:
            page.content["nearby"] = try await openCases(form).map { NearbyRow($0, form) }
            page.content["hasNearby"] = true
            page.content["on"] = form.words["report-nearby-none"]
        case .photos: await showPhotos(form, on: &page)
        case .check:
            page.content["masked"] = maskedHints(form)
            page.content["kept"] = frame.municipalities.kept(in: form.language)
        case .what, .when, .questions, .tell, .contact: break
        }
        return page
    }

    /// What will be masked in what was written, told before it is sent.
    private func maskedHints(_ form: ReportForm) -> [String] {
        let hints = api.hints(on: form.draft["beratta"], about: form.category?.code, at: form.now)
        return HintSentences(form.words).sentences(hints, language: form.language)
    }
}
