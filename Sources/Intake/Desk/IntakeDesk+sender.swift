import JSON
import Reports

extension IntakeDesk {
    /// The source; a resident when none is given, nil after a finding.
    func source(_ submission: Submission, _ findings: inout Findings) -> Source? {
        guard let word = submission.source else { return .resident }
        if let source = Source(rawValue: word) { return source }
        let known = Source.allCases.map(\.rawValue)
        let meant = Bilingual.didYouMean(word, among: known)
        let list = known.joined(separator: ", ")
        findings.note(
            .sourceUnknown, at: JSONPointer("source"),
            swedish: "Källan finns inte.\(meant.swedish) Källor: \(list).",
            english: "There is no such source.\(meant.english) Sources: \(list).")
        return nil
    }

    /// When the trouble comes back, in the order of the cases.
    func recurs(_ submission: Submission, _ findings: inout Findings) -> [Recurrence] {
        var found: Set<Recurrence> = []
        for (index, word) in submission.recurs.enumerated() {
            let pointer = JSONPointer("recurs").appending(index)
            guard let recurrence = Recurrence(rawValue: word) else {
                let known = Recurrence.allCases.map(\.rawValue)
                let meant = Bilingual.didYouMean(word, among: known)
                let list = known.joined(separator: ", ")
                findings.note(
                    .recurrenceUnknown, at: pointer,
                    swedish: "Ordet finns inte.\(meant.swedish) Ord: \(list).",
                    english: "There is no such word.\(meant.english) Words: \(list).")
                continue
            }
            guard found.insert(recurrence).inserted else {
                findings.note(
                    .recurrenceRepeated, at: pointer, swedish: "Ordet står två gånger.",
                    english: "The word is there twice.")
                continue
            }
        }
        return Recurrence.allCases.filter(found.contains)
    }

    /// How the reporter may be reached. An empty field counts as absent.
    func contact(_ submission: Submission, _ findings: inout Findings) -> Contact? {
        let email = submission.contact?.email.flatMap { $0.isEmpty ? nil : $0 }
        let phone = submission.contact?.phone.flatMap { $0.isEmpty ? nil : $0 }
        if let email, !ContactForm.isEmail(email) {
            findings.note(
                .emailMalformed, at: JSONPointer("contact", "email"),
                swedish: "E-postadressen ser inte rätt ut.",
                english: "The e-mail address does not look right.")
        }
        if let phone, !ContactForm.isPhone(phone) {
            findings.note(
                .phoneMalformed, at: JSONPointer("contact", "phone"),
                swedish: "Telefonnumret ser inte rätt ut.",
                english: "The telephone number does not look right.")
        }
        return email == nil && phone == nil ? nil : Contact(email: email, phone: phone)
    }

    func clientReference(_ submission: Submission, _ findings: inout Findings) -> String? {
        guard let reference = submission.clientReference, !reference.isEmpty else { return nil }
        guard ContactForm.isName(reference) else {
            findings.note(
                .clientReferenceMalformed, at: JSONPointer("clientReference"),
                swedish: "Referensen får vara högst 200 byte och inte ha styrtecken.",
                english: "The reference may be at most 200 bytes and hold no control characters.")
            return nil
        }
        return reference
    }

    /// The digest of who reported: of the sender's pseudonym or, without one, of the e-mail address or telephone number.
    func reporter(
        _ submission: Submission, from sender: String, contact: Contact?, _ findings: inout Findings
    ) -> ReporterKey? {
        if let reporter = submission.reporter, !reporter.isEmpty {
            guard ContactForm.isName(reporter) else {
                findings.note(
                    .reporterMalformed, at: JSONPointer("reporter"),
                    swedish: "Pseudonymen får vara högst 200 byte och inte ha styrtecken.",
                    english: "The pseudonym may be at most 200 bytes and hold no control characters.")
                return nil
            }
            return key(["reporter", sender, reporter])
        }
        if let email = contact?.email { return key(email: email) }
        if let phone = contact?.phone { return key(phone: phone) }
        return nil
    }

    /// That an e-mail address and a telephone number are one reporter's: they were given together.
    func link(_ contact: Contact) -> ContactLink? {
        guard let email = contact.email, let phone = contact.phone else { return nil }
        return ContactLink(key(email: email), key(phone: phone))
    }

    private func key(email: String) -> ReporterKey { key(["email", email.lowercased()]) }
    private func key(phone: String) -> ReporterKey { key(["phone", ContactForm.digits(of: phone)]) }

    /// The digest of where an anonymous report came from on the day it was received: decision 0021.
    func pseudonym(of network: NetworkSource, in municipality: MunicipalityCode, at now: Timestamp)
        -> DailyPseudonym
    {
        let fields = [
            "network", SwedishTime(now).date.description, municipality.description, network.digested,
        ]
        return DailyPseudonym(digest: secret.reporters.digest(of: fields), received: now)
    }

    func repeatKey(
        of reporter: ReporterKey, in municipality: MunicipalityCode, about category: Code<Category>,
        words: String
    ) -> RepeatKey {
        let fields = [String(reporter.digest), municipality.description, category.description, words]
        return RepeatKey(digest: secret.repeats.digest(of: fields))
    }

    private func key(_ fields: [String]) -> ReporterKey {
        ReporterKey(digest: secret.reporters.digest(of: fields))
    }
}
