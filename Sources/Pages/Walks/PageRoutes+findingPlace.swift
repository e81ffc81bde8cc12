import API
import Exports
import JSON
import Prevention
import Projection
import Reports
import Web

/// What a form says of a finding, and where it is said to lie: an address, a name or degrees, as a measure's place is typed.
extension PageRoutes {
    /// The place of a new finding, as the API takes it; nil for that of its stop.
    ///
    /// - Throws: 422 for what is no place.
    func findingPlace(typedIn form: FormText, for caller: Caller, at now: Timestamp) async throws
        -> JSONValue?
    {
        let typed = (form[FindingFields.spotField] ?? "").trimmingSpaces
        return typed.isEmpty ? nil : try await point(typed: typed, for: caller, at: now)
    }

    /// The place that a finding gets, as the API takes it; nil for the one that it has. Where nothing is typed it lies where its stop does.
    ///
    /// - Throws: 422 for what is no place.
    func findingPlace(
        of finding: ToldFinding, typedIn form: FormText, for caller: Caller, at now: Timestamp
    ) async throws -> JSONValue? {
        guard let typed = form[FindingFields.spotField]?.trimmingSpaces, let whole = finding.whole else {
            return nil
        }
        let kept = try findingSpot(whole)
        var wanted = typed
        if typed.isEmpty, let stop = try await api.walk(whole.walk, for: caller).stop(whole.stop) {
            wanted = WalkSpot.written(try api.projector.position(of: stop.place))
        }
        return wanted == kept ? nil : try await point(typed: wanted, for: caller, at: now)
    }

    /// What a form says of a finding that is kept, as `PATCH /api/v1/findings/{id}` takes it.
    ///
    /// - Parameter touchedAlone: Leaves out what nobody has changed in the form.
    /// - Throws: 422 for a place that is none.
    func findingMembers(
        of id: FindingID, in form: FormText, touchedAlone: Bool, for caller: Caller, at now: Timestamp
    ) async throws -> [(key: String, value: JSONValue)] {
        func isMeant(_ field: String) -> Bool { !touchedAlone || KeptFields.isTouched(field, in: form) }
        let fields = [
            ("what", "vad"), ("where", "var"), ("gravity", "allvar"), ("action", "forslag"),
            ("unit", "ansvarig"), ("due", "senast"), ("status", "lage"),
        ]
        var members: [(key: String, value: JSONValue)] = []
        for (member, field) in fields where isMeant(field) {
            members.append((member, .string(form[field] ?? "")))
        }
        if isMeant(FindingFields.spotField) {
            let finding = try await api.finding(id, for: caller)
            if let place = try await findingPlace(of: finding, typedIn: form, for: caller, at: now) {
                members.append(("place", place))
            }
        }
        return members
    }

    /// Where a finding lies, as its form has it.
    func findingSpot(_ finding: Finding) throws -> String {
        WalkSpot.written(try api.projector.position(of: finding.place))
    }

    private func point(typed text: String, for caller: Caller, at now: Timestamp) async throws -> JSONValue? {
        var spot = MeasureForm()
        spot.place = text
        return try await place(of: spot, for: caller, at: now)
    }
}
