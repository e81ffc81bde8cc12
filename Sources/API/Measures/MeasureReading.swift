import Geometry
import JSON
import Prevention
import Projection
import Reports
import Web

/// What a body says of a measure, whether it is to be made or changed: nil for what it does not name.
struct MeasureParts {
    var kind: Code<MeasureKind>?
    var title: String?
    var details: String?
    var place: Emptied<MeasurePlace>?
    var planned: Emptied<CivilDate>?
    var begun: Emptied<CivilDate>?
    var done: CivilDate?
    var cost: Emptied<Kronor>?
    var responsible: Measure.Responsible?
    var units: [Code<Reports.Unit>]?
    var cases: [Case.ID]?
    var hotspots: [KeptHotspotID]?
    var findings: [FindingID]?
    var commitments: [CommitmentID]?
    var state: MeasureState?
    var reason: String?
    var isPublished: Bool?

    /// A value, or that there is to be none.
    enum Emptied<Value> {
        case nothing
        case given(Value)

        var value: Value? { if case .given(let value) = self { value } else { nil } }
    }

    /// The causes that are named, with those of `former` of a kind that is not.
    ///
    /// - Parameter unseen: Cases among the former that the caller may not see, and so not take away.
    func causes(insteadOf former: MeasureCauses, keeping unseen: Set<Case.ID> = []) -> MeasureCauses {
        MeasureCauses(
            cases: cases.map { $0 + former.cases.filter(unseen.contains) } ?? former.cases,
            hotspots: hotspots ?? former.hotspots, findings: findings ?? former.findings,
            commitments: commitments ?? former.commitments)
    }

    /// What is to be changed of a measure.
    func edits(of measure: Measure, keeping unseen: Set<Case.ID>) -> [MeasureEdit] {
        var edits: [MeasureEdit] = []
        if let kind { edits.append(.setKind(kind)) }
        if let title { edits.append(.setTitle(title)) }
        if let details { edits.append(.setDetails(details)) }
        if let place { edits.append(.setPlace(place.value)) }
        if let planned { edits.append(.setPlanned(planned.value)) }
        if let cost { edits.append(.setCost(cost.value)) }
        if let responsible { edits.append(.setResponsible(responsible)) }
        if let units { edits.append(.setUnits(units)) }
        if cases != nil || hotspots != nil || findings != nil || commitments != nil {
            edits.append(.setCauses(causes(insteadOf: measure.causes, keeping: unseen)))
        }
        if let state { edits.append(.setState(state, reason: reason)) }
        if let begun { edits.append(.setBegun(begun.value)) }
        if let done { edits.append(.setDone(done)) }
        if let isPublished { edits.append(.setPublished(isPublished)) }
        return edits
    }

    /// A measure made of it.
    func measure(_ id: MeasureID, of municipality: MunicipalityCode, at now: Timestamp) -> Measure? {
        guard let kind, let title else { return nil }
        return Measure(
            id: id, municipality: municipality, kind: kind, title: title, details: details ?? "",
            place: place?.value,
            days: MeasureDays(planned: planned?.value, begun: begun?.value, done: done), cost: cost?.value,
            responsible: responsible ?? .municipality, units: units ?? [],
            causes: causes(insteadOf: MeasureCauses()), state: state ?? .proposed, made: now)
    }
}

extension BodyReader {
    /// The members of `PUT /api/v1/measures/{id}` and of `PATCH`, which are the same but for the municipality.
    ///
    /// - Parameters:
    ///   - isNew: Whether a kind and a title are required, and a state that needs a reason is refused.
    ///   - profile: The municipality's.
    mutating func measureParts(isNew: Bool, of profile: Profile, _ projector: Projector) -> MeasureParts {
        var parts = MeasureParts()
        if json("kind", isRequired: isNew) != nil {
            parts.kind = choice("kind", Choices(profile.measureKinds.all.map(\.code)))
        }
        parts.title = line("title", isRequired: isNew)
        parts.details = plain("details", most: Measure.longestDetails)
        parts.place = measurePlace(projector)
        parts.planned = emptiedDay("planned")
        parts.begun = emptiedDay("begun")
        parts.done = day("done")
        parts.cost = cost()
        parts.responsible = word("responsible", Measure.Responsible.self)
        if json("units") != nil {
            parts.units = distinct(
                choices("units", most: Measure.mostUnits, Choices(profile.units.map(\.code))))
        }
        if let causes = json("causes") { readCauses(causes, into: &parts) }
        parts.state = word("state", MeasureState.self)
        parts.reason = line("reason", most: Measure.longestReason)
        // Somebody who has seen what is kept decides that everybody may.
        if !isNew { parts.isPublished = bool("published") }
        if isNew, parts.state == .stopped {
            wrongValue(
                at: pointer.appending("state"), sv: "En ny åtgärd är inte stoppad.",
                en: "A new measure is not stopped.")
        }
        return parts
    }

    private mutating func emptiedDay(_ key: String) -> MeasureParts.Emptied<CivilDate>? {
        guard let isEmpty = emptied(key) else { return nil }
        return isEmpty ? .nothing : day(key).map { .given($0) }
    }

    private mutating func cost() -> MeasureParts.Emptied<Kronor>? {
        guard let isEmpty = emptied("cost") else { return nil }
        if isEmpty { return .nothing }
        return wholeNumber("cost", in: Kronor.amounts).flatMap { Kronor($0) }.map { .given($0) }
    }

    private mutating func measurePlace(_ projector: Projector) -> MeasureParts.Emptied<MeasurePlace>? {
        guard let json = json("place") else { return nil }
        if json.string == "" { return .nothing }
        switch json["type"]?.string {
        case "Point": return place("place", projector).map { .given(.point($0)) }
        case "LineString": return lineString("place", projector).map { .given(.line($0)) }
        case "Polygon", "MultiPolygon": return area("place", projector).map { .given(.area($0)) }
        default:
            wrongType(
                at: pointer.appending("place"),
                sv: "en Point, LineString, Polygon eller MultiPolygon med [longitud, latitud]",
                en: "a Point, LineString, Polygon or MultiPolygon of [longitude, latitude]")
            return nil
        }
    }

    private mutating func readCauses(_ json: JSONValue, into parts: inout MeasureParts) {
        var inner = BodyReader(json, at: pointer.appending("causes"))
        parts.cases = inner.ids("cases")
        parts.hotspots = inner.ids("hotspots")
        parts.findings = inner.ids("findings")
        parts.commitments = inner.ids("commitments")
        do throws(Problem) { try inner.finish() } catch { add(inner.faults) }
    }

    /// A list of ids; nil when it is absent.
    private mutating func ids<Kind>(_ key: String) -> [Identifier<Kind>]? {
        guard json(key) != nil else { return nil }
        return values(key, most: MeasureCauses.most, sv: "Ett UUID.", en: "A UUID.") { Identifier<Kind>($0) }
    }

    private func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}
