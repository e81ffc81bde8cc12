import NIOCore
package import Reports

/// What would keep messages from a unit, told before any is lost: looked for at start and by `lykta routing check`.
package struct ChannelCheck: Sendable {
    /// What no message would get past.
    package let errors: [String]
    /// What is odd, while reports and cases are safe.
    package let warnings: [String]

    /// Looks at every channel of `units`. Names are not looked up: an internal address behind a name is found when sending.
    package init(_ units: [Unit], _ settings: DeliverySettings) {
        var errors: [String] = []
        var (unsent, madeUp): ([String], [String]) = ([], [])
        for unit in units {
            for channel in unit.channels {
                switch channel {
                case .webhook(let url, let secret):
                    errors += Self.faults(ofWebhook: url, secret: secret, settings).map {
                        "unit \(unit.code): \($0)"
                    }
                case .email(let address):
                    if MailAddress(address) == nil {
                        errors.append(
                            "unit \(unit.code): its e-mail address cannot be used; mend it in profile.yaml.")
                    } else if Self.isMadeUp(address) {
                        madeUp.append(unit.code.description)
                    } else if settings.mailSender == nil {
                        unsent.append(unit.code.description)
                    }
                }
            }
        }
        if !unsent.isEmpty {
            errors.append(
                "units \(unsent.joined(separator: ", ")) get e-mail, and there is no sender: "
                    + "set LYKTA_DELIVERY_MAIL_SENDER, or LYKTA_DELIVERY_ENABLED=false to send nothing.")
        }
        self.errors = errors
        warnings =
            madeUp.isEmpty
            ? []
            : [
                "units \(madeUp.joined(separator: ", ")) have made-up addresses (example): nobody reads what is sent there."
            ]
    }

    private static func faults(
        ofWebhook url: String, secret: String, _ settings: DeliverySettings
    ) -> [String] {
        var faults: [String] = []
        if settings.secrets[secret] == nil {
            faults.append("its webhook has no secret: set LYKTA_WEBHOOK_SECRET_\(secret) to whsec_….")
        }
        do {
            let target = try WebhookTarget(url, plainHosts: settings.insecureHosts)
            if isBarred(target.host, settings) {
                faults.append(
                    "its webhook's host \(target.host) is internal and not allowed: "
                        + "name it in LYKTA_DELIVERY_INTERNAL_HOSTS, or give a public address.")
            }
        } catch {
            faults.append("its webhook cannot be called: \(error.sentences.english) Mend it in profile.yaml.")
        }
        return faults
    }

    /// Internal, and not among those that may be reached.
    static func isBarred(_ host: String, _ settings: DeliverySettings) -> Bool {
        !settings.internalHosts.contains(host) && !settings.insecureHosts.contains(host) && isInternal(host)
    }

    /// A numeric address inside a network, or this machine's own name.
    private static func isInternal(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        guard (try? SocketAddress(ipAddress: host, port: 443)) != nil else { return false }
        return !HostAddress(text: host).isPublic
    }

    /// In a domain that is set aside for examples, as the demo's addresses are.
    private static func isMadeUp(_ address: String) -> Bool {
        let domain = address.lowercased().split(separator: "@").last.map(String.init) ?? ""
        return ["example.se", "example.com", "example.org", "example.net"].contains {
            domain == $0 || domain.hasSuffix(".\($0)")
        } || [".example", ".test", ".invalid"].contains { domain.hasSuffix($0) }
    }
}
