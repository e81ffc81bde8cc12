import API
import HTTPTypes
import Intake
import Projection
import Reports
import Web

/// The form for residents as one of its pages: what is asked now, and all that was said before.
struct ReportForm: Sendable {
    var draft: ReportDraft
    let words: Words
    let language: Language
    /// Of the municipalities that are served, in the order of their profiles.
    let profiles: [Profile]
    let now: Timestamp
    /// Whether photos can be taken here; without, nothing is said of them.
    let takesPhotos: Bool

    var categories: [Reports.Category] {
        var seen: Set<Code<Reports.Category>> = []
        return profiles.flatMap(\.categories).filter { seen.insert($0.code).inserted }
    }

    var category: Reports.Category? { draft.category(among: categories) }

    /// The heading of a step, its fields with what was said, and the button on.
    func content(of step: ReportStep, faults: [FormFault]) -> [String: any Sendable] {
        func fault(_ field: String) -> String? { faults.text(at: field) }
        var content: [String: any Sendable] = ["step": step.rawValue, "on": words["report-on"]]
        switch step {
        case .what: content["category"] = categoryField(fault("kategori"))
        case .whereIs:
            content["isWhere"] = true
            content["place"] = TextField(
                id: "plats", label: words["report-place"], value: draft["plats"],
                hint: words["report-place-hint"],
                fault: fault("plats"), autocomplete: "off")
            if profiles.count > 1 {
                content["municipality"] = SelectField(
                    id: "kommun", label: words["report-municipality"],
                    options: [("", words["report-municipality-by-place"])]
                        + profiles.map { ($0.municipality.description, $0.name) },
                    chosen: draft["kommun"], fault: fault("kommun"))
            }
        case .when:
            content["isWhen"] = true
            content["day"] = TextField(
                id: "dag", label: words["report-day"], value: draft["dag"], hint: words["report-day-hint"],
                fault: fault("dag"), type: "date", isShort: true)
            content["clock"] = TextField(
                id: "klockslag", label: words["report-clock"], value: draft["klockslag"],
                hint: words["report-clock-hint"], type: "time", isShort: true)
            content["recurs"] = CheckGroup(
                id: "aterkommer", label: words["report-recurs"],
                choices: Recurrence.allCases.map {
                    ($0.rawValue, $0.name.text(in: language).capitalisedFirst)
                },
                chosen: draft.recurs, hint: words["report-recurs-hint"], fault: fault("aterkommer"))
        case .questions: content["questions"] = (category?.questions ?? []).map { questionField($0, fault) }
        case .tell:
            content["text"] = TextArea(
                id: "beratta", label: words["report-text"], value: draft["beratta"],
                hint: words["report-text-hint"], fault: fault("beratta"), longest: 4_000)
        case .photos: break
        case .contact:
            content["isContact"] = true
            content["email"] = TextField(
                id: "epost", label: words["report-email"], value: draft["epost"], fault: fault("epost"),
                type: "email", autocomplete: "email")
            content["phone"] = TextField(
                id: "telefon", label: words["report-phone"], value: draft["telefon"], fault: fault("telefon"),
                type: "tel", autocomplete: "tel")
        case .check:
            content["definitions"] = answers
            content["isCheck"] = true
            content["on"] = words["report-send"]
        case .choose, .nearby: break
        }
        let counted = ReportStep.counted.filter {
            ($0 != .questions || hasQuestions) && ($0 != .photos || takesPhotos)
        }
        if let index = counted.firstIndex(of: step) {
            content["progress"] = words(
                "report-progress", ["step": "\(index + 1)", "count": "\(counted.count)"])
        }
        content["isFirst"] = step == .what
        return content
    }

    var hasQuestions: Bool { category.map { !$0.questions.isEmpty } ?? true }

    func heading(of step: ReportStep) -> String {
        switch step {
        case .what: words["report-what"]
        case .whereIs: words["report-where"]
        case .choose: words["report-choose"]
        case .nearby: words["report-nearby"]
        case .when: words["report-when"]
        case .questions: words["report-questions"]
        case .tell: words["report-tell"]
        case .photos: words["photo-step"]
        case .contact: words["report-contact"]
        case .check: words["report-check"]
        }
    }

    /// What the page carries on: everything but the fields that it shows.
    func carried(beside step: ReportStep) -> [CarriedValue] {
        let shown: Set<String> =
            switch step {
            case .what: ["kategori"]
            case .whereIs: ["plats", "kommun", "place-lon", "place-lat", "place-accuracy"]
            case .choose: ["forslag"]
            case .nearby: ["nara"]
            case .when:
                Set(["dag", "klockslag"] + Recurrence.allCases.map { "aterkommer-\($0.rawValue)" })
            case .questions: Set((category?.questions ?? []).map { ReportDraft.name(of: $0) })
            case .tell: ["beratta"]
            case .photos: []
            case .contact: ["epost", "telefon"]
            case .check: []
            }
        return draft.values.filter { !shown.contains($0.key) }.sorted { $0.key < $1.key }
            .map { CarriedValue(name: $0.key, value: $0.value) }
    }

    private func categoryField(_ fault: String?) -> RadioGroup {
        RadioGroup(
            id: "kategori", label: words["report-what-label"],
            choices: categories.map {
                RadioGroup.Choice(
                    value: $0.code.description, label: $0.name.text(in: language),
                    icon: CategoryIcon.name(of: $0.code))
            }, chosen: draft["kategori"], fault: fault)
    }

    private func questionField(_ question: Question, _ fault: (String) -> String?) -> QuestionField {
        let id = ReportDraft.name(of: question)
        return QuestionField(question, answered: draft[id], fault: fault(id), language)
    }

    /// All that was said, to be looked at before it is sent.
    private var answers: [Definition] {
        func row(_ term: String, _ values: [String], _ step: ReportStep) -> Definition {
            Definition(
                term, values.isEmpty ? [words["report-not-said"]] : values,
                change: .init(button: step.rawValue, label: words["report-change"], what: term))
        }
        func said(_ name: String) -> [String] { draft[name].isEmpty ? [] : [draft[name]] }
        var rows = [
            row(words["report-check-what"], [category?.name.text(in: language)].compactMap(\.self), .what),
            row(words["report-check-where"], place, .whereIs),
            row(words["report-check-when"], observed, .when),
        ]
        for question in category?.questions ?? [] {
            let value = draft[ReportDraft.name(of: question)]
            let choice = question.choices.first { $0.code.description == value }
            rows.append(
                row(
                    question.text.text(in: language),
                    value.isEmpty ? [] : [choice?.text.text(in: language) ?? value], .questions))
        }
        rows.append(row(words["report-check-text"], said("beratta"), .tell))
        if takesPhotos {
            let count = draft.photos.count
            rows.append(
                row(
                    words["photo-check"], count == 0 ? [] : [words.count(count, "photo-count")], .photos))
        }
        rows.append(row(words["report-check-contact"], said("epost") + said("telefon"), .contact))
        return rows
    }

    private var place: [String] {
        var told = draft["plats"].isEmpty ? [] : [draft["plats"]]
        if draft.position != nil {
            told.append(
                draft["place-accuracy"].isEmpty
                    ? words["report-on-map"]
                    : words("report-on-map-about", ["metres": draft["place-accuracy"]]))
        }
        return told
    }

    private var observed: [String] {
        let day = draft["dag"].isEmpty ? words["report-now"] : "\(draft["dag"]) \(draft["klockslag"])"
        let recurs = Recurrence.allCases.filter { draft.recurs.contains($0.rawValue) }
            .map { $0.name.text(in: language) }
        return [day] + (recurs.isEmpty ? [] : [recurs.joined(separator: ", ").capitalisedFirst])
    }
}

extension ReportForm {
    /// What is wrong, to somebody who has fields before them rather than members: the desk's own words, but where they speak of members.
    func sentence(for problem: IntakeProblem) -> String {
        switch (problem.code, ReportStep(pointer: problem.pointer)) {
        case (.memberRequired, .what), (.categoryUnknown, _): words["report-fault-what"]
        case (.memberRequired, .whereIs), (.placeWordsEmpty, _): words["report-fault-where"]
        case (.municipalityRequired, _): words["report-fault-municipality"]
        case (.observedMalformed, _), (.observedOffsetMissing, _), (.observedDoesNotExist, _):
            words["report-fault-day"]
        default: problem.message.text(in: language)
        }
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
