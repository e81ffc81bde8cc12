import Reports

/// An e-mail to a unit before it is addressed: what it says, and what tells programs which others it belongs with.
///
/// Nothing in it but the content's sections comes from whoever reported.
struct Letter: Hashable, Sendable {
    /// The left side of its `Message-ID`: the same at every try, so that a receiver can drop a repeat.
    let id: String
    /// The left sides of the ids of what it goes on, the nearest last. Nothing was ever sent by these ids: all about one case name
    /// that case, and programs show them together.
    let thread: [String]
    /// The labels before the sender's domain in its `List-Id` (RFC 2919): by these a unit sorts its e-mail.
    let list: String
    let content: MailContent
}

extension Letter {
    /// About one case.
    init(_ message: OutboxMessage, _ content: MailContent) {
        var thread = [message.case.description]
        if let other = message.notice?.other { thread.insert(other.description, at: 0) }
        self.init(
            id: "\(message.case).\(message.id)", thread: thread, list: message.list, content: content)
    }

    /// All that came for a unit since the last such letter. It goes on nothing: what it tells of is of many cases.
    init(digestOf shipment: Shipment, _ content: MailContent) {
        let (first, ids) = (shipment.first, shipment.ids)
        self.init(
            id: "\(first.case).\(ids.min() ?? first.id)-\(ids.max() ?? first.id)", thread: [],
            list: first.list,
            content: content)
    }
}

extension OutboxMessage {
    /// Nil when it was worded before it was kept.
    var notice: CaseNotice? { if case .notice(let notice) = payload { notice } else { nil } }

    fileprivate var list: String {
        "\(unit)\(notice.map { ".\($0.municipality)" } ?? "").lykta"
    }
}
