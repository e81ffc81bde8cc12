package import Exports
import Geometry
import Intake
package import JSON
package import Prevention
import Projection
package import Reports
import Triage
package import Web

/// Safety walks that are kept, as every door asks for them: what they were planned from, what was answered, what was found. A walk is of one
/// municipality, and is as if it were not for whoever has no right there.
extension APIService {
    /// Everything that is known of a walk.
    package struct WholeWalk: Sendable {
        package let walk: SafetyWalk
        package let answers: WalkAnswers
        package let findings: [ToldFinding]
        package let photos: [WalkPhoto]
        package let history: [WalkEvent]
        /// What it repeats, with the comparison; nil for a walk that repeats none.
        package let earlier: (walk: SafetyWalk, comparison: WalkComparison)?
        /// The walks that repeat it.
        package let later: [SafetyWalk]

        /// What may be wrong in its words: personal data, accusations, and names where roles are asked for.
        package var warnings: [Bilingual] { APIService.warnings(of: walk) }

        /// - Parameters:
        ///   - municipalities: Where an earlier or a later walk is told of; everywhere when empty.
        ///   - tell: What may be told of findings.
        package init(
            of walk: SafetyWalk, in store: any WalkStore, seeing municipalities: Set<MunicipalityCode>,
            telling tell: ([Finding]) async throws -> [ToldFinding]
        ) async throws {
            self.walk = walk
            answers = WalkAnswers(try await store.walkAnswers(of: walk.id), checklist: walk.checklist)
            let told = try await tell(try await store.findings(FindingQuery(walk: walk.id)))
            findings = told
            photos = try await store.walkPhotos(of: walk.id)
            let events = try await store.walkHistory(of: walk.id)
            // Which of them is about which finding is not known.
            history = told.allSatisfy(\.isWhole) ? events : events.map(\.withoutFinding)
            later = try await store.walks(WalkQuery(municipalities: municipalities, repeats: walk.id))
            guard let before = walk.repeats, let then = try await store.walk(before, in: municipalities)
            else {
                earlier = nil
                return
            }
            let former = try await tell(try await store.findings(FindingQuery(walk: before)))
            let comparison = WalkComparison(
                of: walk, answers, told.compactMap(\.whole),
                with: WalkAnswers(try await store.walkAnswers(of: before), checklist: then.checklist),
                former.compactMap(\.whole))
            earlier = (then, comparison)
        }
    }

    /// What may be wrong in the words of a walk. Names of participants who agreed to it are none of that, but a number or an address beside a
    /// name is; the invitation, which says whom to ask, is not looked at.
    package static func warnings(of walk: SafetyWalk) -> [Bilingual] {
        let roles = [walk.leader] + walk.participants.map(\.role)
        let names = walk.participants.compactMap(\.names)
        // Published with what is found there.
        let open = [walk.title] + walk.stops.map(\.name)
        return warnings(ofOpen: open, at: walk.changed)
            + warnings(of: [walk.meetingPlace] + roles + names, at: walk.changed)
            + roles.flatMap { RoleScreening($0).warnings }
    }

    package func walks(_ query: WalkQuery, for caller: Caller) async throws -> [SafetyWalk] {
        var query = query
        query.municipalities = caller.municipalities
        return try await store.walks(query)
    }

    /// - Throws: ``Problem/notFound``.
    package func walk(_ id: WalkID, for caller: Caller) async throws -> SafetyWalk {
        guard let walk = try await store.walk(id, in: caller.municipalities) else { throw Problem.notFound }
        return walk
    }

    /// - Throws: ``Problem/notFound``.
    package func wholeWalk(_ id: WalkID, for caller: Caller) async throws -> WholeWalk {
        let walk = try await walk(id, for: caller)
        return try await WholeWalk(of: walk, in: store, seeing: caller.municipalities) {
            try await told($0, to: caller)
        }
    }

    /// Keeps a walk under an id that the caller made, so that one that is sent twice is kept once.
    ///
    /// - Parameter body: As `PUT /api/v1/walks/{id}` takes it.
    /// - Returns: The walk, and whether it was there already.
    /// - Throws: a ``Problem`` with every fault; with `walk.id-taken` for something else than what is kept under the id.
    package func keepWalk(_ body: JSONValue, as id: WalkID, for caller: Caller, at now: Timestamp)
        async throws
        -> (walk: SafetyWalk, isRepeat: Bool)
    {
        var reader = BodyReader(body)
        let draft = reader.walkDraft(projector)
        let municipality = draft.municipality ?? onlyMunicipality(of: caller)
        if let known = try await store.walk(id, in: []) {
            guard caller.sees(known.municipality) else { throw Self.problem(.idTaken) }
            try reader.finish()
            let sent = SafetyWalk(
                id: id, municipality: draft.municipality ?? known.municipality, title: draft.title,
                made: known.made, stops: draft.stops, repeats: draft.repeats)
            let said = try? sent.applying(draft.edits, on: SwedishTime(now).date, at: now).walk
            guard let said, said.isRepeat(of: known) else { throw Self.problem(.idTaken) }
            return (known, true)
        }
        guard let municipality, caller.sees(municipality), let profile = served[municipality]?.profile else {
            let codes = profiles(seenBy: caller).map(\.municipality.description).joined(separator: ", ")
            reader.wrongValue(
                at: JSONPointer.root.appending("municipality"), sv: "Någon av kommunerna \(codes).",
                en: "One of the municipalities \(codes).")
            try reader.finish()
            throw Problem.internalFault
        }
        let day = SwedishTime(now).date
        var stops = draft.stops
        var checklist = profile.checklist
        if let repeated = draft.repeats {
            if let earlier = try await store.walk(repeated, in: [municipality]) {
                // The same stops and questions, so that before and after can be compared.
                stops = earlier.stops
                checklist = earlier.checklist
            } else {
                reader.wrongValue(
                    at: JSONPointer.root.appending("repeats"),
                    sv: "Det finns ingen sådan vandring i kommunen.",
                    en: "There is no such walk in the municipality.")
            }
        }
        refuse(stops, outside: municipality, on: day, &reader)
        if draft.repeats == nil { stops = try await chosen(stops, in: municipality, &reader) }
        try reader.finish()
        let empty = SafetyWalk(
            id: id, municipality: municipality, title: draft.title, made: now, stops: stops,
            checklist: checklist,
            repeats: draft.repeats)
        let walk = try Self.refusing { () throws(WalkEditFault) in
            try empty.applying(draft.edits, on: day, at: now).walk
        }.asMade
        try await Self.refusing { try await store.addWalk(walk, by: caller.agent) }
        return (walk, false)
    }

    /// - Throws: ``Problem``; 412 when somebody else has changed it meanwhile.
    package func changeWalk(
        _ id: WalkID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> SafetyWalk {
        let walk = try await walk(id, for: caller)
        var reader = BodyReader(body)
        var edits = reader.walkEdits(projector)
        for index in edits.indices {
            guard case .setStops(let stops) = edits[index] else { continue }
            refuse(stops, outside: walk.municipality, on: SwedishTime(now).date, &reader)
            edits[index] = .setStops(try await chosen(stops, in: walk.municipality, &reader))
        }
        try reader.finish()
        let settled = edits
        return try await Self.refusing {
            try await store.changeWalk(
                id, in: caller.municipalities, settled, version: version, by: caller.agent, at: now)
        }
    }

    package func units(of municipality: MunicipalityCode) -> Set<Code<Reports.Unit>> {
        Set(served[municipality]?.profile.units.map(\.code) ?? [])
    }

    private func onlyMunicipality(of caller: Caller) -> MunicipalityCode? {
        let seen = profiles(seenBy: caller)
        return seen.count == 1 ? seen[0].municipality : nil
    }

    private func refuse(
        _ stops: [SafetyWalk.Stop], outside municipality: MunicipalityCode, on day: CivilDate,
        _ reader: inout BodyReader
    ) {
        for (index, stop) in stops.enumerated() {
            let pointer = JSONPointer.root.appending("stops").appending(index)
            refuse(stop.place, at: pointer, outside: municipality, on: day, &reader)
        }
    }

    /// The stops, each with the reasons of the hotspot that it was chosen from where none were given. A hotspot that the municipality has
    /// not is refused, and one that lies elsewhere.
    private func chosen(
        _ stops: [SafetyWalk.Stop], in municipality: MunicipalityCode, _ reader: inout BodyReader
    ) async throws -> [SafetyWalk.Stop] {
        var chosen: [SafetyWalk.Stop] = []
        for stop in stops {
            guard let id = stop.hotspot else {
                chosen.append(stop)
                continue
            }
            let pointer = JSONPointer.root.appending("stops").appending(stop.number - 1).appending("hotspot")
            guard let hotspot = try await store.keptHotspot(id, in: [municipality]) else {
                reader.wrongValue(
                    at: pointer, sv: "Det finns ingen sådan sparad plats i kommunen.",
                    en: "There is no such kept hotspot in the municipality.")
                continue
            }
            if let words = stop.elsewhere(than: hotspot) {
                reader.fault(
                    at: pointer, "walk.hotspot-elsewhere", sv: words.swedish, en: words.english)
            }
            chosen.append(stop.reasoned(by: hotspot))
        }
        return chosen
    }

    /// Refuses the `place` of the object at `pointer` when it lies outside a municipality.
    func refuse(
        _ place: Place, at pointer: JSONPointer, outside municipality: MunicipalityCode, on day: CivilDate,
        _ reader: inout BodyReader
    ) {
        guard !areas().isIn(municipality, place, on: day) else { return }
        reader.fault(
            at: pointer.appending("place"), "place.outside", sv: "Platsen ligger utanför kommunen.",
            en: "The place lies outside the municipality.")
    }

    private static func refusing<Value>(_ work: () throws(WalkEditFault) -> Value) throws(Problem) -> Value {
        do { return try work() } catch { throw problem(error) }
    }

    static func refusing<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let fault as WalkEditFault { throw problem(fault) }
    }
}
