import Exports
import HTTPTypes
import Hummingbird
package import JSON
import Prevention
import Reports
package import Web

extension APIService {
    /// The routes of meetings of municipality and police.
    var meetingRoutes: [Route] {
        [
            listMeetings, keepMeeting, readMeeting, readAgenda, editMeeting, keepMeetingDecision,
            editMeetingDecision,
        ]
    }

    private static let oneMeeting: [Route.Answer] = [
        .init(
            .ok, "The meeting as it is now.", "application/json", .named("WholeMeeting"),
            example: Examples.wholeMeeting, headers: ["ETag"])
    ]
    private static let newMeeting: [Route.Answer] = [
        .init(
            .created, "Kept.", "application/json", .named("WholeMeeting"),
            example: Examples.wholeMeeting, headers: ["ETag", "Location"]),
        .init(
            .ok, "Had been kept before.", "application/json", .named("WholeMeeting"),
            example: Examples.wholeMeeting, headers: ["ETag", "Location"]),
    ]
    private static let meetingProblems: [ProblemKind] = [.faultyContent, .conflict, .notWritable, .notReady]

    private var listMeetings: Route {
        Route(
            .get, "/api/v1/meetings", .to(.plan),
            query: [.init("state", .words(MeetingState.self), "In this state.", example: "opened")],
            headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Samverkansmöten", english: "Meetings"),
            notes: """
                Of municipality and police, with their agendas and decisions; the latest day first, at most \(MeetingQuery.most). One that was called off or \
                withdrawn stays among them in its `state`, and says why in `calledOff` or `withdrawn`.
                """,
            answers: [
                .init(
                    .ok, "The meetings.", "application/json", .named("Meetings"), example: Examples.meetings)
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let state = reader.word("state", MeetingState.self)
            try reader.finish()
            let found = try await meetings(MeetingQuery(state: state), for: try call.caller())
            let language = call.language
            return .json(
                JSONWriter.object { $0.meetings(found) { $0.text(in: language) } },
                headers: [.contentLanguage: language.rawValue])
        }
    }

    private var keepMeeting: Route {
        Route(
            .put, "/api/v1/meetings/{id}", .to(.keepPicture), headers: [.acceptLanguage],
            body: .init(limit: 16 * 1_024, schema: .named("NewMeeting"), example: Examples.newMeeting),
            summary: Bilingual(swedish: "Lägg upp ett möte", english: "Keep a meeting"),
            notes: """
                Under an id that the caller makes, a UUID: sent again with the same content it is the meeting that is kept already, as it is now; \
                with other content, or when another meeting has the id, wherever, 409. `day` may lie ahead, five years at most, and is of 2000 or later. `present`: offices and roles, no names. \
                `warnings`: words that seem to hold personal data or to accuse someone; they are kept; and others that look the same.
                """,
            answers: Self.newMeeting, problems: Self.meetingProblems
        ) { call in
            let kept = try await keepMeeting(
                try call.json(), as: try call.value { MeetingID($0) }, for: try call.caller(), at: call.now)
            return response(kept.meeting, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var readMeeting: Route {
        Route(
            .get, "/api/v1/meetings/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Läs ett möte", english: "Read a meeting"),
            notes:
                "With everything that happened to it and its decisions. `agenda` is null while it is planned. `ETag` is the version to change it by.",
            answers: Self.oneMeeting
        ) { call in
            let whole = try await wholeMeeting(
                try call.value { MeetingID($0) }, for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var readAgenda: Route {
        Route(
            .get, "/api/v1/meetings/{id}/agenda", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Mötets dagordning", english: "The agenda of a meeting"),
            notes: """
                As it was frozen when the meeting was opened; of a planned meeting as it would be made now. `decided`: what was decided last time and whether \
                it is done, and what is not done of what was decided before that; `undecided`; `alarms` of rises; `hotspots` that were kept \
                since the last meeting; `overdue`: measures, follow-ups of promises, findings and duties of the law. `source` says where a point comes from. Texts that seem to hold personal data are not copied.
                """,
            answers: [
                .init(
                    .ok, "The agenda.", "application/json", .named("MeetingAgenda"),
                    example: Examples.meetingAgenda)
            ], problems: [.conflict]
        ) { call in
            let agenda = try await agenda(
                of: try call.value { MeetingID($0) }, for: try call.caller(), at: call.now)
            let language = call.language
            return .json(
                JSONWriter.object { agenda.write(to: &$0) { $0.text(in: language) } },
                headers: [.contentLanguage: language.rawValue])
        }
    }

    private var editMeeting: Route {
        Route(
            .patch, "/api/v1/meetings/{id}", .to(.keepPicture), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 64 * 1_024, schema: .named("MeetingEdit"), example: Examples.meetingEdit),
            summary: Bilingual(swedish: "Ändra ett möte", english: "Change a meeting"),
            notes: """
                At least one member; all of them or none. `state`: `opened`, from the meeting's day on, freezes the agenda, which never changes after that but for words that are corrected at the meeting that decided them, and \
                neither does `day`; `planned` takes an opened meeting without points back; `closed` lets the minutes stand; a closed meeting is opened \
                again by `opened`, and keeps its agenda. Who sees a part of the municipality's reports alone opens none, takes none back and withdraws none: 409. `calledOff`: why a planned one is not \
                held; until its day has passed an empty text takes that back. `withdrawn`: why it was entered by mistake; then it counts for nothing and changes no more, \
                and what its points lead to stays. Both keep `state`, and are refused where they seem to hold personal data; `history` says who and when.
                """,
            answers: Self.oneMeeting,
            problems: Self.meetingProblems + [.versionMissing, .changedMeanwhile]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changeMeeting(
                try call.value { MeetingID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var keepMeetingDecision: Route {
        Route(
            .put, "/api/v1/meetings/{id}/decisions/{decision}", .to(.keepPicture),
            headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 16 * 1_024, schema: .named("NewDecision"), example: Examples.newDecision),
            summary: Bilingual(swedish: "Lägg till en punkt", english: "Add a decision"),
            notes: """
                To a meeting that is open, under an id that the caller makes; one that stands there just so is left as it is, and another under its id is 409. \
                `state`: `undecided` when absent; what is `decided` or `done` takes an `owner`, a role or a unit, and one that seems to tell of a person is \
                refused; what is `dropped` takes a `reason`. Words and reasons that seem to hold personal data are refused, since later agendas freeze them. `due` is from the day of the meeting on, five years ahead at most. `link`: the `measure`, `walk`, `promise` or kept `hotspot` that it leads to or is about, of the same \
                municipality. `If-Match` is the version of the meeting.
                """,
            answers: Self.newMeeting,
            problems: Self.meetingProblems + [.versionMissing, .changedMeanwhile]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let kept = try await keepDecision(
                try call.json(), as: try call.value(1) { DecisionID($0) },
                of: try call.value { MeetingID($0) }, version: version, for: try call.caller(), at: call.now
            )
            return response(kept.meeting, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var editMeetingDecision: Route {
        Route(
            .patch, "/api/v1/meetings/{id}/decisions/{decision}", .to(.keepPicture),
            headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 16 * 1_024, schema: .named("DecisionEdit"), example: Examples.decisionEdit),
            summary: Bilingual(swedish: "Följ upp en punkt", english: "Change a decision"),
            notes: """
                Also of a meeting that is closed: that is how decisions are followed. At least one member; all of them or none. `due` and `link` are taken away by an empty \
                text. What it was stays in the history of the meeting. Words and a reason that are corrected are corrected on the agendas that tell them.
                """,
            answers: Self.oneMeeting,
            problems: Self.meetingProblems + [.versionMissing, .changedMeanwhile]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changeDecision(
                try call.json(), try call.value(1) { DecisionID($0) },
                of: try call.value { MeetingID($0) }, version: version, for: try call.caller(), at: call.now
            )
            return response(whole, call.language)
        }
    }

    private func response(
        _ whole: WholeMeeting, _ language: Language, status: HTTPResponse.Status = .ok
    ) -> Response {
        let body = JSONWriter.object { whole.write(to: &$0, in: language) }
        return .json(
            body, version: whole.meeting.version, at: "/api/v1/meetings/\(whole.meeting.id)", in: language,
            status: status)
    }
}

extension APIService.WholeMeeting {
    /// The meeting, its history and what should not stand in it, as the API writes them.
    package func write(to object: inout JSONObject, in language: Language) {
        meeting.write(to: &object) { $0.text(in: language) }
        object.history(history) { $0.text(in: language) }
        if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
    }
}
