import HTTPTypes
import Intake
import NIOHTTP1
import Projection
import Reports

extension Problem {
    /// What an error means to whoever called; nil for what nobody foresaw.
    package init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as IntakeRefusal: self = .content(refusal.problems.map(Fault.init))
        case let fault as ReportStoreError: self.init(store: fault)
        case let fault as CaseEditFault: self.init(case: fault)
        case let fault as ReportEditFault: self.init(report: fault)
        case let fault as PhotoPreparingFault: self.init(photo: fault)
        case let fault as PhotoFault: self.init(photo: fault)
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
        case .unreadable: self = .damaged
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

    /// Something that the answer needs cannot be read. It does not go by itself, so the wait is a long one.
    private static let damaged = Problem(
        .notReady,
        Bilingual(
            swedish:
                "Något som är sparat är skadat och kan inte läsas, och svaret behöver det. Inget har sparats. "
                + "Den som sköter tjänsten kör lykta check, som säger vad det är. Försök igen om 10 minuter.",
            english:
                "Something that is kept is damaged and cannot be read, and the answer needs it. Nothing was saved. "
                + "Whoever runs the service runs lykta check, which names it. Please try again in 10 minutes."
        ),
        headers: [.retryAfter: "600"], saysNothingWasSaved: true)

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
        case .cannotMerge(let id, let obstacle):
            let why = obstacle.words
            self = .edit(
                "edit.cannot-merge", sv: "Ärendet \(id) kan inte slås ihop med detta: \(why.swedish)",
                en: "Case \(id) cannot be merged with this one: \(why.english)")
        case .notOpen:
            self = .edit(
                "edit.not-open", sv: "Ärendet är avslutat eller sammanslaget. Öppna det igen först.",
                en: "The case is closed or merged. Reopen it first.")
        case .cannotBecome(let wanted, let from):
            let possible = from.next.map(\.rawValue).sorted().joined(separator: ", ")
            self = .edit(
                "edit.cannot-become",
                sv:
                    "Ett ärende i läget \(from.rawValue) kan inte få läget \(wanted.rawValue). \(possible.isEmpty ? "Det kan inte få något annat." : "Det kan få: \(possible).")",
                en:
                    "A case that is \(from.rawValue) cannot become \(wanted.rawValue). \(possible.isEmpty ? "It can become nothing else." : "It can become: \(possible).")"
            )
        case .noSuchMeasure(let code):
            self = .edit(
                "edit.no-such-measure", sv: "Kommunen har inget slags åtgärd \(code).",
                en: "The municipality has no kind of measure \(code).")
        case .noSuchCategory(let code):
            self = .edit(
                "edit.no-such-category", sv: "Kommunen har ingen kategori \(code).",
                en: "The municipality has no category \(code).")
        case .noSuchUnit(let code):
            self = .edit(
                "edit.no-such-unit", sv: "Kommunen har ingen ansvarig \(code).",
                en: "The municipality has no unit \(code).")
        case .noUnits:
            self = .edit(
                "edit.no-units", sv: "Ett ärende måste ha någon ansvarig.",
                en: "Some unit must answer for a case.")
        case .notUnitOfCase(let code):
            self = .edit(
                "edit.not-its-unit", sv: "\(code) ansvarar inte för ärendet.",
                en: "\(code) does not answer for the case.")
        case .unitNotNamed(let units):
            let list = units.map(\.description).joined(separator: ", ")
            self = .edit(
                "edit.unit-not-named", sv: "Ange i from vem som lämnar över: \(list).",
                en: "Say in from who hands it over: \(list).")
        case .nobodyTakesOver:
            self = .edit(
                "edit.nobody-takes-over",
                sv: "Ingen annan är reserv för ärendet. Ange i to vem som ska ta över.",
                en: "No other unit is the fallback for the case. Say in to who takes over.")
        case .reportGone:
            self = .edit(
                "edit.report-gone", sv: "En rapport har lämnat ärendet; rätta den där den är.",
                en: "A report has left the case; correct it where it is.")
        case .cannotUndo(let number, let obstacle):
            let why = obstacle.words
            self = .edit(
                "edit.cannot-undo", sv: "Post \(number) kan inte ångras: \(why.swedish)",
                en: "Entry \(number) cannot be undone: \(why.english)")
        case .touchesUnseen:
            self = .edit(
                "edit.touches-unseen",
                sv:
                    "Ändringen skulle röra ett ärende som du inte får se, så inget är ändrat. Be någon som ser hela kommunen att göra den, eller lämna över ärendet (handOver).",
                en:
                    "The change would touch a case that you may not see, so nothing was changed. Ask somebody who sees the whole municipality to make it, or hand the case over (handOver)."
            )
        case .holdsUnseen:
            self = .edit(
                "edit.holds-unseen",
                sv:
                    "Ändringen gäller också rapporter som du inte får se, så inget är ändrat. Rätta de rapporter som du ser var för sig, eller be någon som får läsa allt i ärendet.",
                en:
                    "The change is about reports too that you may not see, so nothing was changed. Correct the reports that you see one by one, or ask somebody who may read all of the case."
            )
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

extension MergeObstacle {
    fileprivate var words: Bilingual {
        switch self {
        case .withItself:
            Bilingual(swedish: "det är samma ärende.", english: "it is the same case.")
        case .otherMunicipality:
            Bilingual(
                swedish: "det gäller en annan kommun.", english: "it is of another municipality.")
        case .otherGroup:
            Bilingual(
                swedish: "det gäller en annan sorts problem. Rätta kategorin på det ena först.",
                english: "it is about another sort of trouble. Correct the category of one of them first.")
        case .ended:
            Bilingual(
                swedish: "det är avslutat. Öppna det igen först.",
                english: "it has ended. Reopen it first.")
        }
    }
}

extension UndoObstacle {
    fileprivate var words: Bilingual {
        switch self {
        case .noSuchEntry:
            Bilingual(swedish: "historiken har ingen sådan post.", english: "the history has no such entry.")
        case .noDecision:
            Bilingual(
                swedish:
                    "den är inget beslut som kan tas tillbaka. Rapporter flyttas med pin, separate och unpin.",
                english:
                    "it is no decision that can be taken back. Reports are moved by pin, separate and unpin.")
        case .sent:
            Bilingual(
                swedish: "ett svar som har lämnats kan ha lästs. Lämna ett nytt som rättar det.",
                english: "an answer that was given may have been read. Give a new one that corrects it.")
        case .undone(let number):
            Bilingual(
                swedish:
                    "det gjordes i post \(number). Ångra den, eller besluta på nytt, för att få tillbaka beslutet.",
                english:
                    "that was done in entry \(number). Undo that one, or decide anew, to have the decision back."
            )
        case .reportElsewhere:
            Bilingual(
                swedish: "rapporten ligger i ett annat ärende nu.",
                english: "the report is in another case now.")
        case .linkedSince:
            Bilingual(
                swedish:
                    "rapporter som har kommit eller flyttats sedan dess hör till båda ärendena. Skilj dem först (separate).",
                english:
                    "reports that have come or moved since belong to both cases. Separate them first.")
        case .ended:
            Bilingual(
                swedish: "ärendet är avslutat. Öppna det igen först, och ångra sedan.",
                english: "the case has ended. Reopen it first, then undo this.")
        case .changedSince(let number):
            Bilingual(
                swedish: "samma sak ändrades igen i post \(number). Ångra den först.",
                english: "the same was changed again in entry \(number). Undo that one first.")
        }
    }
}
