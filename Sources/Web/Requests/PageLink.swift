/// What others add to the address of a page when they pass it on: mail programs, social networks and advertisers their marks, people
/// a slash. A page is answered as if it were not there. Programs are told of every parameter that is not known, and of every path.
enum PageLink {
    /// The query without marks; nil without a query.
    static func withoutMarks(_ query: String?) -> String? {
        query?.split(separator: "&").filter { pair in
            let name = pair.prefix { $0 != "=" }.lowercased()
            return !marks.contains(name) && !beginnings.contains { name.hasPrefix($0) }
        }.joined(separator: "&")
    }

    /// The path without a slash at its end; nil when there is none, or nothing else.
    static func withoutSlash(_ path: String) -> String? {
        path.hasSuffix("/") && path.utf8.count > 1 && !path.hasSuffix("//") ? String(path.dropLast()) : nil
    }

    private static let beginnings = ["utm_", "mtm_", "pk_", "hsa_"]
    private static let marks: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid", "ttclid", "twclid",
        "li_fat_id", "igsh", "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "srsltid",
        "_ga",
        "_gl", "epik", "s_cid",
    ]
}
