package import Reports

/// What everybody may know of a picture that was published: rows that are open, and none that counts reports, cases or those who spoke.
///
/// Pictures look back over spans that overlap, some parts of each over a year, so that two of them are tables to subtract: whatever they counted, their
/// difference would be a small number. How many reports there were is told in closed periods by the public site alone; see ``SuppressedCounts``.
/// Every picture that is published of the same bytes says the same.
package struct PublicPicture: Hashable, Sendable, Identifiable {
    package let head: PictureHead
    package let sections: [Section]
    /// The adopted reports that correct it; none of what is no yearly report.
    package let corrections: [Correction]

    package var id: PictureID { head.id }

    /// A later yearly report.
    package struct Correction: Hashable, Sendable {
        /// The day it was adopted.
        package let day: CivilDate
        /// Nil where not everybody may read it.
        package let id: PictureID?
    }

    package struct Section: Hashable, Sendable {
        package let heading: PictureHeading
        /// The analyst's; empty for none.
        package let words: String
        package let rows: [Row]
    }

    package struct Row: Hashable, Sendable {
        package let name: Bilingual
        package let words: Bilingual?
        package let figures: [PictureFigure]
        package let source: PictureSource?
    }

    /// - Parameters:
    ///   - openPromises: Those that everybody may read now.
    ///   - versions: Yearly reports, those among them that correct it.
    ///   - isOpen: Whether everybody may read such a one now.
    package init(
        _ picture: SituationalPicture, openPromises: Set<PromiseID>, versions: [PictureHead] = [],
        isOpen: (PictureHead) -> Bool = { _ in false }
    ) {
        head = picture.head
        corrections = versions.filter { $0.corrects == picture.id }.compactMap { version in
            version.adoption.map { Correction(day: $0.day, id: isOpen(version) ? version.id : nil) }
        }
        sections = PictureHeading.allCases.compactMap { heading -> Section? in
            let words = picture.head.words[heading] ?? ""
            let rows = (picture.content.section(heading)?.rows ?? []).filter { row in
                guard row.isOpen else { return false }
                guard row.source?.kind == .promise else { return true }
                return row.source?.id.flatMap { PromiseID($0) }.map { openPromises.contains($0) } ?? false
            }.compactMap { Row($0, under: heading) }
            return words.isEmpty && rows.isEmpty ? nil : Section(heading: heading, words: words, rows: rows)
        }
    }
}

extension PublicPicture.Row {
    /// Nil for what everybody is told nothing of. What many spoke of at dialogues is named without how many.
    fileprivate init?(_ row: PictureRow, under heading: PictureHeading) {
        let counted = row.figures.filter(\.quantity.isOfReports)
        name = row.name
        source = row.source?.kind == .promise || row.source?.kind == .measures ? row.source : nil
        guard counted.isEmpty else {
            guard heading == .dialogues, counted.allSatisfy({ $0.value >= Double(PublicCount.least) }) else {
                return nil
            }
            (words, figures) = (nil, [])
            return
        }
        (words, figures) = (row.words, row.figures)
    }
}
