import API
import Exports
import Prevention
import Reports
import Web

/// The duties of one municipality on the page of the law.
struct ShownDuties: Sendable {
    let name: String
    let duties: [DutyRow]
    let reminders: String
    let entries: [DutyEntry]
    let isEmpty: Bool
    let hasEntries: Bool

    /// - Parameters:
    ///   - evidence: What may meet duties, whether or not it was noted.
    ///   - refused: The withdrawal of an entry that could not be carried out, with what is wrong.
    init(
        _ list: DutyList, _ profile: Profile, _ evidence: DutyEvidence?, refused: (DutyDoneID, [FormFault])?,
        mayWrite: Bool,
        at now: Timestamp, _ words: Words
    ) {
        name = profile.name
        duties = list.standings.map { DutyRow($0, in: list, evidence, words) }
        reminders =
            list.terms.reminders.map { words("law-reminders", ["address": $0.description]) }
            ?? words["law-no-reminders"]
        entries = list.done.map { done in
            let isRefused = refused?.0 == done.id
            return DutyEntry(
                done, APIService.warnings(of: done, among: list.done, at: now),
                faults: isRefused ? refused?.1 ?? [] : [], isOpen: isRefused, mayWrite: mayWrite, words)
        }
        isEmpty = list.done.isEmpty
        hasEntries = !list.done.isEmpty
    }
}

/// How one duty stands.
struct DutyRow: Hashable, Sendable {
    let name: String
    let sections: String
    let meaning: String
    let state: String
    /// The class of its tag.
    let kind: String
    let last: String
    /// Who did it last; nil for nobody.
    let role: String?
    let due: String
    /// How often it is to be done; nil for whenever there is reason to.
    let rule: String?

    /// What may meet it and was not noted; nil for nothing.
    let unnoted: String?

    init(_ standing: DutyStanding, in list: DutyList, _ evidence: DutyEvidence?, _ words: Words) {
        let duty = standing.duty
        unnoted = evidence.flatMap { standing.unnoted($0) }?.text(in: words.language)
        name = duty.name.text(in: words.language)
        sections = duty.sections.text(in: words.language)
        meaning = duty.meaning.text(in: words.language)
        switch standing.state {
        case .done: (state, kind) = (words["law-state-done"], "good")
        case .due: (state, kind) = (words["law-state-due"], "warn")
        case .overdue: (state, kind) = (words["law-state-overdue"], "bad")
        case .untold:
            (state, kind) = (words[standing.due == nil ? "law-state-untold" : "law-state-never"], "")
        }
        last = standing.last?.description ?? words["law-never"]
        role = list.done(duty).first { $0.counts && $0.day == standing.last }?.role
        due = standing.due?.description ?? "–"
        rule = list.terms.months(of: duty).map { months in
            words(
                duty.hasLegalInterval ? "law-months-law" : "law-months-habit", ["months": "\(months)"])
        }
    }
}

/// What was told of a duty.
struct DutyEntry: Sendable {
    let day: String
    let duty: String
    let role: String
    let note: String?
    let link: String?
    /// Why it was withdrawn, and by whom; nil while it counts.
    let withdrawn: String?
    /// What should not stand in it, and which others look the same.
    let warnings: [String]
    /// Nil where it cannot be withdrawn.
    let withdrawal: Withdrawal?

    struct Withdrawal: Sendable {
        let address: String
        let reason: TextField
        let isOpen: Bool
    }

    /// The `id` of the field for the reason.
    static func field(of id: DutyDoneID) -> String { "skal-\(id)" }

    init(
        _ done: DutyDone, _ found: [Bilingual], faults: [FormFault], isOpen: Bool, mayWrite: Bool,
        _ words: Words
    ) {
        day = done.day.description
        duty = done.duty.name.text(in: words.language)
        role = done.role
        note = done.note.isEmpty ? nil : done.note
        link = done.link
        withdrawn = done.withdrawn.map { "\($0.reason) (\($0.by.name))" }
        warnings = found.map { $0.text(in: words.language) }
        let field = Self.field(of: done.id)
        withdrawal =
            mayWrite && done.counts
            ? Withdrawal(
                address: "/lagen/\(done.id)/tillbaka",
                reason: TextField(
                    id: field, label: words["law-why"], fault: faults.text(at: field), isRequired: true),
                isOpen: isOpen) : nil
    }
}
