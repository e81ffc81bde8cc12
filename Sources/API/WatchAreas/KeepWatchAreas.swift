import Geometry
import Intake
package import JSON
package import Prevention
import Projection
package import Reports
package import Web

/// Watch areas, as every door asks for them. One is of one municipality, and is as if it were not for whoever has no right there.
extension APIService {
    /// Everything that is known of a watch area.
    package struct WholeWatchArea: Sendable {
        package let area: WatchArea
        package let history: [WatchAreaEvent]
        /// The day by which it is told whether it is active.
        package let today: CivilDate
        /// What looks the same.
        package let warnings: [Bilingual]

        package init(
            _ area: WatchArea, history: [WatchAreaEvent], alike: [WatchArea] = [], on today: CivilDate
        ) {
            warnings = APIService.warnings(ofAlike: alike.map(\.name))
            self.area = area
            self.history = history
            self.today = today
        }
    }

    package func watchAreas(for caller: Caller) async throws -> [WatchArea] {
        try await store.watchAreas(in: caller.municipalities)
    }

    /// - Throws: ``Problem/notFound``.
    package func wholeWatchArea(_ id: WatchAreaID, for caller: Caller, at now: Timestamp) async throws
        -> WholeWatchArea
    {
        try await whole(try await watchArea(id, for: caller), at: now)
    }

    private func whole(_ area: WatchArea, at now: Timestamp) async throws -> WholeWatchArea {
        let alike = try await store.watchAreas(in: [area.municipality]).filter { $0.isAlike(area) }
        return WholeWatchArea(
            area, history: try await store.watchAreaHistory(of: area.id), alike: alike,
            on: SwedishTime(now).date)
    }

    private func watchArea(_ id: WatchAreaID, for caller: Caller) async throws -> WatchArea {
        guard let area = try await store.watchArea(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return area
    }

    /// Keeps a watch area under an id that the caller made, so that one that is sent twice is kept once.
    ///
    /// - Parameter body: As `PUT /api/v1/watch-areas/{id}` takes it.
    /// - Returns: The watch area, and whether it was there already.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, wherever.
    package func keepWatchArea(_ body: JSONValue, as id: WatchAreaID, for caller: Caller, at now: Timestamp)
        async throws -> (area: WholeWatchArea, isRepeat: Bool)
    {
        var reader = BodyReader(body)
        let profile = try namedProfile(&reader, for: caller)
        let parts = reader.watchAreaParts(isNew: true, projector)
        refuse(parts, outside: profile.municipality, at: now, &reader)
        try reader.finish()
        guard let area = parts.made(id, of: profile.municipality, at: now) else {
            throw Problem.internalFault
        }
        let kept = try await Self.refusingWatchArea {
            try await store.addWatchArea(area, by: caller.agent)
        }
        return (try await whole(kept.area, at: now), kept.isRepeat)
    }

    /// - Parameter body: As `PATCH /api/v1/watch-areas/{id}` takes it.
    /// - Throws: ``Problem``; 412 when somebody else has changed it meanwhile.
    package func changeWatchArea(
        _ id: WatchAreaID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholeWatchArea {
        let before = try await watchArea(id, for: caller)
        var reader = BodyReader(body)
        let parts = reader.watchAreaParts(isNew: false, projector)
        let edits = parts.edits
        reader.requireEdits(edits)
        refuse(parts, outside: before.municipality, at: now, &reader)
        try reader.finish()
        let changed = try await Self.refusingWatchArea {
            try await store.changeWatchArea(
                id, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
        }
        return try await whole(changed, at: now)
    }

    /// Why a text is no contact of a watch area: it seems to tell of a person, who is none of this.
    package static func contactFault(_ text: String, at now: Timestamp) -> Bilingual? {
        let screening = StaffTextScreening(text, on: SwedishTime(now).date)
        guard screening.tellsOfPerson else { return nil }
        return Bilingual(
            swedish: "Kontakten är en roll, som Kontaktombudet: inget nummer, ingen adress och inget namn.",
            english: "The contact is a role, such as the contact person: no number, no address and no name.")
    }

    private func refuse(
        _ parts: WatchAreaParts, outside municipality: MunicipalityCode, at now: Timestamp,
        _ reader: inout BodyReader
    ) {
        reader.refusePersonalData(parts.withdrawn, at: "withdrawn", "watch-area.personal-data", now)
        if let contact = parts.contact, let fault = Self.contactFault(contact, at: now) {
            reader.fault(
                at: JSONPointer.root.appending("contact"), "watch-area.contact-person", sv: fault.swedish,
                en: fault.english)
        }
        let (map, day) = (areas(), SwedishTime(now).date)
        let corners = parts.area?.value?.rings.flatMap(\.corners) ?? []
        if corners.contains(where: { !map.isIn(municipality, $0, on: day) }) {
            reader.fault(
                at: JSONPointer.root.appending("area"), "place.outside",
                sv: "Ytan når utanför kommunen.", en: "The area reaches outside the municipality.")
        }
    }

    /// How a refusal of the store is told.
    private static func refusingWatchArea<Value: Sendable>(_ work: () async throws -> Value) async throws
        -> Value
    {
        do {
            return try await work()
        } catch let fault as WatchAreaFault {
            switch fault {
            case .noSuchArea: throw Problem.notFound
            case .stale(let current): throw Problem.changedMeanwhile(current: current)
            case .daysOutOfOrder:
                throw Problem.content([
                    .init(.pointer("/until"), "watch-area.days-out-of-order", fault.words)
                ])
            case .dayTooEarly:
                throw Problem.content([.init(.pointer("/since"), "watch-area.day-too-early", fault.words)])
            case .sinceTooFar:
                throw Problem.content([.init(.pointer("/since"), "watch-area.day-too-far", fault.words)])
            case .untilTooFar:
                throw Problem.content([.init(.pointer("/until"), "watch-area.day-too-far", fault.words)])
            case .isWithdrawn: throw Problem.conflict("watch-area.withdrawn", fault.words)
            case .idTaken: throw Problem.conflict("watch-area.id-taken", fault.words)
            }
        }
    }
}

/// What a body says of a watch area, whether it is to be made or changed: nil for what it does not name.
struct WatchAreaParts {
    var name: String?
    var area: MeasureParts.Emptied<Area>?
    var households: MeasureParts.Emptied<Int>?
    var contact: String?
    var since: CivilDate?
    var until: MeasureParts.Emptied<CivilDate>?
    /// Why it is withdrawn.
    var withdrawn: String?

    /// What is to be changed.
    var edits: [WatchAreaEdit] {
        var edits: [WatchAreaEdit] = []
        if let name { edits.append(.setName(name)) }
        if let area { edits.append(.setArea(area.value)) }
        if let households { edits.append(.setHouseholds(households.value)) }
        if let contact { edits.append(.setContact(contact)) }
        if let since { edits.append(.setSince(since)) }
        if let until { edits.append(.setUntil(until.value)) }
        if let withdrawn { edits.append(.withdraw(reason: withdrawn)) }
        return edits
    }

    /// A watch area made of it; nil without a name or a first day.
    func made(_ id: WatchAreaID, of municipality: MunicipalityCode, at now: Timestamp) -> WatchArea? {
        guard let name, let since else { return nil }
        return WatchArea(
            id: id, municipality: municipality, name: name, area: area?.value,
            households: households?.value, contact: contact ?? "", since: since, until: until?.value,
            made: now)
    }
}

extension BodyReader {
    /// The members of `PUT /api/v1/watch-areas/{id}` and of `PATCH`, which are the same but for the municipality.
    ///
    /// - Parameter isNew: Whether a name and a first day are required.
    fileprivate mutating func watchAreaParts(isNew: Bool, _ projector: Projector) -> WatchAreaParts {
        var parts = WatchAreaParts()
        parts.name = line("name", isRequired: isNew, most: WatchArea.longestLine)
        if let isEmpty = emptied("area") {
            parts.area = isEmpty ? .nothing : area("area", projector).map { .given($0) }
        }
        if let isEmpty = emptied("households") {
            parts.households =
                isEmpty ? .nothing : wholeNumber("households", in: WatchArea.numbers).map { .given($0) }
        }
        parts.contact = plain("contact", most: WatchArea.longestLine)
        if json("since", isRequired: isNew) != nil { parts.since = day("since") }
        if let isEmpty = emptied("until") {
            parts.until = isEmpty ? .nothing : day("until").map { .given($0) }
        }
        if !isNew, json("withdrawn") != nil {
            parts.withdrawn = line("withdrawn", isRequired: true, most: WatchArea.longestReason)
        }
        return parts
    }
}
