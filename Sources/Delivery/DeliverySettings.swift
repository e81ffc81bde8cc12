package import Reports

/// How and to whom messages are sent.
package struct DeliverySettings: Sendable {
    /// Signing secrets by the name that a unit's channel gives.
    let secrets: [String: SigningSecrets]
    /// Hosts that may be reached by plain http and at internal addresses. Meant for tests on one machine.
    let insecureHosts: Set<String>
    /// Hosts that may be reached at internal addresses, but only by https.
    let internalHosts: Set<String>
    let sendmail: String
    let mailSender: MailAddress?
    let pollInterval: Duration
    let atOnce: Int
    let webhookLimit: Duration
    let mailLimit: Duration
    let shutdownLimit: Duration

    /// - Parameters:
    ///   - secrets: `whsec_…` by name; several in one text, separated by spaces, while a secret is being changed.
    ///   - insecureHosts: Host names as in the URL, in lower case.
    ///   - internalHosts: Host names as in the URL, in lower case.
    ///   - sendmail: The path of a program that takes `-t -i -f SENDER` and a message on its standard input.
    ///   - mailSender: The address that e-mail comes from and bounces go to; nil when no e-mail is sent.
    ///   - pollInterval: How often the outbox is looked at, besides when it is woken up.
    ///   - atOnce: How many messages may be on their way at the same time, 1–64.
    ///   - webhookLimit: The longest that one webhook may take, looking up its name included.
    ///   - mailLimit: The longest that `sendmail` may take.
    ///   - shutdownLimit: How long what is on its way may take once the service is asked to stop.
    /// - Throws: The first setting that cannot be used, without its value.
    package init(
        secrets: [String: String] = [:], insecureHosts: Set<String> = [], internalHosts: Set<String> = [],
        sendmail: String = "/usr/sbin/sendmail", mailSender: String? = nil,
        pollInterval: Duration = .seconds(10), atOnce: Int = 8, webhookLimit: Duration = .seconds(20),
        mailLimit: Duration = .seconds(30), shutdownLimit: Duration = .seconds(10)
    ) throws(DeliverySettingsFault) {
        var parsed: [String: SigningSecrets] = [:]
        for (name, text) in secrets.sorted(by: { $0.key < $1.key }) {
            guard let secret = SigningSecrets(text) else { throw .secret(name: name) }
            parsed[name] = secret
        }
        self.secrets = parsed
        self.insecureHosts = insecureHosts
        self.internalHosts = internalHosts
        self.sendmail = sendmail
        if let mailSender {
            guard let address = MailAddress(mailSender) else { throw .mailSender }
            self.mailSender = address
        } else {
            self.mailSender = nil
        }
        guard sendmail.hasPrefix("/") else { throw .sendmail }
        guard (1...64).contains(atOnce) else { throw .atOnce }
        guard [pollInterval, webhookLimit, mailLimit, shutdownLimit].allSatisfy({ $0 > .zero })
        else { throw .duration }
        self.atOnce = atOnce
        self.pollInterval = pollInterval
        self.webhookLimit = webhookLimit
        self.mailLimit = mailLimit
        self.shutdownLimit = shutdownLimit
    }
}

/// Which setting of the delivery cannot be used.
package enum DeliverySettingsFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not `whsec_` and 24–64 bytes in base64.
    case secret(name: String)
    case mailSender
    /// Not an absolute path.
    case sendmail
    /// Not 1–64.
    case atOnce
    /// A length of time that is not above zero.
    case duration

    package var description: String { sentence.english }

    /// For an operator, with what to do.
    package var sentence: Bilingual {
        switch self {
        case .secret(let name):
            Bilingual(
                swedish:
                    "LYKTA_WEBHOOK_SECRET_\(name) är inte whsec_ och 24–64 byte i base64; flera skiljs åt med mellanslag. Gör en med `echo \"whsec_$(openssl rand -base64 32)\"`.",
                english:
                    "LYKTA_WEBHOOK_SECRET_\(name) is not whsec_ and 24–64 bytes in base64; several are separated by spaces. Make one with `echo \"whsec_$(openssl rand -base64 32)\"`."
            )
        case .mailSender:
            Bilingual(
                swedish:
                    "LYKTA_DELIVERY_MAIL_SENDER är ingen e-postadress. Ange den ensam, som lykta@kommunen.se.",
                english:
                    "LYKTA_DELIVERY_MAIL_SENDER is not an e-mail address. Give it alone, such as lykta@kommunen.se."
            )
        case .sendmail:
            Bilingual(
                swedish: "LYKTA_DELIVERY_SENDMAIL är ingen absolut sökväg, som /usr/sbin/sendmail.",
                english: "LYKTA_DELIVERY_SENDMAIL is not an absolute path, such as /usr/sbin/sendmail.")
        case .atOnce:
            Bilingual(
                swedish: "Antalet meddelanden som skickas samtidigt är inte 1–64.",
                english: "The number of messages sent at once is not 1–64.")
        case .duration:
            Bilingual(
                swedish: "En tidslängd är inte större än noll.",
                english: "A length of time is not above zero.")
        }
    }
}
