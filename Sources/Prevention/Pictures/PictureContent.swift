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

    /// The same with the sections alone that another has: a picture that was frozen before a heading came to be says nothing under it.
    package func under(headingsOf other: PictureContent) -> PictureContent {
        let headings = Set(other.sections.map(\.heading))
        return PictureContent(scope, sections.filter { headings.contains($0.heading) })
    }

    /// What staff wrote that a yearly report tells of, which whoever adopts it must have looked at.
    package var writtenTexts: [String] {
        sections.flatMap { section -> [String] in
            switch section.heading {
            case .measures, .walks: section.rows.map(\.name.swedish)
            case .plan, .cooperation, .promises, .dialogues, .cameras:
                section.rows.flatMap { row -> [String] in
                    [row.name.swedish] + (row.tellsOfPeriod ? [] : [row.words?.swedish].compactMap(\.self))
                }
            default: []
            }
        }
    }

    /// What people wrote at dialogues and everybody may be told, which whoever publishes the picture must have looked at.
    package var openTexts: [String] {
        (section(.dialogues)?.rows ?? []).filter(\.isOpen).map(\.name.swedish)
    }

    /// The cases that it names.
    package var cases: Set<Case.ID> {
        Set(
            sections.flatMap(\.rows).compactMap { row in
                row.source?.kind == .case ? row.source?.id.flatMap { Case.ID($0) } : nil
            })
    }
}

extension PictureRow {
    /// Whether its words are a period: two days with a dash between, which look like somebody's number.
    fileprivate var tellsOfPeriod: Bool {
        let parts = key.split(separator: "/")
        return parts.count == 2 && (parts[0] == "plan" || parts[0] == "promise")
    }
}
