package import Geometry
package import Projection
package import Reports

/// A safety walk: a start, the stops in the order they are passed, and what it takes.
package struct WalkPlan: Hashable, Sendable {
    package let start: WalkStop
    /// In walking order; at least one.
    package let stops: [WalkStop]
    /// Whether the walk ends where it began, rather than at its last stop.
    package let isRoundTrip: Bool
    /// The way to each stop from the one before, and home again for a round trip; see ``detour``.
    package let legs: [Distance]
    /// The stops that were asked for and did not fit, from the south, then the west, then by name.
    package let omitted: [OmittedStop]

    /// How much longer the way on foot is than the straight line. Streets that cross at right angles make it 1.27 on average
    /// (4⁄π) in all directions; built-up areas lie around 1.2–1.4.
    package static let detour = 1.3
    /// Walking pace of a mixed group, in metres per hour.
    package static let pace = 4_000.0
    /// How long a group stands and talks at each stop.
    package static let pause = TimeSpan.minutes(10)
    /// How many stops a plan may have; a walk of two hours has room for about eight.
    package static let mostStops = 100

    /// Puts `stops` into a short order on foot from `start`: the nearest first, then improved until no stretch is better
    /// walked the other way (2-opt) and no stop better passed at another time. Equal ways are settled by place, from the
    /// south, then the west, then by name, so the order in which `stops` are given does not matter.
    ///
    /// - Parameter limits: When not all stops fit in them, those are chosen that give most ``WalkStop/gain`` together; see
    ///   ``WalkSelection``. Nil passes all.
    /// - Complexity: O(*n*²) for each improvement; *n* is at most ``mostStops``.
    /// - Throws: ``WalkFault``.
    package init(
        from start: WalkStop, passing stops: [WalkStop], isRoundTrip: Bool, within limits: WalkLimits? = nil
    ) throws(WalkFault) {
        guard !stops.isEmpty else { throw .noStops }
        guard stops.count <= Self.mostStops else { throw .tooManyStops(most: Self.mostStops) }
        self.start = start
        self.isRoundTrip = isRoundTrip
        let sorted = stops.sorted(by: WalkStop.precedes)
        guard let limits else {
            var route = Route(from: start.place, passing: sorted.map(\.place), isRoundTrip: isRoundTrip)
            route.improve()
            self.stops = route.order.map { sorted[$0] }
            legs = Self.legs(of: route)
            omitted = []
            return
        }
        let selection = WalkSelection(
            from: start.place, passing: sorted.map(\.place), gains: sorted.map(\.gain),
            isRoundTrip: isRoundTrip, limits: limits)
        let route = selection.best()
        let chosen = Set(route.order)
        omitted = sorted.indices.filter { !chosen.contains($0) }.map { index in
            let alone = selection.single(index)
            let isBeyondReach = !selection.fits(alone)
            let longer = isBeyondReach ? alone : selection.adding(index, to: route)
            let length = Self.length(of: Self.legs(of: longer))
            return OmittedStop(
                stop: sorted[index], length: length,
                duration: Self.duration(of: length, stops: longer.order.count), isBeyondReach: isBeyondReach,
                limits: limits)
        }
        guard !route.order.isEmpty else { throw .nothingFits(omitted) }
        self.stops = route.order.map { sorted[$0] }
        legs = Self.legs(of: route)
    }

    /// Passes `stops` in the order in which they are given, and all of them: for whoever knows the place better than the map.
    ///
    /// - Parameter start: the first of the stops when nil.
    /// - Throws: ``WalkFault/noStops``, ``WalkFault/tooManyStops(most:)``.
    package init(inOrder stops: [WalkStop], from start: WalkStop?, isRoundTrip: Bool) throws(WalkFault) {
        guard let start = start ?? stops.first, !stops.isEmpty else { throw .noStops }
        guard stops.count <= Self.mostStops else { throw .tooManyStops(most: Self.mostStops) }
        self.start = start
        self.stops = stops
        self.isRoundTrip = isRoundTrip
        legs = Self.legs(
            of: Route(
                from: start.place, passing: stops.map(\.place), isRoundTrip: isRoundTrip,
                order: Array(stops.indices)))
        omitted = []
    }

    /// The same walk with its stops in another order.
    init(_ plan: WalkPlan, legs route: Route, stops: [WalkStop]) {
        start = plan.start
        self.stops = stops
        isRoundTrip = plan.isRoundTrip
        legs = Self.legs(of: route)
        omitted = plan.omitted
    }

    static func legs(of route: Route) -> [Distance] {
        route.legs.map { Distance(metres: Double($0) / 100 * Self.detour) ?? .zero }
    }

    static func length(of legs: [Distance]) -> Distance {
        Distance(metres: legs.reduce(0) { $0 + $1.metres }) ?? .zero
    }

    /// Walking and stops together, to the next whole minute.
    static func duration(of length: Distance, stops: Int) -> TimeSpan {
        let minutes = Int64((length.metres / Self.pace * 60).rounded(.up))
        return TimeSpan(milliseconds: minutes * 60_000 + Self.pause.milliseconds * Int64(stops))
    }

    /// The whole way.
    package var length: Distance { Self.length(of: legs) }

    /// The start, the stops in walking order, and the start again for a round trip.
    package var way: [WalkStop] { [start] + stops + (isRoundTrip ? [start] : []) }

    /// How long after the start the group reaches each place of ``way`` but the first.
    package var arrivals: [TimeSpan] {
        var walked = 0.0
        return legs.enumerated().map { stopsBefore, leg in
            walked += leg.metres
            return TimeSpan(
                milliseconds: Int64((walked / Self.pace * 3_600_000).rounded())
                    + Self.pause.milliseconds * Int64(stopsBefore))
        }
    }

    /// Walking and stops together, to the next whole minute.
    package var duration: TimeSpan { Self.duration(of: length, stops: stops.count) }

    /// Whether the walk is neither longer nor takes more time than it may.
    package func isWithin(_ limits: WalkLimits) -> Bool {
        length <= limits.length && duration <= limits.duration
    }

    /// How a walk meets the dusk.
    package enum Dusk: String, CaseIterable, Sendable {
        /// The group sets out as it gets dark, to see the places by lamplight.
        case begins
        /// The group is back as it gets dark.
        case ends
    }

    /// When to set out on `date`, to the nearest five minutes; see ``start(on:at:dusk:)``.
    package func suggestedStart(on date: CivilDate, at position: GeographicPosition, dusk: Dusk) -> Timestamp?
    {
        start(on: date, at: position, dusk: dusk).moment
    }

    /// When to set out on `date`, and what to know of its dusk.
    ///
    /// Where summer nights never get dark, sunset stands in for dusk.
    package func start(on date: CivilDate, at position: GeographicPosition, dusk: Dusk) -> WalkStart {
        let (dark, sunset) = (Sun.dusk(on: date, at: position), Sun.sunset(on: date, at: position))
        guard let dusked = dark.moment ?? sunset.moment else {
            return WalkStart(moment: nil, darkness: sunset == .staysAbove ? .midnightSun : .darkAllDay)
        }
        let start = dusk == .begins ? dusked : dusked.subtracting(duration)
        let slot = TimeSpan.minutes(5).milliseconds
        return WalkStart(
            moment: Timestamp(clamping: (start.milliseconds + slot / 2) / slot * slot),
            darkness: dark.moment == nil ? .sunsetOnly : .dusk)
    }
}

/// Why no walk could be planned.
package enum WalkFault: Error, Hashable, Sendable {
    case noStops
    case tooManyStops(most: Int)
    /// Not one of the stops lies within the limits, each with what it would take.
    case nothingFits([OmittedStop])
}
