package import Prevention
package import Reports

/// A text of a promise, with where it stands in the API and what it is called where people write it.
package struct PromiseWords: Hashable, Sendable {
    /// Into the body that it came with.
    package let pointer: String
    package let name: Bilingual
    package let text: String

    init(_ pointer: String, _ swedish: String, _ english: String, _ text: String) {
        self.pointer = pointer
        name = Bilingual(swedish: swedish, english: english)
        self.text = text
    }

    /// What is said of the text, with what the text is called: for where no field stands beside it.
    package func named(_ said: Bilingual) -> Bilingual {
        Bilingual(
            swedish: "\(name.swedish): \(said.swedish)", english: "\(name.english): \(said.english)")
    }
}

extension CitizenPromise {
    /// What is written in it, under its names; that of the promise for what has none of its own.
    package var namedTexts: [PromiseWords] {
        var found = [
            PromiseWords("/title", "Namn", "Name", terms.title),
            PromiseWords("/police", "Polisens område", "Police area", terms.police),
            PromiseWords("/background", "Bakgrund", "Background", terms.background),
        ]
        for (index, priority) in terms.priorities.enumerated() {
            found.append(
                PromiseWords(
                    "/priorities/\(index)", "Prioriterat område \(index + 1)", "Priority area \(index + 1)",
                    priority))
        }
        for (index, commitment) in terms.commitments.enumerated() {
            let (sv, en) = ("Åtagande \(index + 1)", "Commitment \(index + 1)")
            let here = "/commitments/\(index)"
            found += [
                PromiseWords("\(here)/text", sv, en, commitment.text),
                PromiseWords("\(here)/whereabouts", "\(sv), plats", "\(en), place", commitment.whereabouts),
                PromiseWords("\(here)/time", "\(sv), tid", "\(en), time", commitment.time),
                PromiseWords(
                    "\(here)/target/unit", "\(sv), vad som räknas", "\(en), what is counted",
                    commitment.target?.unit ?? ""),
            ]
        }
        found.append(PromiseWords("/by", "Undertecknat av", "Signed by", signature?.by ?? ""))
        for prolongation in prolongations {
            found.append(
                PromiseWords(
                    "/why", "Förlängt till \(prolongation.until)", "Prolonged until \(prolongation.until)",
                    prolongation.why))
        }
        for correction in corrections {
            found.append(
                PromiseWords(
                    "/why", "Rättat \(correction.day)", "Corrected \(correction.day)", correction.why))
        }
        for followUp in followUps {
            found.append(
                PromiseWords(
                    "/words", "Uppföljning \(followUp.number)", "Follow-up \(followUp.number)",
                    followUp.held?.words ?? ""))
        }
        found.append(PromiseWords("/words", "Slutredovisning", "Final account", account?.words ?? ""))
        let known = Set(found.map(\.text))
        found += texts.filter { !known.contains($0) }.map { PromiseWords("", "Löftet", "The promise", $0) }
        return found.filter { !$0.text.isEmpty }
    }
}

extension APIService {
    /// What keeps a promise from being published, by text.
    package static func unpublishable(_ promise: CitizenPromise, at now: Timestamp) -> [(
        words: PromiseWords, refusal: Bilingual
    )] {
        promise.namedTexts.flatMap { words in
            refusals(ofOpen: [words.text], at: now).map { (words: words, refusal: $0) }
        }
    }

    /// What may not be published of a promise, each once.
    package static func warnings(of promise: CitizenPromise, at now: Timestamp) -> [Bilingual] {
        var told: Set<Bilingual> = []
        return promise.namedTexts.flatMap { words in
            warnings(ofOpen: [words.text], at: now).map { words.named($0) }
        }.filter { told.insert($0).inserted }
    }

    /// What is not told to everybody of what counts for a promise, each once, with what to do: its words do not change.
    package static func warnings(ofCounted events: [PromiseEvent], at now: Timestamp) -> [Bilingual] {
        let todo = Bilingual(
            swedish:
                " Det räknas, men alla får inte läsa texten. Den går inte att ändra: återta händelsen, och anteckna den på nytt utan uppgiften.",
            english:
                " It counts, but not everybody reads the words. They cannot be changed: withdraw the event, and note it again without them."
        )
        var told: Set<Bilingual> = []
        return events.filter(\.counts).flatMap { event -> [Bilingual] in
            event.texts.flatMap { text -> [Bilingual] in
                let words = PromiseWords("", "Räknat \(event.day)", "Counted \(event.day)", text)
                return warnings(ofOpen: [text], at: now).map { words.named($0) + todo }
            }
        }.filter { told.insert($0).inserted }
    }
}

extension PromiseEvent {
    /// As anybody is told of it: once it was withdrawn, without words that seem to hold personal data or to name someone.
    func told(at now: Timestamp) -> PromiseEvent {
        counts || APIService.warnings(ofOpen: texts, at: now).isEmpty ? self : withoutWords
    }
}
