package import Reports

/// A situational picture (*lägesbild*) as it was frozen, with the analyst's own words. What was frozen never changes, whatever comes in or is
/// corrected later; the words do, and keep what they were.
package struct SituationalPicture: Hashable, Sendable, Identifiable {
    package internal(set) var head: PictureHead
    package let content: PictureContent
    /// What was frozen, byte for byte.
    package let bytes: [UInt8]

    package var id: PictureID { head.id }
    package var scope: PictureScope { head.scope }

    /// A new one.
    ///
    /// - Parameters:
    ///   - words: By heading; empty ones are none.
    ///   - corrects: The yearly report that it is a new version of.
    ///   - hash: SHA-256.
    package init(
        _ content: PictureContent, id: PictureID, words: [PictureHeading: String] = [:],
        corrects: PictureID? = nil, by agent: Agent, at moment: Timestamp, hash: ([UInt8]) -> [UInt8]
    ) {
        bytes = content.bytes
        self.content = content
        head = PictureHead(
            id: id, scope: content.scope, made: moment, by: agent, digest: hash(bytes),
            words: words.filter { !$0.value.isEmpty }, corrects: corrects)
    }

    /// One that is kept; nil for bytes that are none of ours.
    package init?(_ head: PictureHead, bytes: [UInt8]) {
        guard let content = PictureContent(bytes: bytes), content.scope == head.scope else { return nil }
        self.head = head
        self.content = content
        self.bytes = bytes
    }

    /// The same without the rows that a reader may not see.
    package func keeping(_ isSeen: (PictureRow) -> Bool) -> SituationalPicture {
        SituationalPicture(head: head, content: content.keeping(isSeen), bytes: bytes)
    }

    private init(head: PictureHead, content: PictureContent, bytes: [UInt8]) {
        self.head = head
        self.content = content
        self.bytes = bytes
    }
}

/// Everything of a picture but what was frozen.
package struct PictureHead: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it, or by Lykta.
    package let id: PictureID
    package let scope: PictureScope
    package let made: Timestamp
    package let by: Agent
    /// SHA-256 of what was frozen.
    package let digest: [UInt8]
    /// The analyst's, by heading; none is empty.
    package internal(set) var words: [PictureHeading: String]
    /// Whether everybody may read it, without numbers of reports.
    package internal(set) var isPublished: Bool
    /// Grows with every change of the words, and of whether it is published.
    package internal(set) var version: Int
    package internal(set) var changed: Timestamp
    /// The yearly report that it is a new version of.
    package let corrects: PictureID?
    /// That it was adopted; nil for a draft, and for what is no yearly report.
    package internal(set) var adoption: ReportAdoption?
    /// Why it was made by mistake; nil for one that was not. It is evidence for nothing, nobody but the staff reads it, and it changes no more.
    package internal(set) var withdrawn: String?

    package init(
        id: PictureID, scope: PictureScope, made: Timestamp, by agent: Agent, digest: [UInt8],
        words: [PictureHeading: String] = [:], isPublished: Bool = false, version: Int = 1,
        changed: Timestamp? = nil, corrects: PictureID? = nil, adoption: ReportAdoption? = nil,
        withdrawn: String? = nil
    ) {
        self.id = id
        self.scope = scope
        self.made = made
        self.by = agent
        self.digest = digest
        self.words = words
        self.isPublished = isPublished
        self.version = version
        self.changed = changed ?? made
        self.corrects = corrects
        self.adoption = adoption
        self.withdrawn = withdrawn
    }

    package var municipality: MunicipalityCode { scope.municipality }

    /// How many bytes of words may stand under a heading.
    package static let longestWords = 8_000
    /// In bytes.
    package static let longestReason = 1_000

    /// The digest in hexadecimal, to be compared by eye.
    package var digestText: String { digest.hexadecimal }

    /// `Operativ lägesbild 2026-11-13 – 2026-11-19`, `Årsrapport 2026`
    package var title: Bilingual {
        guard scope.kind != .yearly else {
            return Bilingual(
                swedish: "Årsrapport \(scope.span.from.year)",
                english: "Yearly report \(scope.span.from.year)")
        }
        return Bilingual(
            swedish: "\(scope.kind.name.swedish) lägesbild \(scope.span.words.swedish)",
            english: "\(scope.kind.name.english) picture \(scope.span.words.english)")
    }

    /// The words in the order of their headings, which whoever publishes the picture must have looked at.
    package var texts: [String] { PictureHeading.allCases.compactMap { words[$0] } }
}
