import Exports
package import Geometry
import HTTPTypes
package import Hummingbird
package import Planning
import Projection
package import Reports
package import Web

/// What somebody wants of a walk.
package struct WalkOrder: Sendable {
    /// Where people meet; nil for at one of the stops: see ``WalkPlan/init(meetingAtOneOf:isRoundTrip:within:)``. In a given
    /// order it is the first.
    package let start: Stop?
    package let stops: [Stop]
    package let isRoundTrip: Bool
    package let order: StopOrder
    package let limits: WalkLimits
    /// When it is walked; nil for a day that is not yet known.
    package let date: CivilDate?
    package let dusk: WalkPlan.Dusk

    package init(
        start: Stop?, stops: [Stop], isRoundTrip: Bool, order: StopOrder, limits: WalkLimits,
        date: CivilDate?, dusk: WalkPlan.Dusk
    ) {
        self.start = start
        self.stops = stops
        self.isRoundTrip = isRoundTrip
        self.order = order
        self.limits = limits
        self.date = date
        self.dusk = dusk
    }

    package struct Stop: Sendable {
        /// Nil for that of its street and district.
        package let name: String?
        package let place: Place
        /// How much it is worth to stop here; see ``WalkStop/gain``.
        package let gain: Double

        package init(name: String?, place: Place, gain: Double = 1) {
            self.name = name
            self.place = place
            self.gain = gain
        }
    }
}

/// In which order stops are passed. The raw values are the words of the API.
package enum StopOrder: String, CaseIterable, Sendable {
    /// In a short one, without those that do not fit in the limits.
    case short
    /// As they are given, all of them.
    case given
}

/// A walk that was ordered.
package struct PlannedWalk: Sendable {
    package let plan: WalkPlan
    /// When to set out; nil where no date was given.
    package let start: WalkStart?
}

/// The formats that a walk is handed out in. The raw values are the words of the API.
package enum WalkFormat: String, CaseIterable, Sendable { case json, geojson, csv, gpx }

extension APIService {
    /// What is wrong with a stop for this caller: a walk stays in the municipality. Nil for nothing.
    package func faultOfStop(at place: Place, for caller: Caller, on day: CivilDate) -> Bilingual? {
        let there = areas().areas(of: .municipality, holding: place, on: day)
        let isServed = there.contains { area in
            MunicipalityCode(area.code).map { served[$0] != nil && caller.sees($0) } ?? false
        }
        guard !isServed else { return nil }
        let (sv, en) = there.first.map { ("i \($0.name)", "in \($0.name)") } ?? ("utanför", "outside")
        return Bilingual(
            swedish: "Platsen ligger \(sv), inte i kommunen.",
            english: "The place is \(en), not within the municipality.")
    }

    /// The walk that is ordered: the one answer that every door gives. Stops without a name get that of their street and district.
    ///
    /// - Throws: ``WalkFault``; what the store throws.
    package func walk(_ order: WalkOrder, at now: Timestamp) async throws -> PlannedWalk {
        let naming = naming(on: order.date ?? SwedishTime(now).date)
        let meeting = try await order.start?.stop(orNamed: "Samling", naming)
        var stops: [WalkStop] = []
        for (index, stop) in order.stops.enumerated() {
            stops.append(try await stop.stop(orNamed: "Plats \(index + 1)", naming))
        }
        let plan = try await longWork.run { [stops] _ in
            switch (order.order, meeting) {
            case (.short, let start?):
                try WalkPlan(
                    from: start, passing: stops, isRoundTrip: order.isRoundTrip, within: order.limits)
            case (.short, nil):
                try WalkPlan(
                    meetingAtOneOf: stops, isRoundTrip: order.isRoundTrip, within: order.limits)
            case (.given, let start):
                try WalkPlan(inOrder: stops, from: start, isRoundTrip: order.isRoundTrip)
            }
        }
        let position = try projector.position(of: plan.start.place)
        return PlannedWalk(
            plan: plan, start: order.date.map { plan.start(on: $0, at: position, dusk: order.dusk) })
    }

    /// What somebody who types a place means most likely, by the municipality's list; nil for nothing on it.
    package func place(typed text: String, for caller: Caller) async throws -> WalkOrder.Stop? {
        guard let typed = TypedPlace(text) else { return nil }
        let found = try await store.places(typed: typed, in: caller.municipalities, limit: 1).first
        return found.map { WalkOrder.Stop(name: $0.title, place: $0.place) }
    }

    /// The walk as a file of a format.
    package func file(of walk: PlannedWalk, as format: WalkFormat, at now: Timestamp) throws -> Response {
        switch format {
        case .json: return .json(try WalkJSON(projector).bytes(of: walk.plan, startingAt: walk.start))
        case .geojson:
            let file = WalkGeoJSON(projector)
            return Response(.ok, file.mediaType, try file.bytes(of: walk.plan, startingAt: walk.start))
        case .csv:
            let file = WalkCSV(projector)
            return Response(
                .ok, file.mediaType, try file.bytes(of: walk.plan, startingAt: walk.start),
                headers: Self.download("csv"))
        case .gpx:
            let file = WalkGPX(projector)
            return Response(
                .ok, file.mediaType,
                try file.bytes(
                    of: walk.plan, name: "Trygghetsvandring", startingAt: walk.start, made: now),
                headers: Self.download("gpx"))
        }
    }

    private static func download(_ ending: String) -> HTTPFields {
        [.contentDisposition: "attachment; filename=\"trygghetsvandring.\(ending)\""]
    }
}

extension WalkOrder.Stop {
    /// Under its own name, that of its street and district, or the last resort.
    fileprivate func stop(orNamed last: String, _ naming: PlaceNaming) async throws -> WalkStop {
        if let name { return WalkStop(name: name, place: place, gain: gain) }
        return WalkStop(name: try await naming.name(of: place) ?? last, place: place, gain: gain)
    }
}
