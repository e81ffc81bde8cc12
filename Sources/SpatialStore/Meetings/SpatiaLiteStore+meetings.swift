import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: MeetingStore {
    package func addMeeting(_ meeting: Meeting, by agent: Agent) async throws
        -> (meeting: Meeting, isRepeat: Bool)
    {
        try await writer.commit { db in
            if let (number, known) = try MeetingRecord.meeting(meeting.id, in: [], db) {
                guard known.municipality == meeting.municipality,
                    try MeetingRecord.isRepeat(meeting, of: number, in: db)
                else { throw MeetingFault.idTaken }
                return (known, true)
            }
            try meeting.requireSoundDay(on: SwedishTime(meeting.made).date)
            let number = try MeetingRecord.insert(meeting, in: db)
            try MeetingRecord.events.note(
                .made, Bilingual(swedish: "Mötet lades upp.", english: "The meeting was made."), of: number,
                by: agent, at: meeting.made, in: db)
            return (meeting, false)
        }
    }

    package func meeting(_ id: MeetingID, in municipalities: Set<MunicipalityCode>) async throws -> Meeting? {
        try await read { try MeetingRecord.meeting(id, in: municipalities, $0)?.meeting }
    }

    package func meetings(_ query: MeetingQuery) async throws -> [Meeting] {
        try await read { try MeetingRecord.meetings(query, in: $0) }
    }

    package func changeMeeting(
        _ id: MeetingID, in municipalities: Set<MunicipalityCode>, _ edits: [MeetingEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> Meeting {
        try await writer.commit { db in
            guard let (number, before) = try MeetingRecord.meeting(id, in: municipalities, db) else {
                throw MeetingFault.noSuchMeeting
            }
            guard before.version == version else { throw MeetingFault.stale(current: before.version) }
            let (meeting, told) = try before.applying(edits, at: moment)
            guard !told.isEmpty else { return before }
            try MeetingRecord.update(meeting, from: before, number: number, in: db)
            for (kind, sentence) in told {
                try MeetingRecord.events.note(kind, sentence, of: number, by: agent, at: moment, in: db)
            }
            for (decision, former) in meeting.reworded(since: before) {
                for (other, held) in try MeetingRecord.meetings(telling: decision.id, in: db) {
                    guard
                        let (mended, sentence) = held.mending(
                            decision, insteadOf: former, of: meeting, at: moment)
                    else { continue }
                    try MeetingRecord.update(mended, from: held, number: other, in: db)
                    try MeetingRecord.events.note(
                        .changed, sentence, of: other, by: agent, at: moment, in: db)
                }
            }
            return meeting
        }
    }

    package func meetingHistory(of id: MeetingID) async throws -> [MeetingEvent] {
        try await read { try MeetingRecord.events.history(of: id, in: $0) }
    }
}
