package import Prevention
package import Reports
package import Web

/// What those who reported are told of a measure: its title, as what was done, and the answer. It cannot be taken back from a letter, so what
/// seems to hold personal data is told only when somebody says that it is none.
extension APIService {
    /// Why a measure's cases are not closed with these words; nothing where they may be.
    package static func untellable(_ answer: String, of measure: Measure, at now: Timestamp) -> [Problem
        .Fault]
    {
        let otherwise = Bilingual(
            swedish: " Gäller uppgiften ingen person, som numret till en växel, går det att säga det.",
            english: " If it is about no person, as the number of a switchboard, that can be said.")
        let title = refusals(ofOpen: [measure.title], at: now).map { refusal in
            Problem.Fault(
                .pointer("/title"), "measure.personal-data",
                Bilingual(
                    swedish: "Åtgärdens titel, som de som rapporterat får läsa: ",
                    english: "The title of the measure, which those who reported will read: ")
                    + refusal + otherwise)
        }
        let answered = refusals(ofOpen: [answer], at: now).map { refusal in
            Problem.Fault(
                .pointer("/answer"), "measure.personal-data",
                Bilingual(swedish: "Svaret: ", english: "The answer: ") + refusal + otherwise)
        }
        return title + answered
    }

    /// Whether the title of a measure stands in a case as what was done, so that those who reported read it.
    package static func isTold(_ measure: Measure, in store: any CaseStore) async throws -> Bool {
        for id in measure.reachedCases {
            guard let found = try await store.case(id, in: [measure.municipality]),
                case .done(let what, _) = found.state, what == measure.title
            else { continue }
            return true
        }
        return false
    }

    /// Refuses a new title that seems to hold personal data where those who reported would read it at once.
    func refuseTelling(
        _ edits: [MeasureEdit], of measure: Measure, at now: Timestamp, _ reader: inout BodyReader
    ) async throws {
        for case .setTitle(let title) in edits where title != measure.title {
            guard try await Self.isTold(measure, in: store) else { return }
            reader.refusePersonalData(title, at: "title", "measure.personal-data", now)
        }
    }
}
