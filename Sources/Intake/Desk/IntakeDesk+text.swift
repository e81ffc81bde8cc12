import JSON

extension IntakeDesk {
    /// The text, cleaned; nil after a finding.
    func text(_ submission: Submission, isAnswered: Bool, _ findings: inout Findings) -> String? {
        // What is this long stays too long however much is cleaned away of ordinary text, and is not worth the work.
        guard submission.text.utf8.count <= 65_536 else {
            findings.note(Findings.textTooLong)
            return nil
        }
        let text = CleanText(submission.text).description
        let pointer = JSONPointer("text")
        let length = text.count
        guard length > 0 else {
            findings.note(
                .textEmpty, at: pointer, swedish: "Beskriv med egna ord vad som är otryggt.",
                english: "Describe in your own words what feels unsafe.")
            return nil
        }
        guard isAnswered || length >= 10 else {
            findings.note(
                .textTooShort, at: pointer, swedish: "Beskriv med minst 10 tecken.",
                english: "Describe it in at least 10 characters.")
            return nil
        }
        guard length <= 4_000, text.utf8.count <= 16_000 else {
            findings.note(Findings.textTooLong)
            return nil
        }
        return text
    }
}
