import Prevention
package import Reports

/// Promises that everybody may read as feeds (Atom, RFC 4287): a list of them, or what has become of one.
package struct PromiseAtom: Sendable {
    package static let mediaType = AtomFeed.mediaType
    /// Of this service, with a slash at the end.
    private let root: String
    private let text: @Sendable (Bilingual) -> String

    package init(root: String, _ text: @escaping @Sendable (Bilingual) -> String) {
        self.root = root
        self.text = text
    }

    /// The latest changed first.
    package func bytes(of promises: [ToldPromise], title: String, at now: Timestamp) -> [UInt8] {
        let sorted = promises.sorted { $0.promise.changed > $1.promise.changed }
        var feed = head(
            title: title, path: "lofte", updated: sorted.first?.promise.changed ?? now,
            author: promises.first?.parties ?? title)
        for told in sorted {
            feed.entry(
                id: "urn:uuid:\(told.promise.id)", page: "\(root)lofte/\(told.promise.id)",
                title: told.terms.title, updated: told.promise.changed, summary: summary(of: told))
        }
        return feed.finish()
    }

    /// What was counted and followed up, the latest first.
    package func bytes(of told: ToldPromise) -> [UInt8] {
        let path = "lofte/\(told.promise.id)"
        let updated = ([told.promise.changed] + told.events.map(\.made)).max() ?? told.promise.changed
        var feed = head(title: told.terms.title, path: path, updated: updated, author: told.parties)
        feed.entry(
            id: "urn:uuid:\(told.promise.id)", page: root + path, title: text(told.promise.state.name),
            updated: told.promise.changed, summary: summary(of: told))
        for event in told.events {
            let commitment = told.terms.commitment(event.commitment)
            let words = [
                event.day.description, text(told.name(of: event.party)), event.whereabouts, event.note,
            ]
            feed.entry(
                id: "urn:uuid:\(event.id)", page: root + path, title: commitment?.text ?? event.note,
                updated: event.made, summary: words.filter { !$0.isEmpty }.joined(separator: ". "))
        }
        return feed.finish()
    }

    private func summary(of told: ToldPromise) -> String {
        ([told.parties, text(told.terms.period.words)]
            + told.terms.commitments.map { "\($0.text): \(text(told.progress(of: $0).words))" })
            .joined(separator: "\n")
    }

    private func head(title: String, path: String, updated: Timestamp, author: String) -> AtomFeed {
        AtomFeed(
            id: root + path, title: title, updated: updated, author: author, page: root + path,
            address: "\(root)\(path)/atom.xml")
    }
}
