import Prevention

/// What a person named by the address of its page, as it stands in the browser, or by its bare id.
struct LinkAddress: Hashable, Sendable {
    /// Of which kind it is, where the address tells it; nil for a bare id.
    let kind: DecisionLink.Kind?
    /// As it was written; empty where nothing was.
    let id: String

    init(_ typed: String) {
        let path = typed.trimmingSpaces.prefix { $0 != "?" && $0 != "#" }
        let words = path.split(separator: "/").map(String.init)
        for kind in DecisionLink.Kind.allCases {
            let page = kind.page
            // A page below that of the thing, such as the minutes of a walk, names the thing as well.
            let place = words.indices.last { index in
                index + page.count < words.count && Array(words[index..<index + page.count]) == page
                    && DecisionLink(kind, words[index + page.count]) != nil
            }
            if let place {
                self.kind = kind
                id = words[place + page.count]
                return
            }
        }
        kind = nil
        id = words.last ?? ""
    }
}

extension DecisionLink.Kind {
    /// What stands before the id in the address of such a page.
    fileprivate var page: [String] {
        switch self {
        case .measure: ["atgarder"]
        case .walk: ["vandringar"]
        case .promise: ["loften"]
        case .hotspot: ["platser", "sparade"]
        }
    }
}
