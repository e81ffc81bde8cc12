/// The words in which a municipality tells residents how a case stands: its kinds of measure, and sentences of its own in
/// place of the usual ones.
package struct CaseWords: Hashable, Sendable {
    /// In the order of the profile.
    package let measures: [MeasureKind]
    /// By a word of ``CaseState/Kind`` or ``Refusal``.
    package let explanations: [String: Bilingual]

    package init(measures: [MeasureKind]? = nil, explanations: [String: Bilingual] = [:]) {
        self.measures = measures ?? Self.usualMeasures
        self.explanations = explanations
    }

    /// The words that a profile may have a sentence for: every state but `cannot`, whose reasons have one each.
    package static let keys =
        CaseState.Kind.allCases.filter { $0 != .cannot }.map(\.rawValue) + Refusal.allCases.map(\.rawValue)

    package func measure(_ code: Code<MeasureKind>) -> MeasureKind? { measures.first { $0.code == code } }

    private static let usualMeasures: [MeasureKind] = [
        ("repair", "Reparation", "Repair"), ("replacement", "Byte", "Replacement"),
        ("clearing", "Röjning eller städning", "Clearing or cleaning"),
        ("new-installation", "Ny anordning", "New installation"),
        ("supervision", "Tillsyn eller närvaro", "Supervision or presence"),
        ("talks", "Samtal eller information", "Talks or information"),
    ].compactMap { code, swedish, english in
        Code<MeasureKind>(code).map {
            MeasureKind(code: $0, name: Bilingual(swedish: swedish, english: english))
        }
    }
}

/// How a case stands, as whoever follows a report reads it.
package struct ToldState: Hashable, Sendable {
    /// A word or two, such as `Åtgärdat`.
    package let name: Bilingual
    /// A sentence or more. A text of staff stands in it as it was written, in both languages.
    package let explanation: Bilingual

    package init(name: Bilingual, explanation: Bilingual) {
        self.name = name
        self.explanation = explanation
    }

    package init(_ state: CaseState, by words: CaseWords) {
        let key: String
        if case .cannot(let refusal, _) = state { key = refusal.rawValue } else { key = state.kind.rawValue }
        let usual = state.usualWords
        name = usual.name
        var sentences = [words.explanations[key] ?? usual.explanation]
        switch state {
        case .received, .reopened, .underWay, .closed, .merged: break
        case .waiting(let whom):
            sentences.append(
                Bilingual(
                    swedish: "Väntar på: \(whom.asSentence)", english: "Waiting for: \(whom.asSentence)"))
        case .done(let what, let measure):
            if let kind = measure.flatMap(words.measure) {
                sentences.append(
                    Bilingual(
                        swedish: "Åtgärd: \(kind.name.swedish.asSentence)",
                        english: "Measure: \(kind.name.english.asSentence)"))
            }
            sentences.append(Bilingual(swedish: what, english: what))
        case .cannot(_, let explanation):
            if let explanation { sentences.append(Bilingual(swedish: explanation, english: explanation)) }
        }
        explanation = Bilingual(
            swedish: sentences.map(\.swedish).joined(separator: " "),
            english: sentences.map(\.english).joined(separator: " "))
    }
}

extension String {
    fileprivate var asSentence: String { hasSuffix(".") ? self : "\(self)." }
}

extension CaseState {
    /// What the history of a case says when it comes to this state.
    package func sentence(by words: CaseWords) -> Bilingual {
        var (swedish, english) = (name.swedish, name.english)
        if case .done(_, let measure?) = self, let kind = words.measure(measure) {
            swedish += " (\(kind.name.swedish))"
            english += " (\(kind.name.english))"
        }
        return Bilingual(
            swedish: "Läge: \(swedish)\(text.map { ". \($0)" } ?? ".")",
            english: "State: \(english)\(text.map { ". \($0)" } ?? ".")")
    }

    /// A word or two, such as `Åtgärdat`.
    package var name: Bilingual { usualWords.name }

    fileprivate var usualWords: (name: Bilingual, explanation: Bilingual) {
        switch self {
        case .received: (CaseStatus.open.nameForReporters, CaseStatus.open.explanationForReporters)
        case .reopened:
            (
                Bilingual(swedish: "Öppnat igen", english: "Reopened"),
                Bilingual(
                    swedish: "Ärendet var avslutat och har öppnats igen. De som ansvarar har inte börjat än.",
                    english: "The case was ended and is open again. Those responsible have not begun yet.")
            )
        case .underWay:
            (CaseStatus.inProgress.nameForReporters, CaseStatus.inProgress.explanationForReporters)
        case .waiting:
            (
                Bilingual(swedish: "Väntar", english: "Waiting"),
                Bilingual(
                    swedish: "De som ansvarar kan inte gå vidare än.",
                    english: "Those responsible cannot go on yet.")
            )
        case .done:
            (
                Bilingual(swedish: "Åtgärdat", english: "Dealt with"),
                Bilingual(
                    swedish:
                        "De som ansvarar har åtgärdat saken. Kommer problemet tillbaka, lämna gärna en ny rapport.",
                    english:
                        "Those responsible have dealt with it. If the problem comes back, please send a new report."
                )
            )
        case .cannot(let refusal, _): (refusal.name, refusal.explanation)
        case .closed: (CaseStatus.closed.nameForReporters, CaseStatus.closed.explanationForReporters)
        case .merged: (CaseStatus.merged.nameForReporters, CaseStatus.merged.explanationForReporters)
        }
    }
}

extension Refusal {
    package var name: Bilingual {
        switch self {
        case .notOurs: Bilingual(swedish: "Inte kommunens ansvar", english: "Not the municipality's to mend")
        case .noFaultFound: Bilingual(swedish: "Inget fel hittat", english: "No fault found")
        case .privateGround: Bilingual(swedish: "Privat mark", english: "Private ground")
        case .knownAndAccepted:
            Bilingual(swedish: "Känt, åtgärdas inte", english: "Known, will not be changed")
        }
    }

    fileprivate var explanation: Bilingual {
        switch self {
        case .notOurs:
            Bilingual(
                swedish: "Platsen eller saken är någon annans ansvar, så kommunen gör inget åt den.",
                english:
                    "The place or the matter is somebody else's responsibility, so the municipality does nothing about it."
            )
        case .noFaultFound:
            Bilingual(
                swedish:
                    "De som ansvarar har varit på platsen och inte hittat felet. Finns det kvar, lämna gärna en ny rapport.",
                english:
                    "Those responsible have been to the place and did not find the fault. If it is still there, please send a new report."
            )
        case .privateGround:
            Bilingual(
                swedish:
                    "Platsen är privat mark, där kommunen inte får göra något. Vänd dig till markens ägare.",
                english:
                    "The place is private ground, where the municipality may not act. Please turn to the owner."
            )
        case .knownAndAccepted:
            Bilingual(
                swedish: "Det är känt och ska vara så. Ingen åtgärd är planerad.",
                english: "It is known and meant to be so. Nothing is planned.")
        }
    }
}
