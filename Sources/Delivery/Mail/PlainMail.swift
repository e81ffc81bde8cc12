/// An e-mail as plain text.
enum PlainMail {
    /// Lines that end with a line feed. A heading is underlined with hyphens; an address stands on a line of its own, where every
    /// program that shows e-mail makes a link of it.
    static func text(_ content: MailContent) -> String {
        content.sections.map(text).joined(separator: "\n")
    }

    private static func text(_ section: MailContent.Section) -> String {
        var lines: [String] = []
        if let heading = section.heading {
            lines += [heading, String(repeating: "-", count: heading.count), ""]
        }
        for line in section.lines {
            switch line {
            case .sentence(let words), .quote(let words): lines.append(words)
            case .link(let words, let address): lines += [words, address]
            case .space: lines.append("")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
