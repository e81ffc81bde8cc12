package import Reports

/// Why a promise, or something that is counted for it, cannot be kept or changed so.
package enum PromiseFault: Error, Hashable, Sendable {
    case noSuchPromise
    /// It has changed since the caller read it; the current version is given.
    case stale(current: Int)
    /// Another party writes that; see ``PromiseWriter``.
    case foreignPart(PromiseParty)
    /// Such a party the promise has not: that of something that was done, or of the commitment at a place of the list, from 0.
    case noParty(PromiseParty, commitment: Int? = nil)
    case commitmentTwice
    /// A commitment, by its number from 1, is not taken away while something counts for it.
    case commitmentCounted(number: Int, counted: Int)
    /// The parties of what is signed stay.
    case partiesFixed
    /// The end of what is signed is moved by prolonging it.
    case endFixed
    case endNotLater(CivilDate)
    /// Before it was signed, or begins.
    case endTooEarly(CivilDate)
    /// It begins, or where its first day is open ends, before ``EarliestYear/ofWork``.
    case periodTooEarly(CivilDate, isEnd: Bool)
    /// Longer than ``PromisePeriod/longest``.
    case tooLong
    /// What was found, missed or counted after the end that it would have stays.
    case after(AfterEnd)
    /// What was found or counted before the beginning that it would have stays; the first such day is given too.
    case heldBefore(CivilDate, first: CivilDate)
    case countedBefore(CivilDate, first: CivilDate)
    /// Signed after its last day, or ended before the day it was signed.
    case signedAfterEnd(CivilDate)
    case endedBeforeSigned(CivilDate)
    /// Longer before its beginning than ``PromiseSignature/longestBefore``: the earliest day is given.
    case signedTooEarly(CivilDate)
    /// It would be signed after a follow-up that was held on this day.
    case heldUnsigned(CivilDate)
    case notSigned
    case signedAlready
    case nothingPromised
    case ended
    case notEnded
    /// Its final account stands in a yearly report that was adopted on the day.
    case reported(on: CivilDate)
    case dayNotCome(CivilDate)
    case noSuchFollowUp
    case heldAlready
    case outsideFollowUp
    case noSuchCommitment
    case noSuchEvent
    /// Done before the promise's time, or by a party that has not committed to it.
    case dayOutside
    case wrongParty
    /// What counts nothing says what was done.
    case noNote
    case noSuchLink
    case withdrawnAlready
    /// The promise itself was withdrawn, and does not change.
    case isWithdrawn
    /// It is withdrawn though a follow-up of it was held, or something counts for it.
    case isFollowedUp
    case isCounted
    /// Words are masked of a follow-up that was not held, or of a final account that there is not.
    case nothingFrozen
    case tooMany
    /// Something else has the id, or other content.
    case idTaken
}

extension PromiseFault {
    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchPromise:
            Bilingual(swedish: "Det finns inget sådant löfte.", english: "There is no such promise.")
        case .stale:
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change.")
        case .foreignPart(.police):
            Bilingual(
                swedish:
                    "Polisens del skrivs av polisen, och av den kommun som håller i löftet till dess att det är undertecknat. Be polisen göra ändringen.",
                english:
                    "The part of the police is written by the police, and by the municipality that keeps the promise until it is signed. Ask the police to make the change."
            )
        case .foreignPart(let party):
            Bilingual(
                swedish: "Den delen skrivs av den part som den hör till (\(party.code)), inte av dig.",
                english: "That part is written by the party that it belongs to (\(party.code)), not by you.")
        case .noParty(let party, let index?):
            Bilingual(
                swedish:
                    "Åtagande \(index + 1): \(party.code) är inte part i löftet. Välj en av parterna, eller lägg till kommunen bland löftets kommuner innan det undertecknas.",
                english:
                    "Commitment \(index + 1): \(party.code) is no party of the promise. Choose one of the parties, or add the municipality to those of the promise before it is signed."
            )
        case .noParty(let party, nil):
            Bilingual(
                swedish: "\(party.code) är inte part i löftet.",
                english: "\(party.code) is no party of the promise.")
        case .commitmentTwice:
            Bilingual(swedish: "Ett åtagande står två gånger.", english: "A commitment stands twice.")
        case .commitmentCounted(let number, let counted):
            Bilingual(
                swedish:
                    "Åtagande \(number) tas inte bort: \(counted) \(counted == 1 ? "händelse" : "händelser") räknas för det. Låt det stå kvar, eller skriv om det så att det säger vad som gäller nu; det som räknats följer med. Räknades något av misstag, återta det först.",
                english:
                    "Commitment \(number) is not taken away: \(counted) \(counted == 1 ? "event counts" : "events count") for it. Let it stand, or write it anew so that it says what holds now; what was counted stays with it. If something was counted by mistake, withdraw that first."
            )
        case .partiesFixed:
            Bilingual(
                swedish: "Parterna i ett undertecknat löfte ändras inte.",
                english: "The parties of a signed promise do not change.")
        case .endFixed:
            Bilingual(
                swedish:
                    "Ett undertecknat löftes slut ändras genom att löftet förlängs eller rättas till ett tidigare slut.",
                english:
                    "The end of a signed promise is changed by prolonging it or correcting it to an earlier end."
            )
        case .endNotLater(let day):
            Bilingual(
                swedish:
                    "Det nya slutet ska ligga efter \(day). Ett tidigare slut går att rätta till när löftet inte är förlängt.",
                english:
                    "The new end must be after \(day). An earlier end can be corrected once the promise is not prolonged."
            )
        case .endTooEarly(let day):
            Bilingual(
                swedish:
                    "Löftet undertecknades eller börjar gälla \(day). Välj ett slut som inte ligger före den dagen.",
                english:
                    "The promise was signed or begins \(day). Choose an end that is not before that day.")
        case .periodTooEarly(let day, _): EarliestYear.words(day, before: EarliestYear.ofWork)
        case .tooLong:
            Bilingual(
                swedish:
                    "Ett löfte varar högst \(PromisePeriod.longest) dagar, ungefär tio år. Välj ett tidigare slut.",
                english:
                    "A promise lasts at most \(PromisePeriod.longest) days, about ten years. Choose an earlier end."
            )
        case .after(let after): after.words
        case .heldBefore(let day, let first):
            Bilingual(
                swedish:
                    "En uppföljning före \(day) är hållen, den första \(first). Välj en dag som inte ligger efter den.",
                english:
                    "A follow-up before \(day) was held, the first \(first). Choose a day that is not after it."
            )
        case .countedBefore(let day, let first):
            Bilingual(
                swedish:
                    "Något som räknats ligger före \(day), det första \(first). Välj en dag som inte ligger efter den, eller återta det först.",
                english:
                    "Something that was counted lies before \(day), the first \(first). Choose a day that is not after it, or withdraw it first."
            )
        case .signedAfterEnd(let day):
            Bilingual(
                swedish:
                    "Löftet slutar \(day), före den dag då det undertecknas. Rätta dagen, eller löftets period.",
                english:
                    "The promise ends \(day), before the day on which it is signed. Correct the day, or the promise's period."
            )
        case .endedBeforeSigned(let day):
            Bilingual(
                swedish: "Löftet undertecknades \(day). Välj en dag som inte ligger före den.",
                english: "The promise was signed \(day). Choose a day that is not before it.")
        case .signedTooEarly(let day):
            Bilingual(
                swedish:
                    "Ett löfte undertecknas högst \(PromiseSignature.longestBefore) dagar innan det börjar gälla, alltså tidigast \(day). Rätta dagen, eller löftets period.",
                english:
                    "A promise is signed at most \(PromiseSignature.longestBefore) days before it begins, here on \(day) at the earliest. Correct the day, or the promise's period."
            )
        case .heldUnsigned(let day):
            Bilingual(
                swedish: "En uppföljning hölls \(day). Välj en dag som inte ligger efter den.",
                english: "A follow-up was held \(day). Choose a day that is not after it.")
        case .notSigned:
            Bilingual(
                swedish: "Löftet gäller inte. Det ska först vara undertecknat.",
                english: "The promise is not in force. It must be signed first.")
        case .signedAlready:
            Bilingual(
                swedish:
                    "Löftet är redan undertecknat. Vem som undertecknade rättas med samma dag som då, och en fel dag rättas med ett skäl.",
                english:
                    "The promise is signed already. By whom it was signed is corrected with the same day as then, and a wrong day with a reason."
            )
        case .nothingPromised:
            Bilingual(
                swedish: "Löftet har inga åtaganden att underteckna.",
                english: "The promise has no commitments to sign.")
        case .ended:
            Bilingual(
                swedish:
                    "Löftet är avslutat och ändras inte mer. Det går att publicera och att sluta publicera, frysta ord går att maskera, och ett avslut som blev fel går att ta tillbaka.",
                english:
                    "The promise has ended and changes no more. It can be published and no longer published, frozen words can be masked, and an end that was wrong can be taken back."
            )
        case .notEnded:
            Bilingual(
                swedish: "Löftet är inte avslutat, så det finns inget avslut att ta tillbaka.",
                english: "The promise has not ended, so there is no end to take back.")
        case .reported(let day):
            Bilingual(
                swedish:
                    "Slutredovisningen står i en årsrapport som antogs \(day), och tas inte tillbaka. Lägg upp ett nytt löfte för det som är kvar.",
                english:
                    "The final account stands in a yearly report that was adopted \(day), and is not taken back. Make a new promise for what is left."
            )
        case .dayNotCome(let day):
            Bilingual(swedish: "Dagen \(day) har inte kommit.", english: "The day \(day) has not come.")
        case .noSuchFollowUp:
            Bilingual(
                swedish: "Det finns ingen uppföljning med det numret.",
                english: "There is no follow-up of that number.")
        case .heldAlready:
            Bilingual(
                swedish:
                    "Uppföljningen är redan hållen, och ändras inte. Ord som inte borde ha stått där går att maskera.",
                english:
                    "The follow-up was held already, and does not change. Words that should not have stood there can be masked."
            )
        case .outsideFollowUp:
            Bilingual(
                swedish: "Den dagen hör till en annan uppföljning.",
                english: "That day belongs to another follow-up.")
        case .noSuchCommitment:
            Bilingual(
                swedish: "Löftet har inget sådant åtagande.", english: "The promise has no such commitment.")
        case .noSuchEvent:
            Bilingual(
                swedish: "Det finns ingen sådan händelse i löftet.",
                english: "There is no such event in the promise.")
        case .dayOutside:
            Bilingual(
                swedish: "Dagen ligger utanför löftets period.",
                english: "The day is outside the promise's period.")
        case .wrongParty:
            Bilingual(
                swedish: "Åtagandet är inte den partens.", english: "The commitment is not that party's.")
        case .noNote:
            Bilingual(
                swedish: "Åtagandet har inget antal: skriv vad som gjordes.",
                english: "The commitment has no number: say what was done.")
        case .noSuchLink:
            Bilingual(
                swedish: "Det finns ingen sådan åtgärd eller vandring hos parten.",
                english: "There is no such measure or walk of that party.")
        case .withdrawnAlready:
            Bilingual(
                swedish: "Händelsen är redan återtagen.", english: "The event was withdrawn already.")
        case .isWithdrawn:
            Bilingual(
                swedish: "Löftet är tillbakataget och ändras inte. Lägg upp ett nytt.",
                english: "The promise was withdrawn and does not change. Make a new one.")
        case .isFollowedUp:
            Bilingual(
                swedish:
                    "Löftet är uppföljt. Rätta dess slut om det är fel, eller avsluta det med en slutredovisning.",
                english:
                    "The promise was followed up. Correct its end if that is wrong, or end it with a final account."
            )
        case .isCounted:
            Bilingual(
                swedish:
                    "Något är antecknat som gjort för löftet. Återta det först, om löftet var ett misstag.",
                english:
                    "Something is noted as done for the promise. Withdraw that first, if the promise was a mistake."
            )
        case .nothingFrozen:
            Bilingual(
                swedish:
                    "Där finns inga frysta ord. Välj en uppföljning som är hållen, eller slutredovisningen när löftet är avslutat.",
                english:
                    "There are no frozen words there. Choose a follow-up that was held, or the final account once the promise has ended."
            )
        case .tooMany:
            Bilingual(
                swedish: "Löftet har så många händelser som ett löfte kan ha.",
                english: "The promise has as many events as a promise can have.")
        case .idTaken:
            Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        }
    }
}
