package import JSON
package import Reports

/// How a report stands, as the one who sent it and whoever follows it read it: in the words for residents, with nothing of what was
/// written in it.
package struct ReportStatus: Hashable, Sendable {
    private let report: Report
    private let found: Case
    private let words: CaseWords
    private let answers: [GivenAnswer]

    /// - Parameters:
    ///   - found: The case that it lies in.
    ///   - words: Those of its municipality.
    ///   - answers: What it was answered, oldest first.
    package init(_ report: Report, in found: Case, by words: CaseWords, answers: [GivenAnswer]) {
        self.report = report
        self.found = found
        self.words = words
        self.answers = answers
    }

    /// - Parameter language: Takes the words of a language.
    package func write(to object: inout JSONObject, in language: (Bilingual) -> String) {
        let told = ToldState(found.state, by: words)
        object.member("reference", report.reference)
        object.member("receivedAt", report.received)
        object.object("state") {
            $0.member("kind", found.state.kind.rawValue)
            $0.member("name", language(told.name))
            $0.member("explanation", language(told.explanation))
        }
        object.array("answers") { array in
            for answer in answers {
                array.object {
                    $0.member("text", answer.text)
                    $0.member("at", answer.at)
                }
            }
        }
        object.member("units", found.units.map { language($0.unitName) })
        object.member("changedAt", found.changed)
    }
}
