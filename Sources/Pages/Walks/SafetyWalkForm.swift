import JSON
import Prevention
import Reports
import Web

/// What a form says of a walk, as the body of the API that it stands for. What was typed is kept as it is.
struct SafetyWalkForm: Sendable {
    private let language: Language
    var title = ""
    var before = ""
    var day = ""
    var time = ""
    var after = ""
    var meetingPlace = ""
    var leader = ""
    var participants = ""
    var invitation: String?
    var repeats: String?
    var stops: [Stop] = []
    /// The question about hotspots that the stops were chosen by, as the address of `GET /api/v1/hotspots` has it.
    var question = ""

    /// A stop as a form carries it.
    struct Stop: Sendable {
        let number: Int
        let name: String
        /// `14.53,56.28`
        let spot: String
        let swedish: String
        let english: String
        /// The id that the hotspot which it is at is kept under; empty for a place of somebody's own.
        var hotspot: String

        init(number: Int, name: String, spot: String, reason: Bilingual, hotspot: String = "") {
            self.number = number
            self.name = name
            self.spot = spot
            swedish = reason.swedish
            english = reason.english
            self.hotspot = hotspot
        }
    }

    init(_ language: Language) { self.language = language }

    init(_ form: FormText, _ language: Language) {
        self.language = language
        title = form["namn"] ?? ""
        before = form["formote"] ?? ""
        day = form["dag"] ?? ""
        time = form["tid"] ?? ""
        after = form["efter"] ?? ""
        meetingPlace = form["samling"] ?? ""
        leader = form["ledare"] ?? ""
        participants = form["deltagare"] ?? ""
        invitation = form["inbjudan"]
        question = form["fraga"] ?? ""
        repeats = form["upprepar"].flatMap { $0.isEmpty ? nil : $0 }
        for number in 1...SafetyWalk.mostStops {
            guard let spot = form["stopp-\(number)"] else { continue }
            stops.append(
                Stop(
                    number: number, name: form["stoppnamn-\(number)"] ?? "", spot: spot,
                    reason: Bilingual(
                        swedish: form["skal-\(number)"] ?? "", english: form["skal-en-\(number)"] ?? ""),
                    hotspot: form["otrygg-\(number)"] ?? ""))
        }
    }

    init(_ walk: SafetyWalk, _ language: Language) {
        self.language = language
        title = walk.title
        before = walk.days.before?.description ?? ""
        day = walk.days.walk?.description ?? ""
        time = walk.starts.map { Clock.text($0) } ?? ""
        after = walk.days.after?.description ?? ""
        meetingPlace = walk.meetingPlace
        leader = walk.leader
        participants = walk.participants.map { group in
            [group.role, "\(group.count)"].joined(separator: ": ") + (group.names.map { " (\($0))" } ?? "")
        }.joined(separator: "\n")
    }

    /// The `id` of the field for a fault's pointer, or for the first word of it.
    static let fields = [
        "title": "namn", "days": "dag", "days/before": "formote", "days/after": "efter", "startsAt": "tid",
        "meetingPlace": "samling", "leader": "ledare",
        "participants": "deltagare", "stops": "stopp", "invitation": "inbjudan", "state": "steg",
        "id": "main",
        "municipality": "main", "repeats": "main",
    ]

    /// As `PUT /api/v1/walks/{id}` and, without stops, `PATCH` take it.
    var body: JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("title", .string(title)),
            (
                "days",
                .object(
                    [("before", before), ("walk", day), ("after", after)].filter { !$0.1.isEmpty }.map {
                        ($0.0, .string($0.1))
                    })
            ),
            ("meetingPlace", .string(meetingPlace)), ("leader", .string(leader)),
            ("participants", .array(groups)),
        ]
        if let startsAt { members.append(("startsAt", .string(startsAt))) }
        if let invitation { members.append(("invitation", .string(invitation))) }
        if let repeats {
            members.append(("repeats", .string(repeats)))
        } else if !stops.isEmpty {
            members.append(("stops", .array(stops.map(\.json))))
        }
        return .object(members)
    }

    /// The day and the time by Swedish clocks; what is no time is left for the API to refuse. Nil where the day alone is wrong, which the API
    /// tells.
    private var startsAt: String? {
        guard !time.isEmpty else { return "" }
        guard let minute = Clock.minuteOfDay(time) else { return time }
        guard let date = CivilDate(day) else { return day.isEmpty ? time : nil }
        return SwedishTime.shownMoment(of: date, minuteOfDay: minute)?.rfc3339 ?? "\(date)T\(time)"
    }

    /// A role a line: `Boende: 8 (Anna Ek, Bo Alm)`. Names in brackets are there because the line above the field says that they agreed.
    private var groups: [JSONValue] {
        participants.split(whereSeparator: \.isNewline).map { line in
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let rest = halves.count == 2 ? halves[1] : ""
            let count = rest.prefix { $0 != "(" }.filter { !$0.isWhitespace }
            var members: [(key: String, value: JSONValue)] = [
                ("role", .string(String(halves[0]).trimmingSpaces)),
                ("count", Double(String(count)).map { .number($0) } ?? .string(String(count))),
            ]
            if let open = rest.firstIndex(of: "(") {
                members.append(
                    ("names", .string(String(rest[rest.index(after: open)...].prefix { $0 != ")" }))))
                members.append(("consent", .bool(true)))
            }
            return .object(members)
        }
    }

    /// The fields, as the template shows them.
    func shown(_ faults: [FormFault], _ words: Words) -> Shown {
        Shown(
            name: TextField(
                id: "namn", label: words["walks-name"], value: title, hint: words["walks-name-hint"],
                fault: faults.text(at: "namn")),
            before: TextField(
                id: "formote", label: words["walks-before"], value: before, fault: faults.text(at: "formote"),
                type: "date", isShort: true),
            day: TextField(
                id: "dag", label: words["walks-day"], value: day, fault: faults.text(at: "dag"), type: "date",
                isShort: true),
            time: TextField(
                id: "tid", label: words["walks-time"], value: time, fault: faults.text(at: "tid"),
                type: "time",
                isShort: true),
            after: TextField(
                id: "efter", label: words["walks-after"], value: after, fault: faults.text(at: "efter"),
                type: "date", isShort: true),
            meeting: TextField(
                id: "samling", label: words["walks-meeting"], value: meetingPlace,
                fault: faults.text(at: "samling")),
            leader: TextField(
                id: "ledare", label: words["walks-leader"], value: leader, hint: words["walks-leader-hint"],
                fault: faults.text(at: "ledare")),
            participants: TextArea(
                id: "deltagare", label: words["walks-participants"], value: participants,
                hint: words["walks-participants-hint"], fault: faults.text(at: "deltagare"), rows: 4))
    }

    struct Shown: Sendable {
        let name: TextField
        let before: TextField
        let day: TextField
        let time: TextField
        let after: TextField
        let meeting: TextField
        let leader: TextField
        let participants: TextArea
    }
}

extension SafetyWalkForm.Stop {
    fileprivate var json: JSONValue {
        let degrees = spot.split(separator: ",").prefix(2).compactMap { Double($0) }
        return .object(
            [
                ("name", .string(name)),
                (
                    "place",
                    .object([
                        ("type", .string("Point")), ("coordinates", .array(degrees.map { .number($0) })),
                    ])
                ), ("reason", .object([("sv", .string(swedish)), ("en", .string(english))])),
            ] + (hotspot.isEmpty ? [] : [("hotspot", .string(hotspot))]))
    }
}
