import GRDB
import Reports

/// Contacts that were given together, as rows of `contact_link`.
enum ContactLinkRecord {
    /// Keeps a link.
    ///
    /// - Returns: whether it was not known before.
    static func insert(_ link: ContactLink, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO contact_link (one, other) VALUES (?, ?) ON CONFLICT DO NOTHING")
        try statement.execute(arguments: [link.one.digest, link.other.digest])
        guard db.changesCount > 0 else { return false }
        try DigestedTable.contactLinks.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
        return true
    }

    static func all(in db: Database) throws -> LinkedContacts {
        var links = LinkedContacts()
        let rows = try Row.fetchCursor(try db.cachedStatement(sql: "SELECT one, other FROM contact_link"))
        while let row = try rows.next() {
            let (one, other) = (
                ReporterKey(digest: try row.value(at: 0)), ReporterKey(digest: try row.value(at: 1))
            )
            if let link = ContactLink(one, other) { links.insert(link) }
        }
        return links
    }
}

extension DigestedTable {
    static let contactLinks = DigestedTable(
        name: "contact_link", columns: ["number", "one", "other"],
        rowName: "'contact link ' || contact_link.number",
        promise: Bilingual(
            swedish: "vilka kontaktuppgifter som lämnats tillsammans är som det skrevs",
            english: "which contacts were given together is as it was written"))
}
