import Geometry

extension WalkPlan {
    /// At how many of the stops a walk is tried to begin, those with most gain first.
    private static let mostMeetings = 12

    /// A walk for which nobody has said where to meet: it begins at one of its stops, the one from which the stops within the
    /// limits give most ``WalkStop/gain`` together, then by a way that is shorter by more than 50 m, then the one with most gain itself: a
    /// round is as long from each of its stops, and a decimetre should not say where people meet.
    ///
    /// - Complexity: that of ``init(from:passing:isRoundTrip:within:)`` for each of at most 12 beginnings.
    /// - Throws: ``WalkFault/noStops``, ``WalkFault/tooManyStops(most:)``. One stop always fits: the limits have room for standing there.
    package init(meetingAtOneOf stops: [WalkStop], isRoundTrip: Bool, within limits: WalkLimits)
        throws(WalkFault)
    {
        var best: (plan: WalkPlan, gain: Double)?
        let meetings = stops.sorted { one, other in
            one.gain == other.gain ? WalkStop.precedes(one, other) : one.gain > other.gain
        }.prefix(Self.mostMeetings)
        for meeting in meetings {
            let plan = try WalkPlan(from: meeting, passing: stops, isRoundTrip: isRoundTrip, within: limits)
            let gain = plan.stops.map(\.gain).sorted().reduce(0, +)
            let (length, shortest) = (plan.length.metres, best?.plan.length.metres ?? .infinity)
            let isBetter = best.map { gain > $0.gain || gain == $0.gain && length < shortest - 50 } ?? true
            guard isBetter else { continue }
            best = (plan, gain)
        }
        guard let best else { throw .noStops }
        self = best.plan.withMeetingFirst
    }

    /// The same stops with the one where people meet first, where they already are: no way is longer for it.
    private var withMeetingFirst: WalkPlan {
        guard let meeting = stops.firstIndex(where: { $0.place == start.place }) else { return self }
        let order = [meeting] + stops.indices.filter { $0 != meeting }
        return WalkPlan(
            self,
            legs: Route(
                from: start.place, passing: stops.map(\.place), isRoundTrip: isRoundTrip, order: order),
            stops: order.map { stops[$0] })
    }
}
