package import Geometry
package import Planning
package import Reports

/// Another measure than the one that is judged, that was carried out while reports are compared: an area where it was done is none where nothing
/// was done.
///
/// Whatever its kind: what a kind of measure works on, Lykta does not know.
package struct OtherMeasure: Hashable, Sendable {
    package let measure: Measure
    /// Where it is taken to have reached, as it would be judged itself; see ``MeasurePlace/treated(reach:)``.
    package let place: EffectPlace

    /// Nil for one that was neither under way nor done from the first day that is compared to the last, those between the spans among them,
    /// and for one of no place. One that is under way since nobody knows when was so then; one that was stopped was under way from when it
    /// began, and until it was changed last.
    package init?(_ measure: Measure, during spans: EffectSpans) {
        guard measure.isCarriedOut(from: spans.before.from, until: spans.after.until),
            let place = measure.place?.treated(reach: nil)
        else { return nil }
        (self.measure, self.place) = (measure, place)
    }

    /// Whether it reached into an area, or into the ring about it.
    ///
    /// - Parameter ring: how wide; nil for no ring.
    package func reaches(_ area: EffectPlace, ring: Radius?) -> Bool {
        guard let ring else { return area.overlaps(place) }
        return area.hasInRing(place, ring)
    }

    /// `genomförd 2025-11-20`: how far it came, and when.
    package var when: Bilingual {
        let (begun, done) = (measure.days.begun, measure.days.done)
        switch (measure.state, begun, done) {
        case (.done, _, let done?):
            return Bilingual(swedish: "genomförd \(done)", english: "done \(done)")
        case (.underWay, let begun?, _):
            return Bilingual(swedish: "pågår sedan \(begun)", english: "under way since \(begun)")
        case (.stopped, let begun?, _):
            return Bilingual(
                swedish: "påbörjad \(begun), stoppad sedan", english: "begun \(begun), stopped since")
        default:
            return Bilingual(
                swedish: measure.state.name.swedish.lowercased(),
                english: measure.state.name.english.lowercased())
        }
    }
}

extension Measure {
    /// Whether it was under way or done on a day from `first` and before `until`.
    fileprivate func isCarriedOut(from first: CivilDate, until: CivilDate) -> Bool {
        switch state {
        case .proposed, .decided: return false
        case .underWay: return days.begun.map { $0 < until } ?? true
        case .done:
            guard let done = days.done else { return false }
            return done >= first && days.begun ?? done < until
        case .stopped:
            guard let begun = days.begun else { return false }
            return begun < until && SwedishTime(changed).date >= first
        }
    }
}

extension Sequence<OtherMeasure> {
    /// That something else was done in what is compared with, and that the comparison may be wrong for it; nothing where there is none.
    ///
    /// - Parameter isNaming: whether the measures are named by their titles, which may be written anew, and have no place in what is kept.
    package func caution(isNaming: Bool) -> Bilingual? {
        let all = Array(self)
        guard !all.isEmpty else { return nil }
        let listed = all.listed(isNaming: isNaming)
        return Bilingual(
            swedish:
                "Där eller intill gjordes något annat under samma tid: \(listed.swedish). Jämförelsen kan bli fel.",
            english:
                "Something else was done there or next to it in the same time: \(listed.english). The comparison may be wrong."
        )
    }

    /// Each with how far it came and when; of many the first alone.
    package func listed(isNaming: Bool) -> Bilingual {
        let all = Array(self)
        let named = all.prefix(Self.mostListed).map { other in
            let (title, when) = (other.measure.title, other.when)
            return Bilingual(
                swedish: "\(isNaming ? "”\(title)”" : "en åtgärd") (\(when.swedish))",
                english: "\(isNaming ? "“\(title)”" : "a measure") (\(when.english))")
        }
        let rest = all.count - named.count
        let more = Bilingual(swedish: "\(rest) till", english: "\(rest) more")
        return (named + (rest > 0 ? [more] : [])).joined(separator: ", ")
    }

    private static var mostListed: Int { 5 }
}

extension Bilingual {
    /// The same, followed by that something else was done in what is compared with, where something was.
    package func cautioned(by others: [OtherMeasure], isNaming: Bool) -> Bilingual {
        others.caution(isNaming: isNaming).map { self + " " + $0 } ?? self
    }
}
