/// What a municipality tells those who report about their personal data (articles 13 and 14 of the GDPR). What it does not tell is told in
/// general words.
package struct DataProtection: Hashable, Sendable {
    /// Who decides over the data: a committee of the municipality.
    package let controller: Bilingual?
    /// Whom to ask.
    package let contact: PublicContact?
    /// How long reports and contact details are kept, as a sentence.
    package let kept: Bilingual?

    package init(controller: Bilingual? = nil, contact: PublicContact? = nil, kept: Bilingual? = nil) {
        self.controller = controller
        self.contact = contact
        self.kept = kept
    }
}

/// How the public reaches somebody: by at least one way.
package struct PublicContact: Hashable, Sendable {
    package let email: EmailAddress?
    /// As it is written: digits, blanks, `+`, `-` and brackets.
    package let phone: String?
    /// An https address.
    package let page: String?

    /// Nil without any way.
    package init?(email: EmailAddress?, phone: String?, page: String?) {
        guard email != nil || phone != nil || page != nil else { return nil }
        self.email = email
        self.phone = phone
        self.page = page
    }

    package static func isPhone(_ text: String) -> Bool {
        let digits = text.filter { $0.isASCII && $0.isNumber }.count
        return (3...20).contains(digits) && text.utf8.count <= 40
            && text.allSatisfy { ($0.isASCII && $0.isNumber) || " +-()".contains($0) }
    }
}
