package import Reports

/// What one picture says otherwise than another, section by section, in the order of the later one.
///
/// Two of the same day and span that were made at different times differ by what was corrected meanwhile; two of different days by what happened.
package struct PictureComparison: Hashable, Sendable {
    package let earlier: PictureScope
    package let later: PictureScope
    /// Those alone in which something differs.
    package let sections: [Section]

    package struct Section: Hashable, Sendable {
        package let heading: PictureHeading
        package let changes: [Change]
    }

    package enum Change: Hashable, Sendable {
        case added(PictureRow)
        case gone(PictureRow)
        case changed(from: PictureRow, to: PictureRow)
    }

    package init(_ earlier: PictureContent, _ later: PictureContent) {
        self.earlier = earlier.scope
        self.later = later.scope
        sections = PictureHeading.allCases.compactMap { heading -> Section? in
            let changes = Self.changes(
                from: earlier.section(heading)?.rows ?? [], to: later.section(heading)?.rows ?? [])
            return changes.isEmpty ? nil : Section(heading: heading, changes: changes)
        }
    }

    package var isSame: Bool { sections.isEmpty }

    private static func changes(from earlier: [PictureRow], to later: [PictureRow]) -> [Change] {
        let former = Dictionary(earlier.map { ($0.key, $0) }) { first, _ in first }
        let now = Set(later.map(\.key))
        let told = later.compactMap { row -> Change? in
            guard let before = former[row.key] else { return .added(row) }
            return before.saysTheSame(as: row) ? nil : .changed(from: before, to: row)
        }
        return told + earlier.filter { !now.contains($0.key) }.map { Change.gone($0) }
    }
}

extension PictureRow {
    /// Whether everything that people read of it is the same.
    fileprivate func saysTheSame(as other: PictureRow) -> Bool {
        name == other.name && words == other.words && figures == other.figures
    }
}

/// A picture made again of today's data, for the same span and the same day, beside the frozen one.
package struct PictureLook: Hashable, Sendable {
    /// From what was frozen to what would be said now: corrections.
    package let corrections: PictureComparison
    /// Whether it comes out the same, byte for byte.
    package let isSame: Bool
    /// Reports that were seen in the span and came in after the day, by source: they are not in the picture.
    package let late: [PictureRow]

    /// - Parameters:
    ///   - late: How many came in later, by source.
    ///   - isSeen: Which rows the reader may be told of.
    package init(
        _ frozen: SituationalPicture, again: PictureContent, late: [Source: Int],
        seeing isSeen: (PictureRow) -> Bool = { _ in true }
    ) {
        let again = again.under(headingsOf: frozen.content)
        corrections = PictureComparison(frozen.content.keeping(isSeen), again.keeping(isSeen))
        isSame = again.bytes == frozen.bytes
        self.late = Source.allCases.compactMap { source -> PictureRow? in
            guard let count = late[source], count > 0 else { return nil }
            return PictureRow(
                key: "source/\(source.rawValue)", name: source.name,
                figures: [PictureFigure(.reports, count)], source: PictureSource(.cases))
        }
    }

    package var words: Bilingual {
        if isSame {
            return Bilingual(
                swedish: "Gjord igen på det som då var känt blir bilden densamma, byte för byte.",
                english: "Made again of what was known then, the picture is the same, byte for byte.")
        }
        guard !corrections.isSame else {
            return Bilingual(
                swedish: "Gjord igen säger bilden detsamma, men skrivs på ett annat sätt nu.",
                english: "Made again, the picture says the same, but is written in another way now.")
        }
        return Bilingual(
            swedish:
                "Gjord igen blir bilden inte densamma: uppgifter har rättats, gallrats eller skrivits in i efterhand. Det som frystes står kvar.",
            english:
                "Made again, the picture is not the same: data were corrected, erased or entered afterwards. What was frozen stands."
        )
    }
}
