package import Reports

/// Cases as a feed (Atom, RFC 4287), in the order that they are given. An entry tells what a list of cases tells its reader: masked words, and
/// nothing of where a case lies.
package struct CasesAtom: Sendable {
    package static let mediaType = AtomFeed.mediaType

    /// Of this service, with a slash at the end.
    private let root: String
    private let groups: [Code<CategoryGroup>: [Bilingual]]
    private let text: @Sendable (Bilingual) -> String

    /// - Parameter categories: those whose names tell what a group of categories is about.
    package init(root: String, categories: [Category], _ text: @escaping @Sendable (Bilingual) -> String) {
        self.root = root
        groups = Dictionary(grouping: categories, by: \.group).mapValues { $0.map(\.name) }
        self.text = text
    }

    /// - Parameters:
    ///   - address: Where the feed is read, wherever in it the page begins.
    ///   - filter: What is asked for, in the words of the address; empty for all cases.
    ///   - now: When a feed without entries is said to have changed.
    package func bytes(of cases: [ListedCase], address: String, filter: String, at now: Timestamp) -> [UInt8]
    {
        let title = text(Bilingual(swedish: "Ärenden", english: "Cases"))
        var feed = AtomFeed(
            id: address, title: filter.isEmpty ? title : "\(title) (\(filter))",
            updated: cases.map(\.case.changed).max() ?? now, author: "Lykta", page: root + "ko",
            address: address)
        for listed in cases {
            feed.entry(
                id: "urn:uuid:\(listed.case.id)", page: "\(root)arende/\(listed.case.id)",
                title: self.title(of: listed), published: listed.case.opened, updated: listed.case.changed,
                summary: summary(of: listed))
        }
        return feed.finish()
    }

    /// `Belysning: Lamporna bakom idrottshallen är trasiga.`
    private func title(of listed: ListedCase) -> String {
        let group = listed.case.group
        var names: [String] = []
        for name in (groups[group] ?? []).map(text) where !names.contains(name) { names.append(name) }
        let name = names.isEmpty ? group.description : names.joined(separator: ", ")
        guard let words = listed.latest?.text.description else { return name }
        let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\(name): " + (line.count > 80 ? String(line.prefix(79)) + "…" : line)
    }

    private func summary(of listed: ListedCase) -> String {
        let item = listed.case
        var lines = [text(item.state.name)]
        lines += item.units.map { text($0.unitName) }
        if let due = item.due {
            let day = Bilingual(swedish: "Åtgärdas senast \(due)", english: "Last day to act \(due)")
            lines.append(text(day))
        }
        lines.append(
            text(
                Bilingual(
                    swedish: item.reportCount == 1 ? "1 rapport" : "\(item.reportCount) rapporter",
                    english: item.reportCount == 1 ? "1 report" : "\(item.reportCount) reports")))
        if let latest = listed.latest { lines.append("\(latest.reference): \(latest.text)") }
        return lines.joined(separator: "\n")
    }
}
