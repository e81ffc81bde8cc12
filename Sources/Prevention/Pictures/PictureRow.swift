package import Reports

/// What is told under one heading.
package struct PictureSection: Hashable, Sendable {
    package let heading: PictureHeading
    /// No two with the same key.
    package let rows: [PictureRow]

    package init(_ heading: PictureHeading, _ rows: [PictureRow]) {
        self.heading = heading
        self.rows = rows
    }
}

/// One thing that a picture tells: what it is called, its figures, and where they come from.
package struct PictureRow: Hashable, Sendable {
    /// What it is known by in its section, from one picture to the next: `source/resident`.
    package let key: String
    package let name: Bilingual
    /// Nil where the figures say it all.
    package let words: Bilingual?
    /// No two of one quantity.
    package let figures: [PictureFigure]
    package let source: PictureSource?
    /// Whether everybody may be told of it, unless it counts reports; see ``PublicPicture``.
    package let isOpen: Bool

    package init(
        key: String, name: Bilingual, words: Bilingual? = nil, figures: [PictureFigure?] = [],
        source: PictureSource? = nil, isOpen: Bool = false
    ) {
        self.key = key
        self.name = name
        self.words = words
        self.figures = figures.compactMap(\.self)
        self.source = source
        self.isOpen = isOpen
    }

    package func figure(_ quantity: PictureQuantity) -> PictureFigure? {
        figures.first { $0.quantity == quantity }
    }

    /// Whether what it counts is another number now. A yearly report rounds its counts of reports to the nearest five, and tells no number of some.
    package func differs(from count: Int, in kind: PictureKind) -> Bool {
        let isRounded = kind == .yearly && source?.kind == .cases
        guard let told = isRounded ? figure(.reports) : figures.first else { return false }
        return (told.value - Double(count)).magnitude > (isRounded ? Double(PublicCount.least / 2) : 0)
    }
}

/// Where the figures of a row come from, which a page leads to.
package struct PictureSource: Hashable, Sendable {
    package let kind: Kind
    /// Which of the kind; nil for the list of them.
    package let id: String?

    package init(_ kind: Kind, _ id: String? = nil) {
        self.kind = kind
        self.id = id
    }

    /// The raw values are kept, and the words of the API.
    package enum Kind: String, CaseIterable, Sendable {
        /// The cases that a report came to in the span; of the category, where one is named.
        case cases
        case `case`
        /// The cases that are overdue.
        case overdue
        case trends, hotspots, measures, measure, judgement, promise, survey
        /// Of the series that is named by offence, area, length of period and publisher, with `|` between them.
        case crimeStatistics = "crime-statistics"
        case dialogues, dialogue
        case watchAreas = "watch-areas"
        case watchArea = "watch-area"
        case pictures, picture, plans, plan, meetings, meeting, walks, walk, findings
        /// The law's clock.
        case duties
    }
}
