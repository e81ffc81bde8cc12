import Reports

/// The sources beside reports, each under its own heading and in its own words: none of them is counted among reports.
extension PictureMaterial {
    /// The latest count of each series of the municipality, with what chance lets expect and how it stands to the year before.
    var crimeStatistics: PictureSection {
        let counts = crimes.sorted { Self.name(of: $0.key) < Self.name(of: $1.key) }
        let rows = CrimeSeries.all(of: counts).compactMap { series -> PictureRow? in
            guard let last = series.points.last else { return nil }
            let told = last.count
            let place = told.key.area.municipality == scope.municipality ? profile.name : "\(series.area)"
            let said = [
                Bilingual(series.publisher.text) + ".", told.status.name + ".", last.comparison,
            ].compactMap(\.self)
            return PictureRow(
                key: "crime/" + Self.name(of: series),
                name: Bilingual("\(series.offence), \(place), ") + told.key.period.name,
                words: said.joined(separator: " "),
                figures: [
                    PictureFigure(.offences, Double(told.count), decimals: 0, interval: last.interval),
                    last.yearBefore.map { PictureFigure(.yearBefore, $0) },
                ],
                source: PictureSource(
                    .crimeStatistics,
                    "\(series.offence)|\(series.area)|\(series.length.rawValue)|\(series.publisher.text)"),
                isOpen: true)
        }
        return PictureSection(.crimeStatistics, Array(rows.prefix(Self.mostRows)))
    }

    /// Those that were held in the span, and what was spoken of at them. Everybody is told of a theme that so many spoke of that it tells of none
    /// of them.
    var dialoguesThen: PictureSection {
        let held = dialogues.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
        let total = PictureRow(
            key: "total", name: Bilingual(swedish: "Medborgardialoger", english: "Dialogues with residents"),
            figures: [
                PictureFigure(.number, held.count),
                PictureFigure(.people, held.reduce(0) { $0 + ($1.people ?? 0) }),
            ], source: PictureSource(.dialogues))
        let counts = held.flatMap(\.themes.all).reduce(into: [String: Int]()) { counts, theme in
            counts[theme.name, default: 0] += theme.count
        }
        let spoken = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let themes = spoken.prefix(Self.mostRows).map { name, count in
            PictureRow(
                key: "theme/\(name)", name: Bilingual(name), figures: [PictureFigure(.people, count)],
                source: PictureSource(.dialogues), isOpen: count >= PublicCount.least)
        }
        let rows = held.prefix(Self.mostRows).map { dialogue in
            PictureRow(
                key: "dialogue/\(dialogue.id)", name: Bilingual("\(dialogue.whereabouts), \(dialogue.day)"),
                words: Self.words(of: dialogue),
                figures: [dialogue.people.map { PictureFigure(.people, $0) }],
                source: PictureSource(.dialogue, dialogue.id.description))
        }
        return PictureSection(.dialogues, held.isEmpty ? [] : [total] + themes + rows)
    }

    /// How many were active when the day ended. Everybody is told how many areas there are, and of no single one.
    var watchAreasThen: PictureSection {
        let active = watchAreas.filter { $0.isActive(on: scope.standing) }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        guard !active.isEmpty else { return PictureSection(.watchAreas, []) }
        let counts = [
            PictureRow(
                key: "total", name: Bilingual(swedish: "Aktiva områden", english: "Active areas"),
                figures: [PictureFigure(.number, active.count)], source: PictureSource(.watchAreas),
                isOpen: true),
            PictureRow(
                key: "households", name: Bilingual(swedish: "Hushåll som är med", english: "Households"),
                words: Bilingual(
                    swedish: "I de områden som har sagt hur många.",
                    english: "In the areas that have said how many."),
                figures: [PictureFigure(.number, active.active(on: scope.standing).households)],
                source: PictureSource(.watchAreas)),
        ]
        let rows = active.prefix(Self.mostRows).map { area in
            PictureRow(
                key: "area/\(area.id)", name: Bilingual(area.name),
                words: Bilingual(swedish: "Sedan \(area.since).", english: "Since \(area.since)."),
                figures: [area.households.map { PictureFigure(.number, $0) }],
                source: PictureSource(.watchArea, area.id.description))
        }
        return PictureSection(.watchAreas, counts + rows)
    }

    /// What it is known from, and by whom.
    private static func words(of dialogue: Dialogue) -> Bilingual? {
        let parts = [
            dialogue.holder.isEmpty
                ? nil
                : Bilingual(
                    swedish: "Hölls av: \(dialogue.holder).", english: "Held by: \(dialogue.holder)."),
            dialogue.provenance.isEmpty
                ? nil
                : Bilingual(
                    swedish: "Underlag: \(dialogue.provenance).",
                    english: "Known from: \(dialogue.provenance)."),
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func name(of series: CrimeSeries) -> String {
        "\(series.area)/\(series.offence)/\(series.publisher.text)/\(series.length.rawValue)"
    }

    private static func name(of key: CrimeCount.Key) -> String {
        "\(key.area)/\(key.offence)/\(key.publisher.text)/\(key.period.length.rawValue)/\(key.period)"
    }
}
