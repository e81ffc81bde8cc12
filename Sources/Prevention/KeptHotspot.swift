package import Geometry
package import Planning
package import Reports

/// A hotspot as it was on a day: what a walk's stop or a measure was chosen from. It never changes, whatever is reported later.
package struct KeptHotspot: Hashable, Sendable, Identifiable {
    package let id: KeptHotspotID
    package let municipality: MunicipalityCode
    /// When it was kept, and by whom.
    package let kept: Timestamp
    package let by: Agent
    /// The time that reports were chosen by, from its beginning up to, not including, its end.
    package let from: Timestamp
    package let until: Timestamp
    /// The categories that were asked for; all when empty.
    package let categories: [Code<Category>]
    /// Its place in the list of that day, from 1.
    package let rank: Int
    package let centre: Place
    package let radius: Distance
    /// A convex outline, the last corner not repeated; empty where it had none.
    package let outline: [Place]
    /// Where it is, for people; nil when nothing near had a name.
    package let name: String?
    /// How many reports it had, and of how many voices.
    package let reports: Int
    package let voices: Int
    /// How likely chance alone makes it, 0…1; nil when that was not asked.
    package let chance: Double?
    /// How it had been over time, as a word; nil when that was not asked.
    package let pattern: Bilingual?
    /// Why it was one: sentences with the figures of that day.
    package let reasons: [Bilingual]
    /// The reports in it that are known by name; empty where only their number was kept.
    package let members: [Report.ID]

    package init(
        id: KeptHotspotID, municipality: MunicipalityCode, kept: Timestamp, by: Agent, from: Timestamp,
        until: Timestamp, categories: [Code<Category>] = [], rank: Int, centre: Place, radius: Distance,
        outline: [Place] = [], name: String? = nil, reports: Int, voices: Int, chance: Double? = nil,
        pattern: Bilingual? = nil, reasons: [Bilingual] = [], members: [Report.ID] = []
    ) {
        self.id = id
        self.municipality = municipality
        self.kept = kept
        self.by = by
        self.from = from
        self.until = until
        self.categories = categories.sorted()
        self.rank = rank
        self.centre = centre
        self.radius = radius
        self.outline = outline
        self.name = name
        self.reports = reports
        self.voices = voices
        self.chance = chance
        self.pattern = pattern
        self.reasons = reasons
        self.members = members.sorted()
    }

    /// The day it was kept, in Sweden.
    package var day: CivilDate { SwedishTime(kept).date }

    /// Why people should look there, in one text.
    package var reason: Bilingual { reasons.joined(separator: " ") }
}

extension KeptHotspot {
    /// A hotspot of today's answer, frozen.
    ///
    /// - Parameters:
    ///   - municipality: Whose it is; reports of another are left out of its members.
    ///   - from: The time that was asked about, with its end.
    package init(
        _ hotspot: Hotspot, id: KeptHotspotID, of municipality: MunicipalityCode, from: Timestamp,
        until: Timestamp,
        categories: [Code<Category>], by agent: Agent, at moment: Timestamp
    ) {
        self.init(
            id: id, municipality: municipality, kept: moment, by: agent, from: from, until: until,
            categories: categories, rank: hotspot.rank, centre: hotspot.centre,
            radius: hotspot.radius, outline: hotspot.hull ?? [], name: hotspot.name, reports: hotspot.reports,
            voices: hotspot.distinctReporters, chance: hotspot.significance?.pValue,
            pattern: hotspot.pattern?.words, reasons: Self.reasons(for: hotspot),
            members: hotspot.members.filter { $0.municipality == municipality }.map(\.id))
    }

    private static func reasons(for hotspot: Hotspot) -> [Bilingual] {
        let dark = Int((hotspot.darkShare * 100).rounded())
        var reasons = [
            Bilingual(
                swedish:
                    "\(hotspot.reports) rapporter från \(hotspot.distinctReporters) olika lämnare; \(dark) % efter mörkrets inbrott.",
                english:
                    "\(hotspot.reports) reports by \(hotspot.distinctReporters) different reporters; \(dark) % after dark."
            )
        ]
        if let significance = hotspot.significance {
            let isSure = significance.isSignificant
            reasons.append(
                Bilingual(
                    swedish: isSure ? "Det är fler än slumpen ger." : "Det kan vara slumpen.",
                    english: isSure ? "That is more than chance gives." : "It may be chance."))
        }
        if let pattern = hotspot.pattern { reasons.append(pattern.reason) }
        return reasons
    }
}
