import JSON
package import Reports

/// Sends a test message through a unit's channel, by the same code, the same checks and the same settings as every other message, so
/// that what comes of it is what would come of one. It is not in the outbox, and is tried once.
package struct ChannelTrial: Sendable {
    private let settings: DeliverySettings
    private let language: NoticeLanguage
    private let lookUp: WebhookSender.LookUp

    /// - Parameter language: That of e-mail; a webhook carries both.
    package init(_ settings: DeliverySettings, language: NoticeLanguage) {
        self.init(settings, language: language, lookUp: HostAddress.lookingUp)
    }

    init(
        _ settings: DeliverySettings, language: NoticeLanguage, lookUp: @escaping WebhookSender.LookUp
    ) {
        self.settings = settings
        self.language = language
        self.lookUp = lookUp
    }

    /// - Parameters:
    ///   - sender: Whoever asked for it, as the message says.
    ///   - id: No other message's; what a receiver knows it by.
    /// - Returns: Why it was not sent, and a stable name of that; nil when the receiver has taken it.
    package func send(
        through channel: Channel, of unit: Unit, in municipality: MunicipalityCode, askedForBy sender: String,
        id: String, at now: Timestamp
    ) async -> (code: String, words: Bilingual)? {
        let attempt: Attempt
        switch channel {
        case .webhook(let url, let secret):
            if let secrets = settings.secrets[secret] {
                let webhooks = WebhookSender(settings: settings, lookUp: lookUp)
                attempt = await webhooks.send(
                    "test_\(id)", Self.payload(unit, municipality, at: now), to: url, signedWith: secrets,
                    at: now)
            } else {
                attempt = .hopeless(.secretMissing(name: secret))
            }
        case .email(let address):
            let letter = Letter(
                id: "test.\(id)", thread: [], list: "\(unit.code).\(municipality).lykta",
                content: content(unit, sender))
            attempt = await Sendmail(settings: settings).send(letter, to: address, at: now)
        }
        return switch attempt {
        case .delivered: nil
        case .failed(let fault, _), .hopeless(let fault): (fault.code, fault.words)
        case .interrupted: (DeliveryFault.timedOut.code, DeliveryFault.timedOut.words)
        }
    }

    /// An event `test`: nothing but whom it was for.
    private static func payload(_ unit: Unit, _ municipality: MunicipalityCode, at now: Timestamp) -> [UInt8]
    {
        JSONWriter.object {
            $0.member("type", "test")
            $0.member("timestamp", now.rfc3339)
            $0.object("data") {
                $0.member("municipality", municipality.description)
                $0.member("unit", unit.code.description)
            }
        }
    }

    private func content(_ unit: Unit, _ sender: String) -> MailContent {
        let subject = Bilingual(
            swedish: "Provmeddelande till \(unit.name.swedish)",
            english: "Test message to \(unit.name.english)")
        let text = Bilingual(
            swedish:
                "Det här är ett prov på att meddelanden om otrygga platser kommer fram hit. Du behöver inte göra något.",
            english:
                "This is a test that messages about unsafe places arrive here. You need not do anything.")
        let asked = Bilingual(swedish: "Provet skickades av:", english: "The test was sent by:")
        return MailContent(
            subject: language(subject), language: language,
            sections: [
                .init(lines: [.sentence(language(text)), .space, .sentence(language(asked)), .quote(sender)])
            ])
    }
}
