import Reports

/// Reads what `profile.yaml` says of the public site.
struct OpenSiteReader {
    private static let part = Bilingual(swedish: "delen", english: "part")
    private static let period = Bilingual(swedish: "perioden", english: "period")

    /// A site that is off where there is nothing; nil when there is any fault, which is then in the log.
    func site(from value: YAMLValue?) -> OpenSite? {
        guard let value else { return OpenSite() }
        guard let mapping = value.mapping(keys: ["parts", "period", "cell-metres", "since", "contact"]) else {
            return nil
        }
        let parts = mapping.required("parts")?.list()?.map {
            $0.choice(of: OpenSite.Part.self, named: Self.part)
        }.complete()
        var isWhole = parts != nil
        func read<Value>(_ key: String, _ read: (YAMLValue) -> Value?) -> Value? {
            guard let given = mapping.optional(key) else { return nil }
            let value = read(given)
            if value == nil { isWhole = false }
            return value
        }
        let period = read("period") { $0.choice(of: OpenSite.Period.self, named: Self.period) }
        let cellMetres = read("cell-metres", side)
        let since = read("since") { $0.wholeNumber(in: 2_000...2_100) }
        let contact = read("contact", email)
        guard isWhole, let parts else { return nil }
        return OpenSite(
            parts: Set(parts), period: period ?? .year, cellMetres: cellMetres ?? 1_000, since: since,
            contact: contact)
    }

    private func side(_ value: YAMLValue) -> Int? {
        guard let metres = value.wholeNumber(in: 1...1_000_000) else { return nil }
        guard OpenSite.sides.contains(metres) else {
            let sides = OpenSite.sides.map(String.init).joined(separator: ", ")
            value.fault(
                Bilingual(
                    swedish: "\(metres) är ingen av sidorna \(sides)",
                    english: "\(metres) is none of the sides \(sides)"))
            return nil
        }
        return metres
    }

    private func email(_ value: YAMLValue) -> EmailAddress? {
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
}
