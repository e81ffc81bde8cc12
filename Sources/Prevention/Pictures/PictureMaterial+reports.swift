import Reports
import Statistics

/// What came in, and who is not heard.
extension PictureMaterial {
    var received: PictureSection {
        let bySource = Source.allCases.compactMap { source -> PictureRow? in
            guard let row = sources.first(where: { $0.key == source.rawValue }), row.received > 0 else {
                return nil
            }
            return PictureRow(
                key: "source/\(source.rawValue)", name: source.name,
                figures: [PictureFigure(.reports, row.received)], source: PictureSource(.cases),
                isOpen: true)
        }
        let byCategory = categories.compactMap { row -> (code: Code<Category>, received: Int)? in
            guard let code = row.key.flatMap({ Code<Category>($0) }), row.received > 0 else { return nil }
            return (code, row.received)
        }.sorted { ($1.received, $0.code) < ($0.received, $1.code) }.map { code, received in
            // Told by source or by category, never both: the one would tell what is left out of the other.
            PictureRow(
                key: "category/\(code)", name: name(of: code), figures: [PictureFigure(.reports, received)],
                source: PictureSource(.cases, code.description))
        }
        let total = PictureRow(
            key: "total", name: Bilingual(swedish: "Alla rapporter", english: "All reports"),
            figures: [PictureFigure(.reports, sources.reduce(0) { $0 + $1.received })],
            source: PictureSource(.cases))
        return PictureSection(.received, [total] + bySource + byCategory)
    }

    /// Reports by inhabitant in each district, beside all the others together: score intervals (E. B. Wilson 1927) and, to be told apart, R. G. Newcombe's
    /// of the difference (1998) at a level that all districts share.
    var unheard: PictureSection {
        let known = heard.filter { $0.inhabitants > 0 }.sorted { $0.code < $1.code }
        let people = known.reduce(0) { $0 + $1.inhabitants }
        let reports = known.reduce(0) { $0 + $1.reports }
        let rows = known.map { district -> PictureRow in
            let share = Self.share(district.reports, district.inhabitants)
            let others = Self.share(reports - district.reports, people - district.inhabitants)
            var words: Bilingual?
            if let share, let others {
                let difference = ShareDifference(share, others)
                if difference.isToldApart(among: known.count) {
                    words = difference.difference < 0 ? Self.fewer : Self.more
                }
            }
            return PictureRow(
                key: "district/\(district.code)", name: Bilingual(district.name), words: words,
                figures: [
                    PictureFigure(.reports, district.reports),
                    PictureFigure(.inhabitants, district.inhabitants),
                    share.flatMap { share -> PictureFigure? in
                        let interval = share.interval()
                        return PictureFigure(
                            .perThousand, share.share * 1_000, decimals: 1,
                            interval: interval.lowerBound * 1_000...interval.upperBound * 1_000)
                    },
                ], source: PictureSource(.hotspots), isOpen: true)
        }
        return PictureSection(.unheard, rows)
    }

    /// Nil where more have reported than live there, of which no share can be told.
    private static func share(_ reports: Int, _ inhabitants: Int) -> SampledShare? {
        guard inhabitants > 0, reports <= inhabitants else { return nil }
        return SampledShare(Double(reports) / Double(inhabitants), of: inhabitants)
    }

    private static let fewer = Bilingual(
        swedish: "Färre rapporter än i resten av kommunen, utöver vad slumpen brukar ge.",
        english: "Fewer reports than in the rest of the municipality, beyond what chance tends to bring.")
    private static let more = Bilingual(
        swedish: "Fler rapporter än i resten av kommunen, utöver vad slumpen brukar ge.",
        english: "More reports than in the rest of the municipality, beyond what chance tends to bring.")
}
