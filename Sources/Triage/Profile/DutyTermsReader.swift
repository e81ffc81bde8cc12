import Reports

/// Reads how `profile.yaml` keeps the law's clock.
struct DutyTermsReader {
    private static let months = 1...120

    /// No reminders and the usual months where there is nothing; nil when there is any fault, which is then in the log.
    func terms(from value: YAMLValue?) -> DutyTerms? {
        guard let value else { return DutyTerms() }
        guard let mapping = value.mapping(keys: ["reminders", "months"]) else { return nil }
        var isWhole = true
        var reminders: EmailAddress?
        if let given = mapping.optional("reminders") {
            reminders = email(from: given)
            isWhole = reminders != nil
        }
        var months: [Duty: Int] = [:]
        if let given = mapping.optional("months") {
            // The picture and the plan at least as often as the law says, and the need for cameras whenever there is reason to.
            let duties = Duty.allCases
            guard let each = given.mapping(keys: duties.map(\.rawValue)) else { return nil }
            for duty in duties {
                guard let number = each.optional(duty.rawValue) else { continue }
                let most = duty.hasLegalInterval ? duty.months ?? 1 : Self.months.upperBound
                months[duty] = number.wholeNumber(in: 1...most)
                if months[duty] == nil { isWhole = false }
            }
        }
        return isWhole ? DutyTerms(reminders: reminders, months: months) : nil
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
}
