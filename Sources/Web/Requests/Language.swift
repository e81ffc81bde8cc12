import Reports

/// The language of the sentences in an answer.
package enum Language: String, CaseIterable, Sendable {
    case swedish = "sv"
    case english = "en"

    /// The one that an `Accept-Language` header (RFC 9110 §12.5.4) likes best; Swedish when it says nothing of either.
    package init(accepting header: String?) {
        self = .swedish
        guard let header, header.utf8.count <= 500 else { return }
        var best = -1.0
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.drop { $0 == " " } }
            guard let tag = parts.first?.prefix(2).lowercased() else { continue }
            let weight = parts.dropFirst().first.flatMap { Double($0.dropFirst(2)) } ?? 1
            let candidate = tag == "*" ? .swedish : Language(rawValue: tag)
            if let candidate, weight > best {
                (self, best) = (candidate, weight)
            }
        }
    }
}

extension Bilingual {
    package func text(in language: Language) -> String {
        switch language {
        case .swedish: swedish
        case .english: english
        }
    }
}
