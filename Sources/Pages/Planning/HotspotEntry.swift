import Exports
import Geometry
import Planning
import Projection
import Reports
import Statistics
import Web

/// A hotspot as the planner's pages show it. Each sentence is the one that `Planning` has, in the language of the page.
struct HotspotEntry: Sendable {
    let rank: Int
    let name: String
    /// `14.660869,56.275730`: how a walk's address names it.
    let spot: String
    /// Its corners in degrees, as `spot` has them, with blanks between; the centre alone where it has no outline.
    let outline: String
    let pattern: String?
    /// How the pattern is to be seen: the class of a `tag`.
    let patternLook: String
    /// Why it has that pattern.
    let reason: String?
    /// How likely chance alone makes it as hot, as a number.
    let chance: String?
    let chanceLook: String
    /// What has happened of late, when it is more than chance.
    let surge: String?
    /// What else than a new trouble the surge may be.
    let surgeCaveat: String?
    /// Said where it is no hotspot without its loudest voice.
    let oneVoice: String?
    /// Said where it is none without one day or two weeks.
    let oneTime: String?
    /// Who reported, what, in which light, and when.
    let facts: [Definition]
    /// Where its effect is asked for.
    let effect: String

    /// - Throws: `ProjectionFault`.
    init(_ hotspot: Hotspot, _ projector: Projector, names: CategoryNames, _ words: Words) throws {
        let language = words.language
        rank = hotspot.rank
        name = hotspot.name ?? words("places-unnamed", ["rank": "\(hotspot.rank)"])
        let centre = try projector.position(of: hotspot.centre)
        spot = WalkSpot.written(centre)
        outline = try projector.positions(of: hotspot.hull ?? [hotspot.centre]).map(WalkSpot.written)
            .joined(separator: " ")
        pattern = hotspot.pattern?.words.text(in: language)
        patternLook = hotspot.pattern.map { Self.look(of: $0.kind) } ?? ""
        reason = hotspot.pattern?.reason.text(in: language)
        chance = hotspot.significance.map { significance in
            let number = Probability.swedish(significance.pValue)
            let told = language == .swedish ? number : number.replacing(",", with: ".")
            return "\(told) \(significance.baseline.words.text(in: language))"
        }
        chanceLook = hotspot.significance?.isSignificant == true ? "warn" : ""
        surge = hotspot.surge?.reason.text(in: language)
        surgeCaveat = hotspot.surge?.caveat.text(in: language)
        oneTime = hotspot.restsOnTime?.words.text(in: language)
        oneVoice = hotspot.restsOnOneVoice ? words["places-one-voice"] : nil
        let percent = Int((hotspot.darkShare * 100).rounded())
        facts = [
            Definition(
                words["places-reports"],
                [
                    words(
                        "places-voices",
                        [
                            "reports": words.count(hotspot.reports, "places-report"),
                            "voices": words.count(hotspot.distinctReporters, "places-voice"),
                            "known": "\(hotspot.knownReporters)",
                        ])
                ]),
            Definition(
                words["places-what"],
                [hotspot.categories.map { "\(names.name(of: $0.key)) \($0.count)" }.joined(separator: ", ")]),
            Definition(
                words["places-when"],
                [
                    words(
                        "places-seen",
                        [
                            "first": SwedishTime(hotspot.firstObserved).date.description,
                            "last": SwedishTime(hotspot.lastObserved).date.description,
                            "percent": "\(percent)",
                        ])
                ]),
        ]
        let metres = Int(max(50, hotspot.radius.metres))
        effect = "/effekt?\(FormText.written([("cirkel", "\(spot),\(metres)")]))"
    }

    private static func look(of kind: EmergingClass) -> String {
        switch kind {
        case .new, .intensifying: "bad"
        case .persistent, .sporadic: "warn"
        case .diminishing, .historical: "good"
        case .unclear: ""
        }
    }
}
