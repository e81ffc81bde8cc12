package import Geometry
package import Reports

/// How long a walk may be.
package struct WalkLimits: Hashable, Sendable {
    package let length: Distance
    /// Walking and stops together.
    package let duration: TimeSpan

    /// What a mixed group manages of an evening: 3 km and 90 minutes.
    package static let usual = WalkLimits(
        metres: WalkBounds.usualMetres, minutes: WalkBounds.usualMinutes)

    /// Values outside ``WalkBounds/metres`` and ``WalkBounds/minutes`` count as the nearest inside.
    package init(metres: Int, minutes: Int) {
        let (lengths, times) = (WalkBounds.metres, WalkBounds.minutes)
        length = Distance(metres: Double(min(max(metres, lengths.lowerBound), lengths.upperBound))) ?? .zero
        duration = .minutes(Int64(min(max(minutes, times.lowerBound), times.upperBound)))
    }

    func hold(_ route: Route) -> Bool {
        let length = WalkPlan.length(of: WalkPlan.legs(of: route))
        return length <= self.length
            && WalkPlan.duration(of: length, stops: route.order.count) <= duration
    }

    /// `3 km och 90 minuter`
    package var words: Bilingual {
        let minutes = duration.milliseconds / 60_000
        return Bilingual(
            swedish: "\(length.kilometres(decimal: ",")) km och \(minutes) minuter",
            english: "\(length.kilometres(decimal: ".")) km and \(minutes) minutes")
    }
}

/// A stop that is not on the walk, and why.
package struct OmittedStop: Hashable, Sendable {
    package let stop: WalkStop
    /// What the walk would take with the stop: it alone when `isBeyondReach`, else besides the stops chosen.
    package let length: Distance
    package let duration: TimeSpan
    /// The stop would not fit even if it were the only one.
    package let isBeyondReach: Bool
    let limits: WalkLimits

    package var reason: Bilingual {
        let minutes = duration.milliseconds / 60_000
        let (sv, en) = (length.kilometres(decimal: ","), length.kilometres(decimal: "."))
        return isBeyondReach
            ? Bilingual(
                swedish:
                    "För långt bort: enbart dit blir vandringen \(sv) km och \(minutes) minuter, gränsen är "
                    + "\(limits.words.swedish).",
                english:
                    "Too far: to this stop alone the walk is \(en) km and \(minutes) minutes, the limit is "
                    + "\(limits.words.english).")
            : Bilingual(
                swedish: "Ryms inte: med stoppet blir vandringen \(sv) km och \(minutes) minuter, gränsen är "
                    + "\(limits.words.swedish). De valda stoppen ger mer för tiden.",
                english: "No room: with this stop the walk is \(en) km and \(minutes) minutes, the limit is "
                    + "\(limits.words.english). The stops chosen give more for the time.")
    }
}

extension Distance {
    /// In kilometres with one decimal, rounded up, so that what is beyond a limit never reads as the limit; none for whole ones.
    fileprivate func kilometres(decimal: String) -> String {
        let tenths = Int((metres / 100).rounded(.up))
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(decimal)\(tenths % 10)"
    }
}
