import API
import Geometry
import Planning
import Projection
import Reports
import Web

/// A walk as its address orders it, and what of the address could not be followed.
struct WalkAnswer: Sendable {
    /// With the stops in walking order, those that did not fit after them.
    var address: WalkAddress
    /// By rank; those that the stops are of, and others.
    var hotspots = HotspotAnswer([])
    /// Nil without stops, and when none fits.
    var walk: PlannedWalk?
    var limits = WalkLimits.usual
    var faults: [FormFault] = []
    /// What the change asked for did.
    var said: String?
    /// The address before that change, to go back to.
    var before: String?
}

extension PageRoutes {
    /// How many hotspots a walk is chosen among, those with the highest rank.
    private static let mostChosenAmong = 40

    /// - Parameter lookingForSurges: whether the hotspots are to say what has happened of late, which takes longer.
    /// - Throws: a `Problem` of the hotspots' filter.
    func walkAnswer(_ call: Call, _ visit: Visit, lookingForSurges: Bool = false) async throws -> WalkAnswer {
        let caller = try call.caller()
        let words = frame.words[visit.language]
        let today = SwedishTime(call.now).date
        var answer = WalkAnswer(
            address: WalkAddress(
                call.query, categories: plannedCategories, bounds: api.walkBounds, today: today))
        let before = answer.address.written
        if let (key, number) = WalkChange(call.query["gor"])?.change(&answer.address) {
            answer.said = words(key, ["number": "\(number)"])
            answer.before = before
        }
        if answer.address.unreadable > 0 {
            answer.faults.append(FormFault(field: "ny", text: words["walk-unreadable"]))
        }
        answer.hotspots = try await api.hotspots(
            try answer.address.filter.reader(), for: caller, at: call.now, lookingForSurges: lookingForSurges
        )
        if answer.address.takesAll {
            answer.address.stops = try answer.hotspots.hotspots.prefix(Self.mostChosenAmong).map {
                WalkSpot(try api.projector.position(of: $0.centre))
            }
        }
        if let text = call.query["ny"], !text.isEmpty {
            if let stop = try await stop(text, field: "ny", caller, today, &answer, words) {
                let added = WalkSpot(try api.projector.position(of: stop.place), name: stop.name)
                if answer.address.stops.count < WalkPlan.mostStops {
                    answer.address.stops.append(added)
                    answer.said = words["walk-added"]
                }
            }
        }
        try await plan(&answer, for: caller, at: call.now, words)
        return answer
    }

    private func plan(
        _ answer: inout WalkAnswer, for caller: Caller, at now: Timestamp, _ words: Words
    ) async throws {
        let address = answer.address
        let today = SwedishTime(now).date
        let date = CivilDate(address.date)
        if date == nil, !address.date.isEmpty {
            answer.faults.append(FormFault(field: "datum", text: words["places-day-fault"]))
        }
        let minutes = whole(address.minutes, in: api.walkBounds.minutes, "minuter", &answer, words)
        let metres = whole(address.metres, in: api.walkBounds.metres, "meter", &answer, words)
        answer.limits = api.walkBounds.limits(metres: metres, minutes: minutes)
        let meeting =
            address.meeting.isEmpty
            ? nil : try await stop(address.meeting, field: "samling", caller, today, &answer, words)
        var spots: [Place: WalkSpot] = [:]
        var stops: [WalkOrder.Stop] = []
        for spot in address.stops {
            guard let place = try? api.projector.place(of: spot.position) else {
                answer.faults.append(FormFault(field: "ny", text: words["walk-unreadable"]))
                continue
            }
            if let fault = api.faultOfStop(at: place, for: caller, on: today) {
                answer.faults.append(FormFault(field: "ny", text: fault.text(in: words.language)))
                continue
            }
            guard spots.updateValue(spot, forKey: place) == nil else { continue }
            stops.append(
                WalkOrder.Stop(
                    name: spot.name, place: place, gain: answer.hotspots.hotspot(at: place)?.score ?? 1))
        }
        answer.address.stops = stops.compactMap { spots[$0.place] }
        guard !stops.isEmpty else { return }
        do {
            let walk = try await api.walk(
                WalkOrder(
                    start: meeting, stops: stops, isRoundTrip: address.isRoundTrip, order: address.order,
                    limits: answer.limits, date: date, dusk: address.dusk), at: now)
            answer.walk = walk
            let places = walk.plan.stops.map(\.place) + walk.plan.omitted.map(\.stop.place)
            answer.address.stops = places.compactMap { spots[$0] }
        } catch WalkFault.nothingFits(let omitted) {
            answer.faults += omitted.prefix(3).map { left in
                FormFault(
                    field: "samling",
                    text: "\(left.stop.name): \(left.reason.text(in: words.language))")
            }
        }
    }

    /// A place as somebody wrote it: in degrees, or an address or name of the municipality's list.
    private func stop(
        _ text: String, field: String, _ caller: Caller, _ day: CivilDate, _ answer: inout WalkAnswer,
        _ words: Words
    ) async throws -> WalkOrder.Stop? {
        let found: WalkOrder.Stop? =
            if let spot = WalkSpot(text) {
                (try? api.projector.place(of: spot.position)).map {
                    WalkOrder.Stop(name: spot.name, place: $0)
                }
            } else { try await api.place(typed: text, for: caller) }
        guard let found else {
            answer.faults.append(FormFault(field: field, text: words("walk-not-found", ["typed": text])))
            return nil
        }
        if let fault = api.faultOfStop(at: found.place, for: caller, on: day) {
            answer.faults.append(FormFault(field: field, text: fault.text(in: words.language)))
            return nil
        }
        return found
    }

    private func whole(
        _ text: String, in range: ClosedRange<Int>, _ field: String, _ answer: inout WalkAnswer,
        _ words: Words
    ) -> Int? {
        if let number = Int(text), range.contains(number) { return number }
        answer.faults.append(
            FormFault(
                field: field,
                text: words(
                    "walk-number-fault", ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])))
        return nil
    }
}
