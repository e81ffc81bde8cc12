import Reports

/// What meetings are kept in.
extension DigestedTable {
    static let meetingTables = [meetings, meetingDecisions, meetingEvents]

    /// With how many decisions it has, and how often something happened to it.
    static let meetings = DigestedTable(
        name: "meeting",
        columns: [
            "number", "id", "municipality", "day", "title", "present", "state", "agenda", "minutes",
            "version", "made", "changed", "asked", "called_off", "withdrawn",
        ],
        additions: [
            "(SELECT count(*) FROM meeting_decision WHERE meeting_decision.meeting = meeting.number)",
            "(SELECT max(meeting_event.number) FROM meeting_event WHERE meeting_event.meeting = meeting.number)",
        ],
        rowName: meetingName(of: "meeting.number"),
        promise: Bilingual(
            swedish: "varje möte finns, med sin dagordning och alla sina punkter, och säger vad det sade",
            english: "every meeting is there, with its agenda and all its points, and says what it said"))

    static let meetingDecisions = DigestedTable(
        name: "meeting_decision",
        columns: [
            "number", "id", "meeting", "position", "words", "owner", "due", "state", "reason", "link_kind",
            "link_id",
        ],
        rowName:
            "'point ' || meeting_decision.position || ' of ' || \(meetingName(of: "meeting_decision.meeting"))",
        promise: Bilingual(
            swedish: "varje beslut på ett möte är som det skrevs",
            english: "every decision of a meeting is as it was written"))

    static let meetingEvents = DigestedTable(
        name: "meeting_event",
        columns: ["meeting", "number", "at", "by", "person", "kind", "swedish", "english"],
        rowName:
            "'event ' || meeting_event.number || ' of ' || \(meetingName(of: "meeting_event.meeting"))",
        promise: Bilingual(
            swedish: "varje mötes historik är som den skrevs",
            english: "the history of each meeting is as it was written"))

    /// What an operator calls a meeting: by its id and the number of its row.
    static func meetingName(of number: String) -> String { name("meeting", in: "meeting", of: number) }
}

extension SoundnessPromise {
    /// That what belongs to meetings belongs to one that is there, that nothing of it is gone, and that decisions lead somewhere.
    static let meetingLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje beslut och händelse hör till ett möte som finns",
                english: "every decision and event is of a meeting that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.meetingName(of: "said.meeting")) || ' is gone' FROM (
                    SELECT meeting FROM meeting_decision UNION SELECT meeting FROM meeting_event) AS said
                WHERE NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.number = said.meeting)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje mötes beslut och händelser är numrerade utan lucka",
                english: "the decisions and the events of each meeting are numbered without a gap"),
            broken: """
                SELECT \(DigestedTable.meetingName(of: "meeting_event.meeting")) FROM meeting_event
                GROUP BY meeting HAVING count(*) <> max(meeting_event.number)
                UNION SELECT \(DigestedTable.meetingName(of: "meeting_decision.meeting")) FROM meeting_decision
                GROUP BY meeting HAVING count(*) <> max(meeting_decision.position)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje beslut leder till något som finns",
                english: "every decision leads to something that there is"),
            broken: """
                SELECT \(DigestedTable.meetingName(of: "meeting_decision.meeting")) FROM meeting_decision
                WHERE link_id IS NOT NULL AND NOT CASE link_kind
                    WHEN 'measure' THEN EXISTS (SELECT 1 FROM measure WHERE measure.id = link_id)
                    WHEN 'walk' THEN EXISTS (SELECT 1 FROM safety_walk WHERE safety_walk.id = link_id)
                    WHEN 'promise' THEN EXISTS (SELECT 1 FROM promise WHERE promise.id = link_id)
                    ELSE EXISTS (SELECT 1 FROM kept_hotspot WHERE kept_hotspot.id = link_id) END
                """),
    ]
}
