import Reports

/// Reads what `profile.yaml` tells of personal data.
struct DataProtectionReader {
    /// Nothing told where there is none; nil when there is any fault, which is then in the log.
    func terms(from value: YAMLValue?) -> DataProtection? {
        guard let value else { return DataProtection() }
        guard let mapping = value.mapping(keys: ["controller", "contact", "kept"]) else { return nil }
        let controller = mapping.optional("controller").read { $0.bilingual() }
        let contact = mapping.optional("contact").read(contact)
        let kept = mapping.optional("kept").read { $0.bilingual() }
        guard let controller, let contact, let kept else { return nil }
        return DataProtection(controller: controller, contact: contact, kept: kept)
    }

    private func contact(from value: YAMLValue) -> PublicContact? {
        guard let mapping = value.mapping(keys: ["email", "phone", "page"]) else { return nil }
        let email = mapping.optional("email").read(email)
        let phone = mapping.optional("phone").read(phone)
        let page = mapping.optional("page").read(page)
        guard let email, let phone, let page else { return nil }
        guard let contact = PublicContact(email: email, phone: phone, page: page) else {
            value.fault(
                Bilingual(
                    swedish: "en kontakt har minst en av email, phone och page",
                    english: "a contact has at least one of email, phone and page"))
            return nil
        }
        return contact
    }

    private func email(from value: YAMLValue) -> EmailAddress? {
        guard let text = value.text() else { return nil }
        guard let address = EmailAddress(text) else {
            value.fault(
                Bilingual(
                    swedish: "“\(text.prefix(60))” är ingen e-postadress",
                    english: "“\(text.prefix(60))” is not an e-mail address"))
            return nil
        }
        return address
    }

    private func phone(from value: YAMLValue) -> String? {
        guard
            let text = value.quotedText(
                because: Bilingual(
                    swedish: "YAML tar ett nummer som 045493000 för ett tal",
                    english: "YAML takes a number such as 045493000 for a quantity"))
        else { return nil }
        guard PublicContact.isPhone(text) else {
            value.fault(
                Bilingual(
                    swedish:
                        "“\(text.prefix(60))” är inget telefonnummer: siffror, mellanslag, +, - och parenteser",
                    english:
                        "“\(text.prefix(60))” is not a telephone number: digits, blanks, +, - and brackets"))
            return nil
        }
        return text
    }

    private func page(from value: YAMLValue) -> String? {
        guard let text = value.text() else { return nil }
        let start = "https://"
        guard text.hasPrefix(start), text.utf8.count > start.utf8.count,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            value.fault(
                Bilingual(
                    swedish:
                        "en sidas adress börjar med https:// och har inga mellanslag eller bokstäver utanför ASCII",
                    english: "a page’s address begins with https:// and has no spaces or letters beyond ASCII"
                ))
            return nil
        }
        return text
    }
}

extension YAMLValue? {
    /// What stands here: nil when it cannot be read, of nil where nothing stands.
    fileprivate func read<Value>(_ body: (YAMLValue) -> Value?) -> Value?? {
        guard let value = self else { return .some(nil) }
        return body(value).map { .some($0) }
    }
}
