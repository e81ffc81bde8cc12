import Prevention
import Reports
import Web

/// One heading of a picture, as a page shows it. The template is `picture-sections`, shown for `sections`.
struct PictureSectionView: Sendable {
    /// What leads there: the word of the heading.
    let id: String
    let name: String
    let explanation: String?
    /// The analyst's own words.
    let analysis: String?
    let rows: [PictureRowView]
    let hasRows: Bool
    /// Whether nothing is to be told under it, but what it is about.
    let isEmpty: Bool

    init(_ heading: PictureHeading, _ analysis: String?, _ rows: [PictureRowView], _ language: Language) {
        id = heading.rawValue
        name = heading.name.text(in: language)
        explanation = heading.explanation?.text(in: language)
        self.analysis = analysis
        self.rows = rows
        hasRows = !rows.isEmpty
        isEmpty = rows.isEmpty && analysis == nil && heading != .summary
    }
}

/// One thing that a picture tells.
struct PictureRowView: Sendable {
    let name: String
    /// Where its figures come from; nil for nowhere that the reader can go.
    let address: String?
    let figures: String
    let said: String?

    init(_ row: PictureRow, of scope: PictureScope, _ words: Words) {
        name = row.name.text(in: words.language)
        address = row.source?.address(of: scope)
        figures = words.figures(row.figures)
        said = row.words?.text(in: words.language)
    }

    init(_ row: PublicPicture.Row, _ words: Words) {
        name = ShownDay.inWords(row.name.text(in: words.language), words.language)
        address = row.source?.publicAddress
        figures = words.figures(row.figures)
        said = row.words.map { ShownDay.inWords($0.text(in: words.language), words.language) }
    }
}

/// What differs under one heading. The template is `picture-changes`, shown for `changes`.
struct PictureChangesView: Sendable {
    let id: String
    let name: String
    let rows: [Row]

    struct Row: Sendable {
        let name: String
        let sort: String
        let before: String
        let after: String
    }

    init(_ section: PictureComparison.Section, _ words: Words) {
        id = section.heading.rawValue
        name = section.heading.name.text(in: words.language)
        rows = section.changes.map { change in
            switch change {
            case .added(let row):
                Row(
                    name: row.name.text(in: words.language), sort: words["pictures-added"], before: "–",
                    after: words.told(row))
            case .gone(let row):
                Row(
                    name: row.name.text(in: words.language), sort: words["pictures-gone"],
                    before: words.told(row), after: "–")
            case .changed(let before, let after):
                Row(
                    name: after.name.text(in: words.language), sort: words["pictures-changed"],
                    before: words.told(before), after: words.told(after))
            }
        }
    }
}

extension Words {
    /// `Rapporter: 9 · Väntat: 5,1`
    func figures(_ figures: [PictureFigure]) -> String {
        figures.map { figure($0) }.joined(separator: " · ")
    }

    func figure(_ figure: PictureFigure) -> String {
        func text(_ number: Double) -> String {
            DecimalText.of(number, decimals: figure.decimals, in: language)
        }
        let name = figure.quantity.name.text(in: language)
        guard let interval = figure.interval else { return "\(name): \(text(figure.value))" }
        return self(
            "pictures-interval",
            [
                "name": name, "value": text(figure.value), "low": text(interval.lowerBound),
                "high": text(interval.upperBound),
            ])
    }

    /// All that is said of a row, in one text.
    fileprivate func told(_ row: PictureRow) -> String {
        [figures(row.figures), row.words?.text(in: language) ?? ""].filter { !$0.isEmpty }
            .joined(separator: ". ")
    }
}

extension PictureSource {
    /// The page that the figures of a row come from.
    func address(of scope: PictureScope) -> String {
        switch kind {
        case .cases:
            let fields =
                [
                    ("receivedSince", scope.span.from.description),
                    ("receivedUntil", scope.span.until.adding(days: 1).description),
                ] + (id.map { [("category", $0)] } ?? [])
            return "/ko?\(FormText.written(fields))"
        case .case: return id.map { "/arende/\($0)" } ?? "/ko"
        case .overdue: return "/ko?overdue=true"
        case .trends: return "/trender"
        case .hotspots:
            let fields = [("till", scope.day.description)]
            let since = scope.kind == .strategic ? [("fran", scope.span.from.description)] : []
            return "/platser?\(FormText.written(since + fields))"
        case .measures: return "/atgarder"
        case .measure: return id.map { "/atgarder/\($0)" } ?? "/atgarder"
        case .judgement: return id.map { "/bedomningar/\($0)" } ?? "/atgarder/effekter"
        case .promise: return id.map { "/loften/\($0)" } ?? "/loften"
        case .survey: return id.map { "/matningar?fraga=\($0)" } ?? "/matningar"
        case .crimeStatistics:
            let parts = (id ?? "").split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4 else { return "/brottsstatistik" }
            let fields = zip(["brott", "omrade", "langd", "utgivare"], parts).map { ($0, $1) }
            return "/brottsstatistik?\(FormText.written(fields))"
        case .dialogues: return "/dialoger"
        case .dialogue: return id.map { "/dialoger/\($0)" } ?? "/dialoger"
        case .watchAreas: return "/grannsamverkan"
        case .watchArea: return id.map { "/grannsamverkan/\($0)" } ?? "/grannsamverkan"
        }
    }

    /// The page that everybody can go to; nil for none.
    fileprivate var publicAddress: String? {
        switch kind {
        case .promise: id.map { "/lofte/\($0)" } ?? "/lofte"
        case .measures: "/gjort"
        case .cases, .case, .overdue, .trends, .hotspots, .measure, .judgement, .survey, .crimeStatistics,
            .dialogues, .dialogue, .watchAreas, .watchArea:
            nil
        }
    }
}
