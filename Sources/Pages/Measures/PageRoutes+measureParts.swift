import API
import Exports
import Geometry
import JSON
import Prevention
import Projection
import Reports
import Web

/// What pages of measures have in common: what is typed as a place, and what a measure is because of.
extension PageRoutes {
    /// The place that a form names, as GeoJSON: a district, an address or a name, or degrees, several of which are a line. An empty text for
    /// none, nil for the area that the measure has.
    ///
    /// - Throws: 422 for what is no place.
    func place(of form: MeasureForm, for caller: Caller, at now: Timestamp) async throws -> JSONValue? {
        guard form.area != MeasureForm.sameArea else { return nil }
        if !form.area.isEmpty {
            let halves = form.area.split(separator: "/", maxSplits: 1).map(String.init)
            let day = SwedishTime(now).date
            guard halves.count == 2, let layer = AreaLayer(rawValue: halves[0]),
                let area = api.areas().versions(of: layer, code: halves[1]).first(where: {
                    $0.isValid(on: day)
                })
            else { throw Problem.notFound }
            return try json(.area(area.area))
        }
        let lines = form.place.split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }
            .filter { !$0.isEmpty }
        guard !lines.isEmpty else { return .string("") }
        var places: [Place] = []
        for line in lines {
            guard let place = try await place(typed: line, for: caller) else {
                let words = frame.words
                throw Problem.content([
                    .init(
                        .pointer("/place"), "member.value",
                        Bilingual(
                            swedish: words[.swedish]("walk-not-found", ["typed": line]),
                            english: words[.english]("walk-not-found", ["typed": line])))
                ])
            }
            places.append(place)
        }
        return try json(places.count == 1 ? .point(places[0]) : .line(places))
    }

    /// The same; where there is no such place, all else that is wrong in the form is told with it.
    ///
    /// - Parameter check: Throws what is wrong in the form without a place.
    func place(
        of form: MeasureForm, for caller: Caller, at now: Timestamp, check: () async throws -> Void
    ) async throws -> JSONValue? {
        do {
            return try await place(of: form, for: caller, at: now)
        } catch let problem as Problem where problem.kind == .faultyContent {
            do {
                try await check()
            } catch let other as Problem where other.kind == .faultyContent {
                throw Problem.content(other.faults + problem.faults)
            }
            throw problem
        }
    }

    private func place(typed text: String, for caller: Caller) async throws -> Place? {
        if let spot = WalkSpot(text) { return try? api.projector.place(of: spot.position) }
        return try await api.place(typed: text, for: caller)?.place
    }

    private func json(_ place: MeasurePlace) throws -> JSONValue? {
        let bytes = try JSONWriter.object { try $0.shape("place", place, api.projector) }
        return try JSONValue(parsing: bytes)["place"]
    }

    /// The causes that the caller sees, with links to them.
    ///
    /// - Parameter reached: The cases of findings among them, which go with those and are not taken away by themselves.
    func shown(
        _ causes: MeasureCauses, reaching reached: [Case.ID] = [], for caller: Caller, _ language: Language,
        _ words: Words
    ) async throws -> [ShownCause] {
        var list: [ShownCause] = []
        for id in causes.findings {
            guard let finding = try await api.seen({ try await api.finding(id, for: caller) }) else {
                continue
            }
            list.append(
                ShownCause(
                    address: "/iakttagelser/\(id)", name: finding.what ?? words["findings-withheld"],
                    kind: words["measures-cause-finding"],
                    state: finding.status.name.text(in: language), code: "findings:\(id)"))
        }
        for id in Set(causes.cases + reached).sorted() {
            guard let found = try await api.causingCases([id], for: caller).first else { continue }
            let isItself = causes.cases.contains(id)
            list.append(
                ShownCause(
                    address: "/arende/\(id)", name: counted(found, words),
                    kind: words[isItself ? "measures-cause-case" : "measures-cause-case-of-finding"],
                    state: found.state.name.text(in: language), code: isItself ? "cases:\(id)" : nil))
        }
        for (id, promise) in try await api.committed(to: causes.commitments, for: caller) {
            list.append(
                ShownCause(
                    address: "/loften/\(promise.id)",
                    name: promise.terms.commitment(id)?.text ?? promise.terms.title,
                    kind: words["promises-cause"], state: promise.standing.text(in: language),
                    code: "commitments:\(id)"))
        }
        for id in causes.hotspots {
            guard let hotspot = try await api.seen({ try await api.keptHotspot(id, for: caller) }) else {
                continue
            }
            list.append(
                ShownCause(
                    address: "/platser/sparade/\(id)",
                    name: [
                        hotspot.name ?? words["measures-unnamed-hotspot"], hotspot.reason.text(in: language),
                    ]
                    .joined(separator: ": "),
                    kind: words["measures-cause-hotspot"], state: hotspot.day.description,
                    code: "hotspots:\(id)"))
        }
        return list
    }

    private func counted(_ found: Case, _ words: Words) -> String {
        "\(groupName(of: found, words)), \(found.reportCount)"
    }
}
