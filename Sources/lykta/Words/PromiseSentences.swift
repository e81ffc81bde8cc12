import Prevention
import Reports

/// What is said of promises.
enum PromiseSentences {
    static let promiseID = Bilingual(swedish: "ett löftes id", english: "a promise's id")
    static let commitmentID = Bilingual(swedish: "ett åtagandes id", english: "a commitment's id")
    static let commitment = Bilingual(
        swedish: "ett åtagandes nummer i löftet, eller dess id",
        english: "the number of a commitment in the promise, or its id")
    static let eventID = Bilingual(swedish: "en händelses id", english: "an event's id")
    static let linkID = Bilingual(
        swedish: "id för en åtgärd eller vandring som finns",
        english: "the id of a measure or a walk there is")
    static let party = Bilingual(
        swedish: "en part: police, together eller en kommunkod",
        english: "a party: police, together or a municipality code")
    static let signer = Bilingual(swedish: "en roll på 1–200 byte", english: "a role of 1–200 bytes")
    static let reason = Bilingual(swedish: "ett skäl på 1–1000 byte", english: "a reason of 1–1000 bytes")
    static let account = Bilingual(swedish: "en text på 1–8000 byte", english: "a text of 1–8000 bytes")
    static let followUpWords = Bilingual(swedish: "en text på 1–4000 byte", english: "a text of 1–4000 bytes")
    static let note = Bilingual(
        swedish: "en text på högst 2000 byte", english: "a text of at most 2000 bytes")
    static let oneLink = Bilingual(
        swedish: "Ange en åtgärd eller en vandring, inte båda.",
        english: "Name a measure or a walk, not both.")
    static let unchanged = Bilingual(swedish: "Löftet är redan så.", english: "The promise is so already.")

    static let withdrawn = Bilingual(
        swedish: "Löftet är tillbakataget", english: "The promise was withdrawn")

    /// That a file lacks a commitment of the promise that it would change, with what to do.
    ///
    /// - Parameter counted: How much counts for it.
    static func lacking(_ commitment: Commitment, number: Int, counted: Int) -> Bilingual {
        let (party, text, id) = (commitment.party.code, commitment.text, commitment.id)
        let row = Bilingual(
            swedish:
                "Åtagande \(number) (\(party): \(text)) står inte i filen, och en import tar inte bort åtaganden. Skriv dit raden; är dess text ändrad, med id: \(id). ",
            english:
                "Commitment \(number) (\(party): \(text)) is not in the file, and an import takes no commitments away. Write its row there; where its text was changed, with id: \(id). "
        )
        guard counted > 0 else {
            return row
                + Bilingual(
                    swedish: "Ska det bort gör den part som det hör till det på löftets sida eller i API:et.",
                    english:
                        "If it is to go, the party that it belongs to does so on the promise's page or by the API."
                )
        }
        return row
            + Bilingual(
                swedish:
                    "För det räknas \(counted) \(counted == 1 ? "händelse" : "händelser"), så det står kvar. Räknades de av misstag, återta dem först.",
                english:
                    "\(counted) \(counted == 1 ? "event counts" : "events count") for it, so it stays. If they were counted by mistake, withdraw them first."
            )
    }

    static func summary(_ promise: CitizenPromise, on today: CivilDate) -> Bilingual {
        let terms = promise.terms
        let followUps = promise.standingFollowUps
        let missed = followUps.count { $0.status(on: today) == .missed }
        return Bilingual(
            swedish:
                "\(terms.title): \(promise.standing.swedish.lowercased()), \(terms.period.words.swedish). \(followUps.count) uppföljningar, \(missed) missade.",
            english:
                "\(terms.title): \(promise.standing.english.lowercased()), \(terms.period.words.english). \(followUps.count) follow-ups, \(missed) missed."
        )
    }
}

enum PromiseColumns {
    static let promise = TableColumn(title: Bilingual(swedish: "Löfte", english: "Promise"))
    static let period = TableColumn(title: Bilingual("Period"))
    static let number = TableColumn(title: Bilingual(swedish: "Nr", english: "No"), kind: .number)
    static let party = TableColumn(title: Bilingual(swedish: "Part", english: "Party"))
    static let progress = TableColumn(title: Bilingual(swedish: "Läge", english: "Progress"))
    static let commitment = TableColumn(
        title: Bilingual(swedish: "Åtagande", english: "Commitment"), kind: .text)
}
