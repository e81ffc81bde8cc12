/// What somebody wrote in a form of ours that was not taken, since nobody was signed in any more or somebody had signed in anew: as it was filled
/// in, without what belonged to the session and without passwords.
///
/// A page carries it on, ``packed``, past the signing in. It is no permission to do anything: it is shown, and sent again by whoever presses
/// the button, with the token of their own session.
package struct WrittenForm: Sendable {
    /// The path that it was sent to.
    package let path: String
    /// In the order of the form; at least one.
    package let fields: [(name: String, value: String)]
    /// The same as the browser wrote them.
    private let text: [UInt8]

    /// How much of a form is carried on, in bytes.
    package static let mostBytes = 128 * 1_024
    /// How large a form may be to be shown again where it is larger than its route takes.
    package static let mostShownBytes = 1_024 * 1_024
    /// How large a form may be that carries one and little else: see ``packed``.
    package static let carriedBytes = 192 * 1_024

    private static let dropped: Set<String> = ["formToken", "password", "losenord"]

    /// Nil for what is no form, is larger than `most`, or holds nothing that somebody can have written.
    package init?(_ body: [UInt8], sentTo path: String, most: Int = mostBytes) {
        guard body.count <= most, let form = try? FormText(body) else { return nil }
        let pairs = String(decoding: body, as: UTF8.self).split(separator: "&").compactMap { pair in
            FormText.decoded(pair.prefix { $0 != "=" }).map { (name: $0, pair: pair) }
        }.filter { !Self.dropped.contains($0.name) }
        guard !pairs.isEmpty else { return nil }
        self.path = path
        fields = pairs.map { (name: $0.name, value: form[$0.name] ?? "") }
        text = Array(pairs.map { $0.pair }.joined(separator: "&").utf8)
    }

    /// What a page carried on; nil for what is none.
    package init?(packed: String?, sentTo path: String?) {
        guard let packed, let path, let body = Base64URL.decode(packed) else { return nil }
        self.init(body, sentTo: path)
    }

    /// For a hidden field: in base64url, which a form sends as it is.
    package var packed: String { Base64URL.encode(text) }
}

/// What becomes of a form that was not taken: see ``WrittenForm``.
package enum UnsentForm: Sendable {
    case written(WrittenForm)
    /// It is larger than what is carried on.
    case tooLarge
    /// It is larger than its route takes, in bytes, from somebody who is signed in.
    case tooLong(WrittenForm, most: Int)
    /// It holds files, which no page can carry on.
    case files
}
