import Reports

/// Reads the units of `profile.yaml`.
struct UnitReader {
    func unit(from value: YAMLValue, codes: inout UniqueCodes<Unit>) -> Unit? {
        guard let mapping = value.mapping(keys: ["code", "name", "kind", "channels"]) else {
            codes.miss()
            return nil
        }
        let code = codes.code(from: mapping.required("code"))
        let name = mapping.required("name")?.bilingual()
        let kind = mapping.required("kind")?.choice(
            of: Unit.Kind.self, named: Bilingual(swedish: "slaget av ansvarig", english: "kind of unit"))
        var subscriptions: [Subscription]? = []
        if let value = mapping.optional("channels") {
            subscriptions = value.list().flatMap { $0.map(subscription).complete() }
        }
        guard let code, let name, let kind, let subscriptions else { return nil }
        return Unit(code: code, name: name, kind: kind, subscriptions: subscriptions)
    }

    private func subscription(from value: YAMLValue) -> Subscription? {
        let keys = ["webhook", "secret", "email", "events", "digest", "digest-days"]
        guard let mapping = value.mapping(keys: keys) else { return nil }
        let channel = channel(from: mapping, of: value)
        let events = events(from: mapping.optional("events"))
        let digest = digest(from: mapping)
        guard let channel, let events, let digest else { return nil }
        return Subscription(channel, to: events, digest: digest)
    }

    private func events(from value: YAMLValue?) -> Set<CaseNotice.Event>? {
        guard let value else { return Subscription.usual }
        let events = value.list()?.map {
            $0.choice(of: CaseNotice.Event.self, named: Bilingual(swedish: "händelsen", english: "event"))
        }.complete()
        return events.map { Set($0) }
    }

    /// Nil for a fault, and of nil for a channel without a digest.
    private func digest(from mapping: YAMLMapping) -> DigestTime?? {
        let days = mapping.optional("digest-days")
        guard let time = mapping.optional("digest") else {
            guard let days else { return .some(nil) }
            days.fault(
                Bilingual(
                    swedish: "en sammanfattning har en tid också, som digest: \"07:00\"",
                    english: "a digest has a time too, such as digest: \"07:00\""))
            return nil
        }
        guard mapping.optional("webhook") == nil else {
            time.fault(
                Bilingual(
                    swedish: "bara e-post har sammanfattning",
                    english: "only an email has a digest"))
            return nil
        }
        return digestTime(from: time, days: days).map { .some($0) }
    }

    private func digestTime(from value: YAMLValue, days: YAMLValue?) -> DigestTime? {
        guard let text = value.text() else { return nil }
        guard let minute = DigestTime.minuteOfDay(text) else {
            value.fault(
                Bilingual(
                    swedish: "“\(text.prefix(20))” är inget klockslag inom citattecken, som \"07:00\"",
                    english: "“\(text.prefix(20))” is not a time of day in quotes, such as \"07:00\""))
            return nil
        }
        guard let days else { return DigestTime(minuteOfDay: minute, days: .working) }
        return days.choice(
            of: DigestTime.Days.self, named: Bilingual(swedish: "valet av dagar", english: "choice of days")
        ).map {
            DigestTime(minuteOfDay: minute, days: $0)
        }
    }

    private func channel(from mapping: YAMLMapping, of value: YAMLValue) -> Channel? {
        switch (mapping.optional("webhook"), mapping.optional("email")) {
        case (let webhook?, nil):
            let url = url(from: webhook)
            let secret = mapping.required("secret").flatMap(settingName)
            guard let url, let secret else { return nil }
            return .webhook(url: url, secret: secret)
        case (nil, let email?):
            if let secret = mapping.optional("secret") {
                secret.fault(
                    Bilingual(
                        swedish: "bara en webhook har en hemlighet",
                        english: "only a webhook has a secret"))
                return nil
            }
            return address(from: email).map { .email(address: $0) }
        case (nil, nil), (_?, _?):
            value.fault(
                Bilingual(
                    swedish: "en kanal är antingen en webhook eller en email",
                    english: "a channel is either a webhook or an email"))
            return nil
        }
    }

    private func url(from value: YAMLValue) -> String? {
        guard let text = value.text() else { return nil }
        let safe = ["https://", "http://localhost:", "http://127.0.0.1:"]
        guard let scheme = safe.first(where: text.hasPrefix), text.utf8.count > scheme.utf8.count,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            value.fault(
                Bilingual(
                    swedish:
                        "en webhooks adress börjar med https:// och har inga mellanslag eller bokstäver utanför ASCII",
                    english:
                        "a webhook’s address begins with https:// and has no spaces or letters beyond ASCII"))
            return nil
        }
        return text
    }

    private func settingName(_ value: YAMLValue) -> String? {
        guard let text = value.text() else { return nil }
        guard text.utf8.count <= 100,
            text.unicodeScalars.allSatisfy({
                ("A"..."Z").contains($0) || ("a"..."z").contains($0) || ("0"..."9").contains($0)
                    || "_-.".unicodeScalars.contains($0)
            })
        else {
            value.fault(
                Bilingual(
                    swedish:
                        "secret är namnet på inställningen som har hemligheten: A–Z, a–z, 0–9, _, - och .",
                    english:
                        "secret is the name of the setting that holds the secret: A–Z, a–z, 0–9, _, - and ."))
            return nil
        }
        return text
    }

    /// Not every address that may exist, but none that could end a header or begin an option.
    private func address(from value: YAMLValue) -> String? {
        guard let text = value.text() else { return nil }
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, sides[1].contains("."), !text.hasPrefix("-"),
            text.utf8.count <= 254, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !text.contains(where: { "<>()[],;:\\\"".contains($0) })
        else {
            value.fault(
                Bilingual(
                    swedish: "“\(text.prefix(60))” är ingen e-postadress",
                    english: "“\(text.prefix(60))” is not an e-mail address"))
            return nil
        }
        return text
    }
}
