package import Geometry
import Planning
package import Prevention
package import Reports
package import Web

/// Hotspots as they were on the day that something was chosen from them. They are as if they were not for whoever has no right in their
/// municipality.
extension APIService {
    /// How many kept hotspots a list holds at most.
    package static let mostKeptHotspots = 200

    /// The latest kept first.
    package func keptHotspots(for caller: Caller) async throws -> [KeptHotspot] {
        try await store.keptHotspots(in: caller.municipalities, holding: nil, limit: Self.mostKeptHotspots)
    }

    /// - Throws: ``Problem/notFound``.
    package func keptHotspot(_ id: KeptHotspotID, for caller: Caller) async throws -> KeptHotspot {
        guard let kept = try await store.keptHotspot(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return kept
    }

    /// What a kept hotspot led to, and the reports behind it that the caller may see.
    package func chain(of hotspot: KeptHotspot, for caller: Caller) async throws -> KeptHotspotChain {
        var reports: [FiledReport] = []
        for member in hotspot.members.prefix(Self.mostShownMembers) {
            if let found = try await filedReport(member.description, for: caller) { reports.append(found) }
        }
        let walks = try await walks(WalkQuery(hotspot: hotspot.id), for: caller)
        return KeptHotspotChain(
            reports: reports.sorted {
                ($1.report.observed, $0.report.id) < ($0.report.observed, $1.report.id)
            }, walks: walks)
    }

    /// How many reports of a kept hotspot are shown, of those with the lowest ids.
    package static let mostShownMembers = 500

    /// Keeps the hotspot of an answer that a place is at, as it is now.
    ///
    /// - Parameters:
    ///   - reader: The question about hotspots; see ``hotspots(_:for:at:lookingForSurges:)``.
    ///   - id: Made by the caller: sent again it is the one that is kept already.
    /// - Returns: It, and whether it had been kept before; nil when the place is at none.
    /// - Throws: ``Problem``: 409 where another has the id.
    package func keepHotspot(
        at place: Place, asked reader: QueryReader, as id: KeptHotspotID, for caller: Caller,
        at now: Timestamp
    ) async throws -> (hotspot: KeptHotspot, isRepeat: Bool)? {
        let request = try hotspotRequest(reader, for: caller, at: now, lookingForSurges: false)
        if let known = try await store.keptHotspot(id, in: caller.municipalities) {
            guard Self.isKept(known, at: place, by: request.key) else { throw Self.hotspotIDTaken }
            return (known, true)
        }
        let answer = try await hotspots(reader, for: caller, at: now, lookingForSurges: false)
        guard let found = answer.hotspot(at: place),
            let municipality = municipality(of: found.centre, seenBy: caller, on: SwedishTime(now).date)
        else { return nil }
        let kept = KeptHotspot(
            found, id: id, of: municipality, from: request.question.from, until: request.question.until,
            categories: Array(request.key.categories), by: caller.agent, at: now)
        do {
            try await store.keep(kept)
        } catch KeptHotspotFault.idTaken {
            throw Self.hotspotIDTaken
        }
        return (kept, false)
    }

    /// Whether a kept hotspot is the one of this place by this question, as far as that can be told of what is frozen: a time that was not
    /// named is another with every day.
    private static func isKept(_ known: KeptHotspot, at place: Place, by asked: AskedHotspots) -> Bool {
        guard known.centre.distance(to: place).metres <= max(known.radius.metres, 50) else { return false }
        guard known.categories == Array(asked.categories).sorted() else { return false }
        if let since = asked.since, since != known.from { return false }
        if let until = asked.until, until < known.kept, until != known.until { return false }
        return true
    }

    private static let hotspotIDTaken = Problem.conflict(
        "hotspot.id-taken",
        Bilingual(
            swedish: "Något annat har redan detta id. Gör ett nytt.",
            english: "Something else has this id already. Make a new one."), at: "/id")

    private func municipality(of place: Place, seenBy caller: Caller, on day: CivilDate) -> MunicipalityCode?
    {
        let areas = areas()
        return profiles(seenBy: caller).map(\.municipality).first { areas.isIn($0, place, on: day) }
    }
}

/// What a kept hotspot rests on and what it led to, as far as somebody may see it.
package struct KeptHotspotChain: Sendable {
    /// The latest seen first.
    package let reports: [FiledReport]
    /// Those that stop at it.
    package let walks: [SafetyWalk]
}
