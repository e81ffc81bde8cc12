import API
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

    init(_ row: PictureRow, under heading: PictureHeading, of head: PictureHead, _ words: Words) {
        name = row.name.text(in: words.language)
        address = row.address(under: heading, of: head)
        figures = words.figures(row.figures)
        said = row.words?.text(in: words.language)
    }

    /// A sum, which comes from the figures beside it.
    init(sum row: PictureRow, _ words: Words) {
        name = row.name.text(in: words.language)
        address = nil
        figures = words.figures(row.figures)
        said = nil
    }

    init(_ row: PublicPicture.Row, _ words: Words) {
        name = ShownDay.inWords(row.name.text(in: words.language), words.language)
        address = row.source?.publicAddress
        figures = words.figures(row.figures)
        said = row.words.map { ShownDay.inWords($0.text(in: words.language), words.language) }
    }
}

/// One of those that a row counts.
struct PictureThing: Sendable {
    let name: String
    let address: String
    /// How much of the figure it is, where it is not one.
    let count: String?

    init(_ thing: PictureBasis.Thing, _ kind: PictureBasis.Kind, _ language: Language) {
        name = thing.name.text(in: language)
        address =
            switch kind {
            // A report is found by its id, whatever case it is in now.
            case .reports: "/ko/sok?\(FormText.written([("vad", thing.id)]))"
            case .cases: "/arende/\(thing.id)"
            case .measures: "/atgarder/\(thing.id)"
            case .dialogues: "/dialoger/\(thing.id)"
            case .watchAreas: "/grannsamverkan/\(thing.id)"
            }
        count = thing.count == 1 ? nil : "\(thing.count)"
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
                    name: after.name.text(in: words.language),
                    sort: words.changed(change.differences),
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

    /// `Ändrat, kategori: Belysning → Skymd sikt`
    fileprivate func changed(_ differences: [PictureDifference]) -> String {
        let told = differences.map { $0.words.text(in: language) }
        return ([self["pictures-changed"]] + told).joined(separator: ", ")
    }

    /// All that is said of a row, in one text.
    fileprivate func told(_ row: PictureRow) -> String {
        [figures(row.figures), row.words?.text(in: language) ?? ""].filter { !$0.isEmpty }
            .joined(separator: ". ")
    }
}

extension PictureRow {
    /// The page that shows what its figures count, and nothing else; nil where there is none: of alarms and hotspots the rows themselves are all
    /// that is counted. Of what a yearly report counts of plans, meetings, walks, findings and judgements it is their list.
    func address(under heading: PictureHeading, of head: PictureHead) -> String? {
        guard let source else { return nil }
        switch source.kind {
        case .trends: return nil
        case .hotspots where heading != .unheard: return nil
        case .cases, .overdue, .hotspots, .measures, .dialogues, .watchAreas:
            let fields = [("rubrik", heading.rawValue), ("rad", key)]
            return "/lagesbilder/\(head.id)/underlag?\(FormText.written(fields))"
        case .case: return source.id.map { "/arende/\($0)" }
        case .measure: return source.id.map { "/atgarder/\($0)" }
        case .judgement:
            return source.id.map { "/bedomningar/\($0)" } ?? Self.effects(of: head.scope)
        case .promise: return source.id.map { "/loften/\($0)" }
        case .dialogue: return source.id.map { "/dialoger/\($0)" }
        case .watchArea: return source.id.map { "/grannsamverkan/\($0)" }
        case .survey:
            return source.id.map {
                "/matningar?\(FormText.written([("fraga", $0), ("kommun", head.municipality.description)]))"
            }
        case .crimeStatistics:
            let parts = (source.id ?? "").split(separator: "|", omittingEmptySubsequences: false)
                .map(String.init)
            guard parts.count == 4 else { return nil }
            let fields = zip(["brott", "omrade", "langd", "utgivare"], parts).map { ($0, $1) }
            return "/brottsstatistik?\(FormText.written(fields))"
        case .pictures: return "/lagesbilder"
        case .picture: return source.id.map { "/lagesbilder/\($0)" }
        case .plans: return "/planer"
        case .plan: return source.id.map { "/planer/\($0)" }
        case .meetings: return "/moten"
        case .meeting: return source.id.map { "/moten/\($0)" }
        case .walks: return "/vandringar?alla=1"
        case .walk: return source.id.map { "/vandringar/\($0)" }
        case .findings: return "/iakttagelser"
        case .duties: return "/lagen"
        }
    }

    /// The judgements of the measures that were done in the year of a yearly report; nil for other pictures.
    private static func effects(of scope: PictureScope) -> String? {
        scope.kind == .yearly ? "/atgarder/effekter?ar=\(scope.span.from.year)" : nil
    }
}

extension PictureSource {
    /// The page that everybody can go to; nil for none.
    fileprivate var publicAddress: String? {
        switch kind {
        case .promise: id.map { "/lofte/\($0)" } ?? "/lofte"
        case .measures: "/gjort"
        case .cases, .case, .overdue, .trends, .hotspots, .measure, .judgement, .survey, .crimeStatistics,
            .dialogues, .dialogue, .watchAreas, .watchArea, .pictures, .picture, .plans, .plan, .meetings,
            .meeting, .walks, .walk, .findings, .duties:
            nil
        }
    }
}
