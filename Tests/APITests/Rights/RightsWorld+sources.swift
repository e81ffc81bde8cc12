import Prevention
import Reports
import SpatialStore
import TestSupport

@testable import API
@testable import Web

extension RightsWorld {
    /// Of routes about what the situational picture rests on beside reports and surveys.
    func sourceProbe(of route: Route) async throws -> RightsProbe? {
        switch route.name {
        case "GET /api/v1/dialogues": return make(route, mark: try await keptDialogue().description)
        case "PUT /api/v1/dialogues/{id}":
            return make(route, id: "\(try freshID())", body: Examples.newDialogue)
        case "GET /api/v1/dialogues/{id}": return make(route, id: "\(try await keptDialogue())")
        case "PATCH /api/v1/dialogues/{id}":
            let id = try await keptDialogue()
            return try await make(
                route, id: "\(id)", body: Examples.dialogueEdit, version: "/api/v1/dialogues/\(id)")
        case "GET /api/v1/crime-statistics": return make(route, mark: try await keptCount().publisher.text)
        case "POST /api/v1/crime-statistics": return make(route, body: Examples.newCrimeCounts)
        case "DELETE /api/v1/crime-statistics":
            let key = try await keptCount()
            return make(
                route,
                query:
                    "?area=\(key.area)&offence=\(key.offence)&publisher=\(key.publisher)&period=\(key.period)"
            )
        case "GET /api/v1/watch-areas": return make(route, mark: try await keptWatchArea().description)
        case "PUT /api/v1/watch-areas/{id}":
            return make(route, id: "\(try freshID())", body: Examples.newWatchArea)
        case "GET /api/v1/watch-areas/{id}": return make(route, id: "\(try await keptWatchArea())")
        case "PATCH /api/v1/watch-areas/{id}":
            let id = try await keptWatchArea()
            return try await make(
                route, id: "\(id)", body: Examples.watchAreaEdit, version: "/api/v1/watch-areas/\(id)")
        case "GET /api/v1/duties": return make(route, mark: try await keptDuty().description)
        case "PUT /api/v1/duties/{id}":
            return make(route, id: "\(try freshID())", body: Examples.newDutyDone)
        case "POST /api/v1/duties/{id}/withdrawal":
            return make(route, id: "\(try await keptDuty())", body: Examples.dutyWithdrawal)
        default: return nil
        }
    }

    /// That Olofström has done something.
    private func keptDuty() async throws -> DutyDoneID {
        var chance = SystemRandomNumberGenerator()
        let done = DutyDone(
            id: DutyDoneID(at: .testNow, using: &chance), municipality: try MunicipalityCode("1060").orFail(),
            duty: .council, day: SwedishTime(.testNow).date, role: "Rådet", made: .testNow, by: "anna")
        return try await ask.installation.store.addDutyDone(done).done.id
    }

    /// A watch area of Olofström.
    private func keptWatchArea() async throws -> WatchAreaID {
        var chance = SystemRandomNumberGenerator()
        let area = WatchArea(
            id: WatchAreaID(at: .testNow, using: &chance),
            municipality: try MunicipalityCode("1060").orFail(),
            name: "Kvarteret Linden", since: SwedishTime(.testNow).date, made: .testNow)
        return try await ask.installation.store.addWatchArea(area, by: "anna").area.id
    }

    /// A count that Olofström keeps.
    private func keptCount() async throws -> CrimeCount.Key {
        let home = try MunicipalityCode("1060").orFail()
        let key = CrimeCount.Key(
            keeper: home, area: CrimeArea(home), offence: try OffenceName("Rattfylleri").orFail(),
            period: try CrimePeriod("2024").orFail(), publisher: try SourceName("Polisregionen").orFail())
        let count = try CrimeCount(key: key, count: 9, status: .settled).orFail()
        _ = try await ask.installation.store.keepCounts([count], by: "anna", at: .testNow)
        return key
    }

    /// A dialogue of Olofström.
    private func keptDialogue() async throws -> DialogueID {
        var chance = SystemRandomNumberGenerator()
        let dialogue = Dialogue(
            id: DialogueID(at: .testNow, using: &chance), municipality: try MunicipalityCode("1060").orFail(),
            day: SwedishTime(.testNow).date, whereabouts: "Folkets hus", made: .testNow)
        return try await ask.installation.store.addDialogue(dialogue, by: "anna").dialogue.id
    }
}
