import Reports

/// What an e-mail says, before it has a form: the same for its plain text and its HTML, so that neither says more.
struct MailContent: Hashable, Sendable {
    let subject: String
    let language: NoticeLanguage
    let sections: [Section]

    /// Lines under a heading; the first section of an e-mail about one thing has none but the subject.
    struct Section: Hashable, Sendable {
        var heading: String?
        var lines: [Line]
    }

    enum Line: Hashable, Sendable {
        case sentence(String)
        /// Words of whoever reported, or of staff who answer, as they were written.
        case quote(String)
        /// Words that lead to an address.
        case link(String, to: String)
        /// Room between what stands before and after.
        case space
    }
}

extension MailContent {
    /// A text that was worded before it was kept: the first line is the subject, as in a commit message; a single line is both
    /// subject and text.
    init(worded bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0.isNewline }
        let body = lines.drop(while: \.isEmpty).dropFirst().drop(while: \.isEmpty)
        self.init(
            subject: String(lines.first { !$0.isEmpty } ?? ""), language: .swedish,
            sections: [
                Section(
                    lines: (body.isEmpty ? lines[...] : body).map {
                        $0.isEmpty ? .space : .sentence(String($0))
                    })
            ])
    }
}
