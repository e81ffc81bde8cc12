import Reports

/// What keeps a message from its receiver. Never holds an address, a URL or a word of the message.
enum DeliveryFault: Error, Hashable, Sendable {
    case secretMissing(name: String)
    case url(WebhookTarget.Fault)
    /// The key that sent the report was revoked, or has no webhook any more.
    case keyRevoked
    case hostUnknown
    /// The receiver's name leads to an address inside our own networks.
    case addressInternal
    case unreachable
    case timedOut
    case status(Int)
    case redirect(Int)
    case gone
    case mailSenderMissing
    case mailAddressMalformed
    case sendmailMissing(path: String)
    case sendmailNotStarted
    case sendmailFailed(status: Int)
    case sendmailTimedOut
    /// The message is damaged where it is kept.
    case unreadable

    /// A stable name for machines.
    var code: String {
        switch self {
        case .secretMissing: "webhook.secret-missing"
        case .url: "webhook.url"
        case .keyRevoked: "webhook.key-revoked"
        case .hostUnknown: "webhook.host-unknown"
        case .addressInternal: "webhook.address-internal"
        case .unreachable: "webhook.unreachable"
        case .timedOut: "webhook.timed-out"
        case .status: "webhook.status"
        case .redirect: "webhook.redirect"
        case .gone: "webhook.gone"
        case .mailSenderMissing: "mail.sender-missing"
        case .mailAddressMalformed: "mail.address-malformed"
        case .sendmailMissing: "mail.sendmail-missing"
        case .sendmailNotStarted: "mail.sendmail-not-started"
        case .sendmailFailed: "mail.sendmail-failed"
        case .sendmailTimedOut: "mail.sendmail-timed-out"
        case .unreadable: "message.unreadable"
        }
    }
}

extension DeliveryFault: CustomStringConvertible {
    /// The code, then what happened in Swedish and in English, as staff read it beside a message.
    var description: String { "\(code): \(sentences.swedish) / \(sentences.english)" }

    /// What happened, without the code.
    var words: Bilingual { Bilingual(swedish: sentences.swedish, english: sentences.english) }

    private var sentences: (swedish: String, english: String) {
        switch self {
        case .secretMissing(let name):
            (
                "Signeringshemligheten ”\(name)” finns inte i inställningarna.",
                "The signing secret “\(name)” is not in the settings."
            )
        case .url(let fault): fault.sentences
        case .keyRevoked:
            (
                "Nyckeln som skickade rapporten är återkallad.",
                "The key that sent the report has been revoked."
            )
        case .hostUnknown: ("Mottagarens namn finns inte i DNS.", "The receiver's name is not in DNS.")
        case .addressInternal:
            (
                "Mottagarens adress ligger i ett internt nät och är inte tillåten i inställningarna.",
                "The receiver's address is in an internal network and not allowed in the settings."
            )
        case .unreachable:
            (
                "Mottagaren gick inte att nå, eller dess certifikat godtogs inte.",
                "The receiver could not be reached, or its certificate was not accepted."
            )
        case .timedOut: ("Mottagaren svarade inte i tid.", "The receiver did not answer in time.")
        case .status(let code): ("Mottagaren svarade \(code).", "The receiver answered \(code).")
        case .redirect(let code):
            (
                "Mottagaren svarade \(code) och hänvisade vidare; det följs inte.",
                "The receiver answered \(code), a redirect; redirects are not followed."
            )
        case .gone: ("Mottagaren tar inte emot mer (410).", "The receiver takes no more (410).")
        case .mailSenderMissing:
            ("Avsändaradress för e-post saknas i inställningarna.", "The settings name no sender for e-mail.")
        case .mailAddressMalformed:
            (
                "Mottagarens e-postadress går inte att använda.",
                "The receiver's e-mail address cannot be used."
            )
        case .sendmailMissing(let path):
            ("Programmet \(path) finns inte.", "There is no program \(path).")
        case .sendmailNotStarted: ("Sendmail gick inte att starta.", "Sendmail could not be started.")
        case .sendmailFailed(let status):
            ("Sendmail slutade med \(status).", "Sendmail ended with \(status).")
        case .sendmailTimedOut: ("Sendmail blev inte klart i tid.", "Sendmail did not finish in time.")
        case .unreadable:
            (
                "Meddelandet är skadat där det är sparat och kan inte läsas. lykta check säger vilket ärende det gällde.",
                "The message is damaged where it is kept and cannot be read. lykta check names the case it was about."
            )
        }
    }
}
