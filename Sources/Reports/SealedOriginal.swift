/// What came in, as it came: before cleaning and masking; kept apart from the report and readable only with a right of its own.
package struct SealedOriginal: Hashable, Sendable {
    package let text: String
    package let words: String?
    package let answers: [Answer]
    package let contact: Contact?

    package init(text: String, words: String?, answers: [Answer], contact: Contact?) {
        self.text = text
        self.words = words
        self.answers = answers
        self.contact = contact
    }
}

/// How the reporter may be reached, given with consent.
package struct Contact: Hashable, Sendable {
    package let email: String?
    package let phone: String?

    package init(email: String?, phone: String?) {
        self.email = email
        self.phone = phone
    }
}
