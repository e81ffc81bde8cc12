import API
import Exports
import Prevention
import Reports
import Web

/// The fields of the small forms of a promise. Only one of them is sent, so that what was typed stands in that one alone.
struct PromiseSteps: Sendable {
    let signDay: TextField
    let signer: TextField
    let whySigned: TextField
    let newEnd: TextField
    let why: TextField
    let followUp: SelectField
    let heldDay: TextField
    let heldWords: TextArea
    let endDay: TextField
    let account: TextArea
    let commitment: SelectField
    let eventDay: TextField
    let party: SelectField
    let whereabouts: TextField
    let note: TextArea
    let measure: TextField
    let walk: TextField
    let withdrawal: TextField
    let takenBackEnd: TextField
    let maskedPart: SelectField
    let maskedWords: TextArea
    let maskedWhy: TextField
    /// Which form was sent, and is shown open; each is nil but one.
    let isSigning: Bool
    let isProlonging: Bool
    let isFollowing: Bool
    let isEnding: Bool
    let isCounting: Bool
    let isWithdrawing: Bool
    let isMasking: Bool
    let isTakingBackEnd: Bool

    /// The step by which something that was done is withdrawn.
    static let withdrawingEvent = "aterta"
    /// The step by which the promise itself is withdrawn.
    static let withdrawing = "ta-tillbaka"
    /// The step by which a wrong end is taken back.
    static let takingBackEnd = "ta-tillbaka-avslut"
    /// The step by which frozen words are masked.
    static let masking = "maskera"

    init(
        _ told: ToldPromise, _ writer: PromiseWriter, sent: FormText?, _ faults: [FormFault],
        parties: ([PromiseParty]) -> [(value: String, label: String)], _ words: Words
    ) {
        let promise = told.promise
        let step = sent?["gor"] ?? ""
        let today = told.today.description
        func field(
            _ form: String, _ name: String, _ label: String, hint: String? = nil, type: String = "text",
            usual: String = ""
        ) -> TextField {
            let isSent = step == form
            return TextField(
                id: "\(form)-\(name)", label: label, value: isSent ? sent?["\(form)-\(name)"] ?? "" : usual,
                hint: hint,
                fault: faults.text(at: "\(form)-\(name)"), type: type, isShort: type == "date")
        }
        func area(_ form: String, _ name: String, _ label: String, hint: String? = nil, rows: Int) -> TextArea
        {
            let isSent = step == form
            return TextArea(
                id: "\(form)-\(name)", label: label, value: isSent ? sent?["\(form)-\(name)"] ?? "" : "",
                hint: hint,
                fault: faults.text(at: "\(form)-\(name)"), rows: rows)
        }
        signDay = field(
            "teckna", "dag", words["promises-day"], type: "date",
            usual: promise.signature?.day.description ?? today)
        signer = field(
            "teckna", "vem", words["promises-signer"], hint: words["promises-signer-hint"],
            usual: promise.signature?.by ?? "")
        whySigned = field(
            "teckna", "varfor", words["promises-correct-day-why"],
            hint: words["promises-correct-day-why-hint"])
        newEnd = field(
            "forlang", "nytt-slut", words["promises-new-end"],
            hint: words[
                promise.prolongations.isEmpty ? "promises-correct-end-hint" : "promises-new-end-hint"],
            type: "date")
        why = field("forlang", "varfor", words["promises-why"])
        let open = promise.standingFollowUps.filter { $0.held == nil }
        followUp = SelectField(
            id: "folj-nummer", label: words["promises-which-follow-up"],
            options: open.map { (value: "\($0.number)", label: "\($0.number): \($0.due)") },
            chosen: sent?["folj-nummer"] ?? open.first { $0.due >= told.today }.map { "\($0.number)" },
            fault: faults.text(at: "folj-nummer"))
        heldDay = field("folj", "dag", words["promises-day"], type: "date", usual: today)
        heldWords = area("folj", "ord", words["promises-found"], hint: words["promises-found-hint"], rows: 4)
        endDay = field("avsluta", "dag", words["promises-day"], type: "date", usual: today)
        account = area(
            "avsluta", "ord", words["promises-account"], hint: words["promises-account-hint"], rows: 5)
        let countable = told.terms.commitments.enumerated().filter {
            writer.mayCount($0.element.party, in: promise)
        }
        commitment = SelectField(
            id: "rakna-atagande", label: words["promises-commitment"],
            options: countable.map {
                (value: $0.element.id.description, label: "\($0.offset + 1). \($0.element.text)")
            },
            chosen: sent?["rakna-atagande"], fault: faults.text(at: "rakna-atagande"))
        eventDay = field("rakna", "dag", words["promises-event-day"], type: "date", usual: today)
        let doers: [PromiseParty] = [.police] + promise.municipalities.map { .municipality($0) } + [.together]
        party = SelectField(
            id: "rakna-part", label: words["promises-doer"],
            options: [(value: "", label: words["promises-doer-own"])]
                + parties(doers.filter { writer.mayCount($0, in: promise) }), chosen: sent?["rakna-part"],
            fault: faults.text(at: "rakna-part"))
        whereabouts = field("rakna", "plats", words["promises-where"])
        note = area("rakna", "anteckning", words["promises-note"], hint: words["promises-note-hint"], rows: 2)
        measure = field("rakna", "atgard", words["promises-link-measure"], hint: words["promises-link-hint"])
        walk = field("rakna", "vandring", words["promises-link-walk"])
        withdrawal = field(Self.withdrawing, "skal", words["promises-withdraw-promise-why"])
        takenBackEnd = field(
            Self.takingBackEnd, "skal", words["promises-take-back-end-why"],
            hint: words["promises-mask-why-hint"])
        let frozen = promise.followUps.filter { $0.held != nil }.map {
            (value: "\($0.number)", label: "\(words["promises-follow-up-title"]) \($0.number): \($0.due)")
        }
        let ending =
            promise.account == nil ? [] : [(value: "", label: words["promises-account"])]
        maskedPart = SelectField(
            id: "\(Self.masking)-nummer", label: words["promises-mask-part"], options: ending + frozen,
            chosen: sent?["\(Self.masking)-nummer"], fault: faults.text(at: "\(Self.masking)-nummer"))
        maskedWords = area(Self.masking, "ord", words["promises-mask-words"], rows: 4)
        maskedWhy = field(
            Self.masking, "skal", words["promises-mask-why"], hint: words["promises-mask-why-hint"])
        isSigning = step == "teckna"
        isProlonging = step == "forlang"
        isFollowing = step == "folj"
        isEnding = step == "avsluta"
        isCounting = step == "rakna"
        isWithdrawing = step == Self.withdrawing
        isMasking = step == Self.masking
        isTakingBackEnd = step == Self.takingBackEnd
    }
}
