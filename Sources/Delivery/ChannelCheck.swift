import Glibc
import NIOCore
package import Reports

/// What would keep messages from a unit, told before any is lost: looked for at start and by `lykta routing check`.
package struct ChannelCheck: Sendable {
    /// What no message would get past.
    package let errors: [Bilingual]
    /// What is odd, while reports and cases are safe.
    package let warnings: [Bilingual]

    /// Looks at every channel of `units`. Names are not looked up: an internal address behind a name is found when sending.
    package init(_ units: [Unit], _ settings: DeliverySettings) {
        var errors: [Bilingual] = []
        var (unsent, madeUp, sent): ([String], [String], [String]) = ([], [], [])
        for unit in units {
            for channel in unit.channels {
                switch channel {
                case .webhook(let url, let secret):
                    errors += Self.faults(ofWebhook: url, secret: secret, settings).map {
                        Self.unit(unit.code) + $0
                    }
                case .email(let address):
                    if MailAddress(address) == nil {
                        errors.append(
                            Self.unit(unit.code)
                                + Bilingual(
                                    swedish: "e-postadressen går inte att använda; rätta den i profile.yaml.",
                                    english: "its e-mail address cannot be used; mend it in profile.yaml."))
                    } else if Self.isMadeUp(address) {
                        madeUp.append(unit.code.description)
                    } else if settings.mailSender == nil {
                        unsent.append(unit.code.description)
                    } else {
                        sent.append(unit.code.description)
                    }
                }
            }
        }
        if !unsent.isEmpty {
            errors.append(
                Self.units(unsent)
                    + Bilingual(
                        swedish:
                            " får e-post, och det finns ingen avsändare: ange LYKTA_DELIVERY_MAIL_SENDER, eller LYKTA_DELIVERY_ENABLED=false för att inte skicka något.",
                        english:
                            " \(unsent.count == 1 ? "gets" : "get") e-mail, and there is no sender: set LYKTA_DELIVERY_MAIL_SENDER, or LYKTA_DELIVERY_ENABLED=false to send nothing."
                    ))
        }
        self.errors = errors
        var warnings: [Bilingual] = []
        if !sent.isEmpty, unsafe access(settings.sendmail, X_OK) != 0 {
            warnings.append(Self.units(sent) + Self.noSendmail(settings.sendmail, isOne: sent.count == 1))
        }
        if !madeUp.isEmpty {
            warnings.append(
                Self.units(madeUp)
                    + Bilingual(
                        swedish:
                            " har \(madeUp.count == 1 ? "en påhittad adress" : "påhittade adresser") (example): ingen läser det som skickas dit.",
                        english: madeUp.count == 1
                            ? " has a made-up address (example): nobody reads what is sent there."
                            : " have made-up addresses (example): nobody reads what is sent there."))
        }
        self.warnings = warnings
    }

    private static func noSendmail(_ path: String, isOne: Bool) -> Bilingual {
        Bilingual(
            swedish:
                " får e-post, och \(path) finns inte eller går inte att köra: installera en e-postserver med sendmail (postfix, msmtp-mta), ange en annan i LYKTA_DELIVERY_SENDMAIL, eller LYKTA_DELIVERY_ENABLED=false för att inte skicka något.",
            english:
                " \(isOne ? "gets" : "get") e-mail, and \(path) is not there or cannot be run: install a mail server with sendmail (postfix, msmtp-mta), name another in LYKTA_DELIVERY_SENDMAIL, or set LYKTA_DELIVERY_ENABLED=false to send nothing."
        )
    }

    private static func unit(_ code: Code<Unit>) -> Bilingual {
        Bilingual(swedish: "ansvarig \(code): ", english: "unit \(code): ")
    }

    private static func units(_ codes: [String]) -> Bilingual {
        let list = codes.joined(separator: ", ")
        return Bilingual(
            swedish: "\(codes.count == 1 ? "ansvarig" : "ansvariga") \(list)",
            english: "\(codes.count == 1 ? "unit" : "units") \(list)")
    }

    private static func faults(
        ofWebhook url: String, secret: String, _ settings: DeliverySettings
    ) -> [Bilingual] {
        var faults: [Bilingual] = []
        if settings.secrets[secret] == nil {
            faults.append(
                Bilingual(
                    swedish:
                        "dess webhook saknar hemlighet: sätt LYKTA_WEBHOOK_SECRET_\(secret) till whsec_….",
                    english: "its webhook has no secret: set LYKTA_WEBHOOK_SECRET_\(secret) to whsec_…."))
        }
        do {
            let target = try WebhookTarget(url, plainHosts: settings.insecureHosts)
            if isBarred(target.host, settings) {
                faults.append(
                    Bilingual(
                        swedish:
                            "dess webhooks värd \(target.host) är intern och inte tillåten: nämn den i LYKTA_DELIVERY_INTERNAL_HOSTS, eller ange en publik adress.",
                        english:
                            "its webhook's host \(target.host) is internal and not allowed: name it in LYKTA_DELIVERY_INTERNAL_HOSTS, or give a public address."
                    ))
            }
        } catch {
            faults.append(
                Bilingual(
                    swedish:
                        "dess webhook går inte att anropa: \(error.sentences.swedish) Rätta den i profile.yaml.",
                    english:
                        "its webhook cannot be called: \(error.sentences.english) Mend it in profile.yaml."))
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
