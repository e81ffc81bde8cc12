package import Reports

/// What a situational picture (*lägesbild*) says: of what, and its sections. The same content has the same bytes, see ``bytes``.
package struct PictureContent: Hashable, Sendable {
    package let scope: PictureScope
    /// In the order of ``PictureHeading``, each heading at most once.
    package let sections: [PictureSection]

    package init(_ scope: PictureScope, _ sections: [PictureSection]) {
        self.scope = scope
        self.sections = sections
    }

    package func section(_ heading: PictureHeading) -> PictureSection? {
        sections.first { $0.heading == heading }
    }

    /// The same without the rows that a reader may not see.
    package func keeping(_ isSeen: (PictureRow) -> Bool) -> PictureContent {
        PictureContent(scope, sections.map { PictureSection($0.heading, $0.rows.filter(isSeen)) })
    }

    /// The cases that it names.
    package var cases: Set<Case.ID> {
        Set(
            sections.flatMap(\.rows).compactMap { row in
                row.source?.kind == .case ? row.source?.id.flatMap { Case.ID($0) } : nil
            })
    }
}
