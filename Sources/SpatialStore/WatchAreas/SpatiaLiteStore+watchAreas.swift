import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: WatchAreaStore {
    package func addWatchArea(_ area: WatchArea, by agent: Agent) async throws
        -> (area: WatchArea, isRepeat: Bool)
    {
        try await writer.commit { db in
            if let (number, known) = try WatchAreaRecord.area(area.id, in: [], db) {
                guard known.municipality == area.municipality,
                    try WatchAreaRecord.isRepeat(area, of: number, in: db)
                else { throw WatchAreaFault.idTaken }
                return (known, true)
            }
            try area.requireSound(on: SwedishTime(area.made).date)
            let number = try WatchAreaRecord.insert(area, in: db)
            try WatchAreaRecord.events.note(
                .made, Bilingual(swedish: "Området lades upp.", english: "The watch area was made."),
                of: number, by: agent, at: area.made, in: db)
            return (area, false)
        }
    }

    package func watchArea(_ id: WatchAreaID, in municipalities: Set<MunicipalityCode>) async throws
        -> WatchArea?
    {
        try await read { try WatchAreaRecord.area(id, in: municipalities, $0)?.area }
    }

    package func watchAreas(in municipalities: Set<MunicipalityCode>) async throws -> [WatchArea] {
        try await read { try WatchAreaRecord.areas(in: municipalities, $0) }
    }

    package func changeWatchArea(
        _ id: WatchAreaID, in municipalities: Set<MunicipalityCode>, _ edits: [WatchAreaEdit],
        version: Int, by agent: Agent, at moment: Timestamp
    ) async throws -> WatchArea {
        try await writer.commit { db in
            guard let (number, before) = try WatchAreaRecord.area(id, in: municipalities, db) else {
                throw WatchAreaFault.noSuchArea
            }
            guard before.version == version else { throw WatchAreaFault.stale(current: before.version) }
            let (area, words) = try before.applying(edits, at: moment)
            guard !words.isEmpty else { return before }
            try WatchAreaRecord.update(area, number: number, in: db)
            for (index, sentence) in words.enumerated() {
                // Nothing is changed after a withdrawal, which is the last that is told.
                let isLast = index == words.count - 1
                let kind: WatchAreaEventKind =
                    isLast && area.isWithdrawn && !before.isWithdrawn ? .withdrawn : .changed
                try WatchAreaRecord.events.note(
                    kind, sentence, of: number, by: agent, at: moment, in: db)
            }
            return area
        }
    }

    package func watchAreaHistory(of id: WatchAreaID) async throws -> [WatchAreaEvent] {
        try await read { try WatchAreaRecord.events.history(of: id, in: $0) }
    }
}
