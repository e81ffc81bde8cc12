package import Reports

/// Why a meeting cannot be kept or changed so.
package enum MeetingFault: Error, Hashable, Sendable {
    case noSuchMeeting
    /// It has changed since the caller read it; the current version is given.
    case stale(current: Int)
    /// Something else has the id: another meeting, or one with other content.
    case idTaken
    case notOpened
    case alreadyOpened
    case isClosed
    case noSuchDecision
    /// Another decision has the id.
    case decisionTaken
    case tooManyDecisions
    /// What was decided is nobody's.
    case noOwner
    /// Dropped without a reason.
    case noReason
    /// What a decision is to lead to is not there, or is another municipality's.
    case noSuchLink
    case tooManyReports
    /// It is opened before its day.
    case dayNotCome(CivilDate)
    /// An opened meeting that has points, or one that was closed, is not taken back to planned.
    case notTakenBack
    /// The last day of what was decided lies before the meeting of the day.
    case dueBeforeMeeting(CivilDate)
    /// The last day of what was decided is more than ``Meeting/furthestAhead`` days ahead.
    case dueTooFar(CivilDate)
    /// It was called off, and does not change until it is taken up again.
    case isCalledOff
    case notCalledOff
    /// It is called off though it was opened.
    case notPlanned
    /// It is taken up again after its day.
    case dayHasPassed(CivilDate)
    /// It was withdrawn, and does not change.
    case isWithdrawn
    /// Before ``EarliestYear/ofWork``.
    case dayTooEarly(CivilDate)
    /// More than ``Meeting/furthestAhead`` days ahead.
    case dayTooFar(CivilDate)
}

extension MeetingFault {
    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchMeeting:
            Bilingual(swedish: "Det finns inget sådant möte.", english: "There is no such meeting.")
        case .stale:
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change.")
        case .idTaken, .decisionTaken:
            Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        case .notOpened:
            Bilingual(
                swedish: "Mötet är inte öppnat. Öppna det först, så fryses dagordningen.",
                english: "The meeting is not open. Open it first, which freezes the agenda.")
        case .alreadyOpened:
            Bilingual(
                swedish: "Mötet är redan öppnat, och dagordningen ligger fast.",
                english: "The meeting was opened already, and its agenda stands.")
        case .isClosed:
            Bilingual(
                swedish: "Mötet är avslutat. Öppna det igen för att ändra.",
                english: "The meeting is closed. Open it again to change it.")
        case .noSuchDecision:
            Bilingual(
                swedish: "Mötet har ingen sådan punkt.", english: "The meeting has no such point.")
        case .tooManyDecisions:
            Bilingual(
                swedish: "Ett möte har högst \(Meeting.mostDecisions) punkter.",
                english: "A meeting has \(Meeting.mostDecisions) points at most.")
        case .noOwner:
            Bilingual(
                swedish: "Ange vem som gör det: en roll eller en enhet.",
                english: "Say who does it: a role or a unit.")
        case .noReason:
            Bilingual(
                swedish: "Ange varför punkten avförs.", english: "Say why the point is dropped.")
        case .noSuchLink:
            Bilingual(
                swedish:
                    "Det finns inget sådant i kommunen att leda till. Kontrollera adressen och vad du har valt.",
                english:
                    "There is no such thing in the municipality to lead to. Check the address and what you have chosen."
            )
        case .dayNotCome(let day):
            Bilingual(
                swedish:
                    "Mötet är den \(day). Öppna det när dagen har kommit, eller ändra först mötets dag.",
                english: "The meeting is on \(day). Open it when the day has come, or change its day first.")
        case .notTakenBack:
            Bilingual(
                swedish:
                    "Bara ett öppnat möte utan punkter tas tillbaka till planerat. Avför punkterna i stället.",
                english:
                    "Only an open meeting without points is taken back to planned. Drop its points instead.")
        case .dueBeforeMeeting(let day):
            Bilingual(
                swedish: "Sista dagen ligger före mötet. Ange en dag från \(day).",
                english: "The last day lies before the meeting. Give a day from \(day).")
        case .dueTooFar(let day):
            Bilingual(
                swedish: "Den sista dagen, \(day), ligger mer än fem år fram. Rätta årtalet.",
                english: "The last day, \(day), is more than five years ahead. Correct the year.")
        case .isCalledOff:
            Bilingual(
                swedish: "Mötet är inställt och ändras inte. Säg först att det blir av.",
                english: "The meeting was called off and does not change. Say first that it is to be held.")
        case .notCalledOff:
            Bilingual(swedish: "Mötet är inte inställt.", english: "The meeting was not called off.")
        case .notPlanned:
            Bilingual(
                swedish:
                    "Bara ett planerat möte ställs in. Ta tillbaka öppnandet, eller hela mötet om det lades upp av misstag.",
                english:
                    "Only a planned meeting is called off. Take its opening back, or withdraw it if it was entered by mistake."
            )
        case .dayHasPassed(let day):
            Bilingual(
                swedish: "Mötets dag, \(day), har gått. Lägg upp ett nytt möte.",
                english: "The day of the meeting, \(day), has passed. Make a new meeting.")
        case .isWithdrawn:
            Bilingual(
                swedish: "Mötet är tillbakataget och ändras inte. Lägg upp ett nytt.",
                english: "The meeting was withdrawn and does not change. Make a new one.")
        case .dayTooEarly(let day): EarliestYear.words(day, before: EarliestYear.ofWork)
        case .dayTooFar(let day):
            Bilingual(
                swedish: "Dagen \(day) ligger mer än fem år fram. Rätta årtalet.",
                english: "The day \(day) is more than five years ahead. Correct the year.")
        case .tooManyReports:
            Bilingual(
                swedish: "Fler rapporter än vad som kan räknas.",
                english: "More reports than can be reckoned with.")
        }
    }
}
