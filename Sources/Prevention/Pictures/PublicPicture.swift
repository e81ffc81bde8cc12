package import Reports

/// What everybody may know of a picture that was published: rows that are open, without small numbers of reports and without what a small one
/// could be worked out from. Every picture that is published of the same bytes says the same.
package struct PublicPicture: Hashable, Sendable, Identifiable {
    package let head: PictureHead
    package let sections: [Section]

    package var id: PictureID { head.id }

    package struct Section: Hashable, Sendable {
        package let heading: PictureHeading
        /// The analyst's; empty for none.
        package let words: String
        package let rows: [Row]
    }

    package struct Row: Hashable, Sendable {
        package let name: Bilingual
        package let words: Bilingual?
        package let figures: [Figure]
        package let source: PictureSource?
    }

    package enum Figure: Hashable, Sendable {
        case told(PictureFigure)
        /// Fewer than ``PublicCount/least``.
        case few(PictureQuantity)
    }

    /// - Parameter openPromises: Those that everybody may read now.
    package init(_ picture: SituationalPicture, openPromises: Set<PromiseID>) {
        head = picture.head
        sections = PictureHeading.allCases.compactMap { heading -> Section? in
            let words = picture.head.words[heading] ?? ""
            let rows = (picture.content.section(heading)?.rows ?? []).filter { row in
                guard row.isOpen else { return false }
                guard row.source?.kind == .promise else { return true }
                return row.source?.id.flatMap { PromiseID($0) }.map { openPromises.contains($0) } ?? false
            }.map { Row($0) }
            return words.isEmpty && rows.isEmpty ? nil : Section(heading: heading, words: words, rows: rows)
        }
    }
}

extension PublicPicture.Row {
    fileprivate init(_ row: PictureRow) {
        let isSmall = row.figures.contains {
            $0.quantity.isOfReports && $0.value < Double(PublicCount.least)
        }
        name = row.name
        source = row.source?.kind == .promise || row.source?.kind == .measures ? row.source : nil
        // What is said of a small number, and what is reckoned from it, would tell it.
        words = isSmall ? nil : row.words
        figures = row.figures.compactMap { figure -> PublicPicture.Figure? in
            guard isSmall else { return .told(figure) }
            guard figure.quantity.isOfReports else { return nil }
            return figure.value < Double(PublicCount.least) ? .few(figure.quantity) : nil
        }
    }
}
