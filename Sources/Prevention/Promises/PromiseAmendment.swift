package import Reports

/// Something that was changed of what was signed: whoever reads a promise is told of it, with what stood there before.
package struct PromiseAmendment: Hashable, Sendable {
    package let day: CivilDate
    package let what: Bilingual
    /// Nil where nothing stood there, or where it is not told.
    package let former: Bilingual?

    /// As it is told where what stood there may not be.
    package var withoutFormer: PromiseAmendment { PromiseAmendment(day: day, what: what, former: nil) }
}

extension CitizenPromise {
    /// What was changed or corrected since it was signed, the first first; nothing of a draft. A later end is told by its prolongation, and not here.
    /// Commitments are told by the numbers that they have now; one that was taken away since has none.
    ///
    /// - Parameter versions: Everything that was promised, the first first.
    package func amendments(_ versions: [DatedTerms]) -> [PromiseAmendment] {
        guard let signedVersion else { return [] }
        var former = versions.last { $0.version <= signedVersion }?.terms
        let numbers = Dictionary(terms.commitments.enumerated().map { ($1.id, $0 + 1) }) { first, _ in first }
        var amendments: [PromiseAmendment] = []
        for version in versions where version.version > signedVersion {
            if let former {
                let isTold = corrections.contains {
                    $0.what == .until && $0.day == version.day && $0.former == former.period.until
                }
                amendments += version.amendments(of: former, tellingEnd: !isTold, numbered: numbers)
            }
            former = version.terms
        }
        return (amendments + corrections.map(\.amendment)).enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }.map(\.element)
    }
}

extension DatedTerms {
    /// - Parameters:
    ///   - tellsEnd: Whether that it ends earlier is told by no correction.
    ///   - numbers: Those of the commitments that there are now.
    fileprivate func amendments(
        of former: PromiseTerms, tellingEnd tellsEnd: Bool, numbered numbers: [CommitmentID: Int]
    ) -> [PromiseAmendment] {
        var amendments: [PromiseAmendment] = []
        func note(_ swedish: String, _ english: String, _ was: Bilingual?) {
            amendments.append(
                PromiseAmendment(day: day, what: Bilingual(swedish: swedish, english: english), former: was))
        }
        func compare(_ text: (PromiseTerms) -> String, _ swedish: String, _ english: String) {
            guard text(terms) != text(former) else { return }
            note(swedish, english, text(former).isEmpty ? nil : Bilingual(text(former)))
        }
        compare(\.title, "Namnet är ändrat.", "The name was changed.")
        compare(\.police, "Polisens område är ändrat.", "The police area was changed.")
        if terms.period.from != former.period.from || tellsEnd && terms.period.until < former.period.until {
            note("Perioden är ändrad.", "The period was changed.", former.period.words)
        }
        compare(\.background, "Bakgrunden är ändrad.", "The background was changed.")
        compare(
            { $0.priorities.joined(separator: "; ") }, "De prioriterade områdena är ändrade.",
            "The priorities were changed.")
        compare(
            { $0.followUpsPerYear.map { "\($0)" } ?? "" }, "Antalet uppföljningar varje år är ändrat.",
            "The number of follow-ups a year was changed.")
        for commitment in terms.commitments {
            let number = numbers[commitment.id]
            let (swedish, english) = (
                number.map { "Åtagande \($0)" } ?? "Ett åtagande",
                number.map { "Commitment \($0)" } ?? "A commitment"
            )
            let was = former.commitment(commitment.id)
            guard was != commitment else { continue }
            if let was {
                note("\(swedish) är ändrat.", "\(english) was changed.", was.whole)
            } else {
                note("\(swedish) är nytt.", "\(english) is new.", nil)
            }
        }
        for commitment in former.commitments where terms.commitment(commitment.id) == nil {
            note("Ett åtagande är borttaget.", "A commitment was taken away.", commitment.whole)
        }
        return amendments
    }
}

extension Commitment {
    /// All that it says, in one sentence after the other.
    fileprivate var whole: Bilingual {
        func joined(_ target: String?) -> String {
            ([text, whereabouts, time].filter { !$0.isEmpty } + [target].compactMap(\.self))
                .joined(separator: " · ")
        }
        return Bilingual(
            swedish: joined(target?.words.swedish), english: joined(target?.words.english))
    }
}
