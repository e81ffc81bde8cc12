import API
import JSON
import Prevention
import Reports
import Web

/// What a form says of a meeting that is not held, is held after all, or was entered by mistake.
struct MeetingAsideForm: Sendable {
    let step: Step
    let reason: String

    /// The raw values stand in the form.
    enum Step: String {
        case callOff = "stall-in"
        case resume = "blir-av"
        case withdraw = "tillbaka"
    }

    /// Nil for a step that is about something else.
    init?(_ word: String, _ form: FormText) {
        guard let step = Step(rawValue: word) else { return nil }
        self.step = step
        reason = (form["skal-\(word)"] ?? "").trimmingSpaces
    }

    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = ["calledOff": "skal-stall-in", "withdrawn": "skal-tillbaka"]

    /// As `PATCH /api/v1/meetings/{id}` takes it. A reason that is missing is all blank, since an empty one would say that the meeting is held.
    var body: JSONValue {
        switch step {
        case .callOff: .object([(key: "calledOff", value: .string(reason.isEmpty ? " " : reason))])
        case .resume: .object([(key: "calledOff", value: .string(""))])
        case .withdraw: .object([(key: "withdrawn", value: .string(reason))])
        }
    }

    /// What the page is told was done.
    var done: String {
        switch step {
        case .callOff: "installt"
        case .resume: "blir-av"
        case .withdraw: "tillbaka"
        }
    }

    static func field(
        _ step: Step, _ label: String, _ typed: MeetingAsideForm?, _ faults: [FormFault]
    ) -> TextField {
        let id = "skal-\(step.rawValue)"
        return TextField(
            id: id, label: label, value: typed?.step == step ? typed?.reason ?? "" : "",
            fault: faults.text(at: id))
    }
}

/// That a meeting is not held or was entered by mistake: who said so, when and why.
struct MeetingAside: Sendable {
    let said: String
    let reason: String
    /// Nil where the history does not tell.
    let by: String?
    let when: String?
    /// That what its points led to stays; nil where they led to nothing.
    let links: String?

    /// Nil for a meeting that stands.
    init?(_ whole: APIService.WholeMeeting, _ words: Words) {
        let meeting = whole.meeting
        let isWithdrawn = meeting.withdrawn != nil
        guard
            let shown = ShownWithdrawal(
                meeting.withdrawn ?? meeting.calledOff, saidIn: whole.history,
                as: isWithdrawn ? .withdrawn : .calledOff)
        else { return nil }
        said = words[isWithdrawn ? "meetings-withdrawn" : "meetings-called-off"]
        reason = shown.reason
        by = shown.by
        when = shown.when
        let leads = meeting.decisions.contains { $0.link != nil }
        links = isWithdrawn && leads ? words["meetings-withdrawn-links"] : nil
    }
}
