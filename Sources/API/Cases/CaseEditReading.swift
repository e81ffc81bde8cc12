import Geometry
import JSON
import Projection
import Reports
import Web

extension BodyReader {
    /// What is asked for a case, in a fixed order: what moves reports first, then the state, then what is said of it.
    mutating func caseEdits(_ projector: Projector) -> [CaseEdit] {
        var edits: [CaseEdit] = []
        let reason = text("reason")
        var needsReason: [String] = []
        func because(_ member: String) -> String {
            if reason == nil { needsReason.append(member) }
            return reason ?? ""
        }
        if let number = wholeNumber("undo", in: 1...Int(Int32.max)) {
            edits.append(.undo(number, reason: because("undo")))
        }
        if let code = code("category", Category.self) {
            edits.append(.setCategory(code, reason: because("category")))
        }
        let accuracy = number("accuracyMetres", in: 0...100_000).flatMap { Distance(metres: $0) }
        if let place = place("place", projector) {
            edits.append(.setPlace(place, accuracy: accuracy, reason: because("place")))
        } else if accuracy != nil {
            fault(
                at: pointer.appending("accuracyMetres"), "edit.accuracy-alone", sv: "Ange place också.",
                en: "Give place too.")
        }
        if let isRestricted = bool("restricted") {
            edits.append(.setRestricted(isRestricted, reason: because("restricted")))
        }
        let reports: [(String, ([Report.ID]) -> CaseEdit)] = [
            ("pin", { .pin($0, reason: reason) }), ("separate", { .separate($0, reason: reason) }),
            ("unpin", { .unpin($0, reason: reason) }),
        ]
        var ruled: Set<Report.ID> = []
        for (name, edit) in reports {
            let ids = values(name, sv: "Id för en rapport.", en: "The id of a report.") { Report.ID($0) }
            if !ruled.isDisjoint(with: ids) {
                fault(
                    at: pointer.appending(name), "edit.report-twice",
                    sv: "Samma rapport kan bara stå i en av pin, separate och unpin.",
                    en: "The same report can stand in only one of pin, separate and unpin.")
            }
            ruled.formUnion(ids)
            if !ids.isEmpty { edits.append(edit(ids)) }
        }
        if let other = value(
            "merge", sv: "Id för ett ärende.", en: "The id of a case.", { Case.ID($0) })
        {
            edits.append(.merge(other, reason: reason))
        }
        let named = values("units", most: 20, sv: "Koden för en ansvarig.", en: "The code of a unit.") {
            Code<Reports.Unit>($0)
        }
        // One that is named twice answers once.
        let units = named.indices.filter { !named[..<$0].contains(named[$0]) }.map { named[$0] }
        if !units.isEmpty { edits.append(.setUnits(units, reason: because("units"))) }
        if let json = json("handOver") {
            var inner = BodyReader(json, at: pointer.appending("handOver"))
            let from = inner.code("from", Reports.Unit.self)
            let to = inner.code("to", Reports.Unit.self)
            do throws(Problem) { try inner.finish() } catch { add(inner.faults) }
            edits.append(.handOver(from: from, to: to, reason: because("handOver")))
        }
        if let due = due() { edits.append(.setDue(due.day, reason: because("due"))) }
        if let assignee = assignee() { edits.append(.assign(assignee.person, reason: reason)) }
        edits += stateEdits(because: reason)
        // A note and an answer are themselves what stands in the history.
        let takesReason = !edits.isEmpty
        if let answer = text("answer") { edits.append(.answer(answer)) }
        if let note = text("note") { edits.append(.note(note)) }
        if let first = needsReason.first {
            fault(
                at: pointer.appending("reason"), "edit.reason-missing",
                sv: "Skriv i reason varför. Skälet till \(first) står i ärendets historik.",
                en: "Say why in reason. The reason for \(first) stands in the case's history.")
        }
        if reason != nil, !takesReason, !edits.isEmpty {
            fault(
                at: pointer.appending("reason"), "edit.reason-unused",
                sv: "En notering eller ett svar har inget skäl: skriv allt i note eller answer.",
                en: "A note or an answer has no reason: write all of it in note or answer.")
        }
        requireEdits(edits)
        return edits
    }

    private mutating func stateEdits(because reason: String?) -> [CaseEdit] {
        var edits: [CaseEdit] = []
        let choices = Bilingual.anyOf(CaseStatus.allCases.filter { $0 != .merged }.map(\.rawValue))
        let status = value("status", sv: choices.swedish, en: choices.english) {
            CaseStatus(rawValue: $0)
        }
        if let status { edits.append(.setStatus(status, reason: reason)) }
        guard let json = json("state") else { return edits }
        if status != nil {
            fault(
                at: pointer.appending("state"), "edit.state-twice", sv: "Ange status eller state, inte båda.",
                en: "Give status or state, not both.")
        }
        var inner = BodyReader(json, at: pointer.appending("state"))
        let state = inner.caseState()
        do throws(Problem) { try inner.finish() } catch { add(inner.faults) }
        if let state { edits.append(.setState(state, reason: reason)) }
        return edits
    }

    mutating func code<Kind>(_ key: String, _ kind: Kind.Type) -> Code<Kind>? {
        value(key, sv: "En kod: a–z, 0–9 och bindestreck.", en: "A code: a–z, 0–9 and hyphens.") {
            Code<Kind>($0)
        }
    }

    /// A day, or none where the member is an empty text; nil where it is missing.
    private mutating func due() -> (day: CivilDate?, Void)? {
        guard let text = json("due") else { return nil }
        if text.string == "" { return (nil, ()) }
        guard let day = text.string.flatMap({ CivilDate($0) }) else {
            wrongValue(
                at: pointer.appending("due"), sv: "En dag, som 2026-12-24; tom text för ingen.",
                en: "A day, such as 2026-12-24; an empty text for none.")
            return nil
        }
        return (day, ())
    }

    /// Somebody, or nobody where the member is an empty text; nil where it is missing.
    private mutating func assignee() -> (person: Assignee?, Void)? {
        guard let text = json("assignee") else { return nil }
        if text.string == "" { return (nil, ()) }
        if text.string == AssigneeFilter.wordForNobody {
            fault(
                at: pointer.appending("assignee"), "edit.assignee-none",
                sv: "none betyder ingen i urvalet av ärenden. Skriv ett namn, eller tom text för ingen.",
                en: "none means nobody when cases are chosen. Give a name, or an empty text for nobody.")
            return nil
        }
        guard let assignee = text.string.flatMap({ Assignee($0) }) else {
            wrongValue(
                at: pointer.appending("assignee"),
                sv: "Ett namn på en rad, 1–200 byte; tom text för ingen.",
                en: "A name on one line, 1–200 bytes; an empty text for nobody.")
            return nil
        }
        return (assignee, ())
    }

    /// A text of staff: 1–4,000 bytes that are not all blank.
    mutating func text(_ key: String, isRequired: Bool = false) -> String? {
        value(key, isRequired: isRequired, sv: "1–4000 byte text.", en: "1–4000 bytes of text.") { text in
            (1...4_000).contains(text.utf8.count) && !text.utf8.contains(0)
                && text.contains { !$0.isWhitespace } ? text : nil
        }
    }

    private mutating func caseState() -> CaseState? {
        let settable = Choices(CaseState.Kind.self, without: [.merged, .closed])
        guard json("kind", isRequired: true) != nil, let kind = choice("kind", settable) else { return nil }
        switch kind {
        case .received: return .received
        case .underWay: return .underWay
        case .reopened: return text("reason", isRequired: true).map { .reopened(reason: $0) }
        case .waiting: return text("for", isRequired: true).map { .waiting(for: $0) }
        case .done:
            let measure = value(
                "measure", sv: "Koden för ett slags åtgärd.", en: "The code of a kind of measure."
            ) { Code<MeasureKind>($0) }
            return text("what", isRequired: true).map { .done(what: $0, measure: measure) }
        case .cannot:
            let explanation = text("explanation")
            guard json("why", isRequired: true) != nil, let why = word("why", Refusal.self) else {
                return nil
            }
            return .cannot(why, explanation: explanation)
        case .closed, .merged: return nil
        }
    }
}
