import API
import Geometry
import JSON
import Planning
import Reports
import Web

/// A place on the list of a walk, in walking order.
struct WalkStopEntry: Sendable {
    let number: Int
    let name: String
    /// `14.660869,56.275730`
    let spot: String
    /// The way from the place before.
    let leg: String
    /// When the group gets there: a time, or how long after the start.
    let arrival: String
    /// Why to stop here.
    let reasons: [String]
    /// The hotspot that it is; nil for a place of somebody's own.
    let hotspot: HotspotEntry?
    let isFirst: Bool
    let isLast: Bool
    /// What the buttons ask for; see ``WalkChange``.
    let earlier: String
    let later: String
    let off: String
    /// Where the page is to be looked at when it comes back.
    let above: Int
    let below: Int

    /// - Parameter index: of the stop in the plan, from 0.
    init(
        _ index: Int, of walk: PlannedWalk, _ hotspot: HotspotEntry?, spot: String, _ words: Words
    ) {
        let count = walk.plan.stops.count
        number = index + 1
        name = walk.plan.stops[index].name
        self.spot = spot
        let metres = walk.plan.legs[index].metres
        leg =
            metres < 5 && index == 0
            ? words["walk-here"] : words("walk-leg", ["metres": Self.metres(metres)])
        let after = walk.plan.arrivals[index]
        arrival =
            walk.start?.moment.map { words("walk-at", ["time": Clock.text($0.adding(after))]) }
            ?? words("walk-after", ["minutes": "\(after.milliseconds / 60_000)"])
        self.hotspot = hotspot
        reasons =
            hotspot.map { [$0.reason, $0.surge].compactMap(\.self) } ?? [words["walk-own-place"]]
        isFirst = index == 0
        isLast = number == count
        earlier = "upp-\(number)-\(count)"
        later = "ner-\(number)-\(count)"
        off = "bort-\(number)-\(count)"
        above = max(1, number - 1)
        below = min(count, number + 1)
    }

    /// To the nearest 10 metres.
    static func metres(_ metres: Double) -> String {
        RoundedNumber((metres / 10).rounded() * 10, decimals: 0)?.text(separator: ".") ?? ""
    }
}

/// A stop that is not on the walk.
struct LeftStopEntry: Sendable {
    let name: String
    let reason: String?
    /// What the button asks for.
    let take: String
}

/// What a walk takes, in words.
struct WalkSummary: Sendable {
    /// `5 stopp · 2,1 km · 83 minuter`
    let line: String
    /// When to set out, and when the group is back.
    let times: String?
    /// What is to be known of the dusk.
    let note: String?
    /// Said when it is more than it may be.
    let tooLong: String?
    let meeting: String

    init(_ walk: PlannedWalk, limits: WalkLimits, _ words: Words) {
        let kilometres =
            RoundedNumber(walk.plan.length.metres / 1_000, decimals: 1)?
            .text(separator: words.language == .swedish ? "," : ".") ?? ""
        let minutes = walk.plan.duration.milliseconds / 60_000
        line = [
            words.count(walk.plan.stops.count, "walk-stops"), "\(kilometres) km",
            words("walk-minutes", ["minutes": "\(minutes)"]),
        ].joined(separator: " · ")
        times = walk.start?.moment.map { moment in
            words(
                "walk-times",
                [
                    "start": Clock.text(moment), "end": Clock.text(moment.adding(walk.plan.duration)),
                ])
        }
        note = walk.start?.note?.text(in: words.language)
        tooLong =
            walk.plan.isWithin(limits)
            ? nil : words("walk-too-long", ["limits": limits.words.text(in: words.language)])
        meeting = words("walk-meeting", ["name": walk.plan.start.name])
    }
}
