import Reports
import Testing

@Suite struct CaseStatusTests {
    @Test(arguments: [
        (CaseStatus.open, "öppet", "open"), (.inProgress, "pågår", "in progress"),
        (.closed, "avslutat", "closed"), (.merged, "sammanslaget", "merged"),
    ])
    func `staff read one word for each status`(_ status: CaseStatus, _ swedish: String, _ english: String) {
        #expect(status.name == Bilingual(swedish: swedish, english: english))
    }

    @Test(arguments: [
        (CaseStatus.open, "Mottaget", "Received"), (.inProgress, "Pågår", "In progress"),
        (.closed, "Avslutat", "Closed"),
        (.merged, "Sammanslaget med ett annat ärende", "Merged with another case"),
    ])
    func `whoever follows a report reads what has become of it`(
        _ status: CaseStatus, _ swedish: String, _ english: String
    ) {
        #expect(status.nameForReporters == Bilingual(swedish: swedish, english: english))
    }

    @Test(arguments: [
        (
            CaseStatus.open, "Rapporten har kommit fram till dem som ansvarar, men de har inte börjat än.",
            "The report has reached those responsible, but they have not begun yet."
        ),
        (.inProgress, "De som ansvarar arbetar med saken.", "Those responsible are working on it."),
        (
            .closed, "De som ansvarar är klara. Kommer problemet tillbaka, lämna gärna en ny rapport.",
            "Those responsible are done. If the problem comes back, please send a new report."
        ),
        (
            .merged, "Flera har rapporterat samma sak. Den hanteras nu i ett gemensamt ärende.",
            "Several have reported the same thing. It is now handled in one case."
        ),
    ])
    func `whoever follows a report reads what that means`(
        _ status: CaseStatus, _ swedish: String, _ english: String
    ) {
        #expect(status.explanationForReporters == Bilingual(swedish: swedish, english: english))
    }

    @Test func `open cases and those that someone works on take reports, others do not`() {
        #expect(CaseStatus.allCases.filter(\.takesReports) == [.open, .inProgress])
    }
}
