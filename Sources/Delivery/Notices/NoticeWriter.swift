package import Projection
package import Reports

/// Words notices when they are sent. The same notice gives the same bytes every time.
package struct NoticeWriter: Sendable {
    private let projector: Projector
    private let language: NoticeLanguage
    private let map: MapLink?
    private let followLink: @Sendable (Report.ID, Reference) -> String?

    /// - Parameters:
    ///   - language: That of e-mail; a webhook carries both.
    ///   - map: What places in e-mail are links to; nil for none.
    ///   - followLink: Of the page where a report is followed, for whoever sent it; nil for none.
    package init(
        projector: Projector, language: NoticeLanguage = .swedish, map: MapLink? = .openStreetMap,
        followLink: @escaping @Sendable (Report.ID, Reference) -> String? = { _, _ in nil }
    ) {
        self.projector = projector
        self.language = language
        self.map = map
        self.followLink = followLink
    }

    /// The JSON that is signed and sent; nil for an answer to somebody who reported, and for reminders, which go to no webhook.
    func webhook(of message: OutboxMessage) -> [UInt8]? {
        switch message.payload {
        case .worded(let bytes): bytes
        case .notice(let notice): WebhookPayload.json(notice)
        case .status(let notice, _): StatusPayload.json(notice)
        case .answer, .duties: nil
        }
    }

    /// An e-mail about one case, or about all that came since the last digest.
    func letter(of shipment: Shipment) -> Letter {
        guard shipment.first.digestAt == nil else {
            return Letter(digestOf: shipment, mail.digest(of: shipment.messages.compactMap(\.notice)))
        }
        return switch shipment.first.payload {
        case .worded(let bytes): Letter(shipment.first, MailContent(worded: bytes))
        // Never sent so: what became of a report goes to a webhook alone.
        case .status(let notice, _): Letter(shipment.first, MailContent(worded: StatusPayload.json(notice)))
        case .notice(let notice): Letter(shipment.first, mail.content(of: notice))
        case .duties(let notice): Letter(shipment.first, reminding: notice, in: language)
        case .answer(let notice):
            Letter(
                shipment.first, answering: notice, in: language,
                following: followLink(notice.report, notice.reference))
        }
    }

    private var mail: NoticeMail { NoticeMail(projector: projector, language: language, map: map) }
}
