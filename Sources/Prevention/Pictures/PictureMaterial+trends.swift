import Geometry
import Planning
import Reports
import Statistics

/// What is on the rise, and where reports lie dense.
extension PictureMaterial {
    var alarms: PictureSection {
        guard let trends else { return PictureSection(.alarms, []) }
        let rate = PictureRow(
            key: "rate",
            name: Bilingual(swedish: "Hur ofta slumpen larmar", english: "How often chance raises an alarm"),
            words: Bilingual(
                swedish: "Högst så många falska larm i månaden i medeltal, över alla serier tillsammans.",
                english: "At most so many false alarms a month in the mean, over all series together."),
            figures: [
                PictureFigure(.falseAlarms, trends.falseAlarmsPerMonth, decimals: 2),
                PictureFigure(.number, trends.series.count { $0.rise != nil }),
            ], source: PictureSource(.trends), isOpen: true)
        let total = trends.total.map { total in
            PictureRow(
                key: "total", name: Bilingual(swedish: "Alla rapporter", english: "All reports"),
                words: total.reason, source: PictureSource(.trends))
        }
        let rising = trends.series.compactMap { trend -> PictureRow? in
            guard let rise = trend.rise else { return nil }
            let place =
                trend.area.map { Bilingual($0.name) }
                ?? Bilingual(swedish: "utanför distrikten", english: "outside the districts")
            return PictureRow(
                key: "\(trend.category)/\(trend.area?.code ?? "-")",
                name: name(of: trend.category) + ", " + place, words: trend.reason,
                figures: [
                    PictureFigure(.reports, rise.observed),
                    PictureFigure(.expected, rise.expected, decimals: 1),
                    PictureFigure(.ratio, rise.ratio, decimals: 1),
                ], source: PictureSource(.trends), isOpen: true)
        }
        return PictureSection(
            .alarms, [rate] + [total].compactMap(\.self) + rising.prefix(Self.mostRows))
    }

    /// By rank. What was estimated is never impossible: a chance is at least what their page writes.
    ///
    /// Places are not told everybody: how many there are is.
    var placesThen: PictureSection {
        let total = PictureRow(
            key: "total", name: Bilingual(swedish: "Otrygga platser", english: "Hotspots"),
            figures: [PictureFigure(.number, hotspots.count)], source: PictureSource(.hotspots),
            isOpen: true)
        let rows = hotspots.sorted { $0.rank < $1.rank }.prefix(Self.mostRows).map { hotspot in
            let centre = hotspot.centre
            let nameless = Bilingual(swedish: "Plats \(hotspot.rank)", english: "Place \(hotspot.rank)")
            return PictureRow(
                key: "\(centre.northingCentimetres / 100)/\(centre.eastingCentimetres / 100)",
                name: hotspot.name.map { Bilingual($0) } ?? nameless,
                words: hotspot.pattern.map { $0.words + ". " + $0.reason },
                figures: [
                    PictureFigure(.reports, hotspot.reports),
                    PictureFigure(.voices, hotspot.distinctReporters),
                    hotspot.significance.flatMap {
                        PictureFigure(.chance, max($0.pValue, 0.000_1), decimals: 4)
                    },
                ], source: PictureSource(.hotspots))
        }
        return PictureSection(.hotspots, [total] + rows)
    }
}
