import Reports

/// An e-mail before it is addressed: what it says, and what tells programs which others it belongs with.
///
/// Nothing in it but the content's sections comes from whoever reported, or was written to them.
struct Letter: Hashable, Sendable {
    /// The left side of its `Message-ID`: the same at every try, so that a receiver can drop a repeat.
    let id: String
    /// The left sides of the ids of what it goes on, the nearest last. Nothing was ever sent by these ids: all about one case name
    /// that case, and programs show them together.
    let thread: [String]
    /// The labels before the sender's domain in its `List-Id` (RFC 2919): by these a unit sorts its e-mail. Nil for an e-mail to
    /// somebody who reported, who is on no list.
    let list: String?
    let content: MailContent
}

extension Letter {
    /// About one case.
    init(_ message: OutboxMessage, _ content: MailContent) {
        let matter = message.matter
        var thread = [matter]
        if let other = message.notice?.other { thread.insert(other.description, at: 0) }
        self.init(
            id: "\(matter).\(message.id)", thread: thread, list: message.list, content: content)
    }

    /// An answer to somebody who reported. All that answer one report are shown together; of the case it says nothing.
    init(
        _ message: OutboxMessage, answering notice: AnswerNotice, in language: NoticeLanguage,
        following link: String? = nil
    ) {
        self.init(
            id: "\(notice.report).\(message.id)", thread: [notice.report.description], list: nil,
            content: AnswerWords.content(notice, in: language, following: link))
    }

    /// What the law asks for that is due. Another such letter is about other things.
    init(_ message: OutboxMessage, reminding notice: DutyNotice, in language: NoticeLanguage) {
        self.init(
            id: "\(notice.municipality).\(notice.at.milliseconds).\(message.id)", thread: [],
            list: "duties.\(notice.municipality).lykta", content: DutyWords.content(notice, in: language))
    }

    /// All that came for a unit since the last such letter. It goes on nothing: what it tells of is of many cases.
    init(digestOf shipment: Shipment, _ content: MailContent) {
        let (first, ids) = (shipment.first, shipment.ids)
        self.init(
            id: "\(first.matter).\(ids.min() ?? first.id)-\(ids.max() ?? first.id)", thread: [],
            list: first.list,
            content: content)
    }
}

extension OutboxMessage {
    /// Nil for an answer, and when it was worded before it was kept.
    var notice: CaseNotice? { if case .notice(let notice) = payload { notice } else { nil } }

    /// What programs know its case by.
    fileprivate var matter: String { self.case?.description ?? "lykta" }

    fileprivate var list: String? {
        unit.map { "\($0)\(notice.map { ".\($0.municipality)" } ?? "").lykta" }
    }
}
