import HTTPTypes
import Intake
import NIOHTTP1
import Projection
import Reports

extension Problem {
    /// What an error means to whoever called; nil for what nobody foresaw.
    init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as IntakeRefusal: self = .content(refusal.problems.map(Fault.init))
        case let fault as ReportStoreError: self.init(store: fault)
        case let fault as CaseEditFault: self.init(case: fault)
        case let fault as ReportEditFault: self.init(report: fault)
        case is BodyTooSlow:
            self = Problem(
                .bodyTooSlow,
                Bilingual(
                    swedish: "Innehållet kom inte inom den tid som finns.",
                    english: "The body did not arrive within the time there is."), endsConnection: true)
        case is HTTPParserError:
            self = Problem(
                .malformedRequest,
                Bilingual(
                    swedish: "Innehållet är inte skickat som giltig HTTP/1.1.",
                    english: "The body was not sent as valid HTTP/1.1."), endsConnection: true)
        default: return nil
        }
    }

    private init?(store fault: ReportStoreError) {
        switch fault {
        case .overloaded(let seconds): self = .overloaded(retryAfterSeconds: max(1, seconds))
        case .closed:
            self = Problem(
                .notReady,
                Bilingual(
                    swedish: "Tjänsten stängs. Försök igen om 10 s.",
                    english: "The service is closing. Please try again in 10 s."),
                headers: [.retryAfter: "10"])
        case .notWritable:
            self = Problem(
                .notWritable,
                Bilingual(
                    swedish:
                        "Det finns inte plats på disken, eller så går den inte att skriva på. Försök igen om 30 s.",
                    english: "The disk is full, or cannot be written. Please try again in 30 s."),
                headers: [.retryAfter: "30"])
        case .failed: self = .restarting
        case .notServed:
            self = .content([
                Fault(
                    .pointer("/category"), "category.not-served",
                    Bilingual(
                        swedish: "Kommunen tar inte emot den här kategorin.",
                        english: "The municipality does not take this category."))
            ])
        // Another reference is made before anybody sees this.
        case .referenceTaken: return nil
        }
    }

    /// The store has failed, and the process is about to end.
    private static let restarting = Problem(
        .notReady,
        Bilingual(
            swedish: "Tjänsten startas om efter ett fel. Försök igen om 10 s.",
            english: "The service restarts after a fault. Please try again in 10 s."),
        headers: [.retryAfter: "10"])

    private init(case fault: CaseEditFault) {
        switch fault {
        case .noSuchCase: self = .notFound
        case .stale(let current): self = .changedMeanwhile(current: current)
        case .noSuchReport(let id):
            self = .edit(
                "edit.no-such-report", sv: "Rapporten \(id) finns inte.", en: "There is no report \(id).")
        case .cannotJoin(let id):
            self = .edit(
                "edit.cannot-join",
                sv:
                    "Rapporten \(id) kan inte föras hit: dess ärende är avslutat, eller gäller annan kommun eller sak.",
                en: "Report \(id) cannot be joined: its case is closed, or of another municipality or group.")
        case .noSuchOtherCase(let id):
            self = .edit(
                "edit.no-such-case", sv: "Ärendet \(id) finns inte.", en: "There is no case \(id).")
        case .notOpen:
            self = .edit(
                "edit.not-open", sv: "Ärendet är avslutat eller sammanslaget.",
                en: "The case is closed or merged.")
        case .statusNotSettable:
            self = .edit(
                "edit.status", sv: "Statusen sätts bara genom att slå ihop ärenden.",
                en: "That status comes from merging cases only.")
        }
    }

    private init(report fault: ReportEditFault) {
        switch fault {
        case .noSuchReport: self = .notFound
        case .stale(let current): self = .changedMeanwhile(current: current)
        case .caseClosed:
            self = .edit(
                "edit.case-closed", sv: "Rapportens ärende är avslutat.", en: "The report's case is closed.")
        }
    }

    private static func edit(_ code: String, sv: String, en: String) -> Problem {
        let message = Bilingual(swedish: sv, english: en)
        return Problem(.notPossibleNow, message, faults: [Fault(.pointer(""), code, message)])
    }
}
