import Reports

/// A feed (Atom, RFC 4287) while it is written: its head, every entry, its end.
struct AtomFeed {
    static let mediaType = "application/atom+xml"

    private var xml = XMLText()

    /// - Parameters:
    ///   - id: An address that stays whatever the feed holds.
    ///   - page: Where people read the same.
    ///   - address: Where the feed itself is read.
    init(id: String, title: String, updated: Timestamp, author: String, page: String, address: String) {
        xml.markup(
            #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + #"<feed xmlns="http://www.w3.org/2005/Atom">"#
        )
        xml.element("title", title)
        xml.element("id", id)
        xml.element("updated", updated.rfc3339)
        xml.markup("<author>")
        xml.element("name", author)
        xml.markup("</author><link href=\"\(XMLText.escaped(page))\"/>")
        xml.markup("<link rel=\"self\" href=\"\(XMLText.escaped(address))\"/>\n")
    }

    mutating func entry(
        id: String, page: String, title: String, published: Timestamp? = nil, updated: Timestamp,
        summary: String
    ) {
        xml.markup("<entry>")
        xml.element("title", title)
        xml.element("id", id)
        if let published { xml.element("published", published.rfc3339) }
        xml.element("updated", updated.rfc3339)
        xml.markup("<link href=\"\(XMLText.escaped(page))\"/>")
        xml.element("summary", summary)
        xml.markup("</entry>\n")
    }

    /// The whole feed; nothing more is written to it.
    consuming func finish() -> [UInt8] {
        xml.markup("</feed>\n")
        return xml.bytes
    }
}
