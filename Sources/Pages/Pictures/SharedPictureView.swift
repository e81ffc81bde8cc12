import API
import Prevention
import Reports
import Web

/// One heading of a shared picture: the words in common, and what each municipality that the reader sees tells under it. The template is
/// `shared-sections`, shown for `sections`.
struct SharedSectionView: Sendable {
    let id: String
    let name: String
    let explanation: String?
    /// In common.
    let analysis: String?
    let parts: [SharedPartView]

    /// Nil for a heading under which nobody tells anything.
    init?(
        _ heading: PictureHeading, of whole: APIService.WholeSharedPicture, names: [MunicipalityCode: String],
        _ words: Words
    ) {
        let told = whole.parts.compactMap { picture -> SharedPartView? in
            let section = picture.content.section(heading)
            let own = picture.head.words[heading]
            guard section != nil || own != nil else { return nil }
            let municipality = picture.head.municipality
            return SharedPartView(
                id: "\(heading.rawValue)-\(municipality)", under: heading.rawValue,
                name: names[municipality] ?? municipality.description, analysis: own,
                rows: (section?.rows ?? []).map {
                    PictureRowView($0, under: heading, of: picture.head, words)
                },
                saysNothing: heading != .summary)
        }
        let sums = whole.totals.first { $0.heading == heading }.map { section in
            SharedPartView(
                id: "\(heading.rawValue)-alla", under: heading.rawValue, name: words["shared-together"],
                analysis: nil, rows: section.rows.map { PictureRowView(sum: $0, words) }, saysNothing: false)
        }
        analysis = whole.shared.words[heading]
        guard !told.isEmpty || analysis != nil else { return nil }
        id = heading.rawValue
        name = heading.name.text(in: words.language)
        explanation = heading.explanation?.text(in: words.language)
        parts = told + [sums].compactMap(\.self)
    }
}

/// What one municipality tells under a heading.
struct SharedPartView: Sendable {
    let id: String
    /// Of the heading that it stands under: its own is the same under each.
    let headingId: String
    let name: String
    /// The analyst's own words of the part.
    let analysis: String?
    let rows: [PictureRowView]
    let hasRows: Bool
    let isEmpty: Bool

    init(
        id: String, under headingId: String, name: String, analysis: String?, rows: [PictureRowView],
        saysNothing: Bool
    ) {
        self.id = id
        self.headingId = headingId
        self.name = name
        self.analysis = analysis
        self.rows = rows
        hasRows = !rows.isEmpty
        isEmpty = saysNothing && rows.isEmpty && analysis == nil
    }
}

/// A shared picture in a list.
struct SharedPictureRow: Sendable {
    let address: String
    let municipalities: String
    let kind: String
    let span: String
    let day: String
    let by: String
    let isWithdrawn: Bool

    init(_ shared: SharedPicture, _ names: [MunicipalityCode: String], _ words: Words) {
        address = "/gemensamma-lagesbilder/\(shared.id)"
        municipalities = shared.municipalities.map { names[$0] ?? $0.description }.joined(separator: ", ")
        kind = shared.kind.name.text(in: words.language)
        span = ShownDay.inWords(shared.span.words.text(in: words.language), words.language)
        day = shared.day.description
        by = shared.by.name
        isWithdrawn = shared.withdrawn != nil
    }
}

/// Where a part of a shared picture is.
struct SharedPartLink: Sendable {
    let address: String
    let name: String
}
