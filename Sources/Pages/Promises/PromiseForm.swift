import API
import JSON
import Prevention
import Reports
import Web

/// What a form says of a promise, as the body of the API that it stands for. What was typed is kept as it is.
struct PromiseForm: Sendable {
    var title = ""
    var police = ""
    var municipalities = ""
    var from = ""
    var until = ""
    var background = ""
    /// One a line.
    var priorities = ""
    var followUps = "4"
    var rows: [Row] = []

    /// A commitment, in fields of their own.
    struct Row: Sendable {
        var id = ""
        var party = ""
        var text = ""
        var whereabouts = ""
        var time = ""
        var kind = ""
        var number = ""
        var unit = ""

        var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
    }

    /// How many rows there are for new commitments.
    private static let spare = 3

    init() { rows = Array(repeating: Row(), count: Self.spare) }

    init(_ form: FormText) {
        title = form["namn"] ?? ""
        police = form["polis"] ?? ""
        municipalities = form["kommuner"] ?? ""
        from = form["fran"] ?? ""
        until = form["till"] ?? ""
        background = form["bakgrund"] ?? ""
        priorities = form["omraden"] ?? ""
        followUps = form["uppfoljningar"] ?? ""
        var number = 0
        while number < PromiseTerms.mostCommitments + Self.spare, let text = form["text-\(number)"] {
            rows.append(
                Row(
                    id: form["id-\(number)"] ?? "", party: form["part-\(number)"] ?? "", text: text,
                    whereabouts: form["plats-\(number)"] ?? "", time: form["tid-\(number)"] ?? "",
                    kind: form["slag-\(number)"] ?? "", number: form["antal-\(number)"] ?? "",
                    unit: form["enhet-\(number)"] ?? ""))
            number += 1
        }
    }

    /// - Parameter writer: Whose commitments alone stand in the form.
    init(_ promise: CitizenPromise, for writer: PromiseWriter) {
        let terms = promise.terms
        title = terms.title
        police = terms.police
        municipalities = promise.municipalities.map(\.description).joined(separator: ", ")
        from = terms.period.from?.description ?? ""
        until = terms.period.until.description
        background = terms.background
        priorities = terms.priorities.joined(separator: "\n")
        followUps = terms.followUpsPerYear.map { "\($0)" } ?? ""
        rows = terms.commitments.filter { writer.mayWrite($0.party, of: promise) }.map { commitment in
            Row(
                id: commitment.id.description, party: commitment.party.code, text: commitment.text,
                whereabouts: commitment.whereabouts, time: commitment.time,
                kind: commitment.target?.kind.rawValue ?? "",
                number: commitment.target.map { "\($0.number)" } ?? "", unit: commitment.target?.unit ?? "")
        }
        rows += Array(repeating: Row(), count: Self.spare)
    }

    /// As `PUT /api/v1/promises/{id}` takes it, and as `PATCH` does.
    ///
    /// - Parameters:
    ///   - promise: The one that is changed: what the form does not show stays as it is. Nil for a new one.
    ///   - writer: Of the promise that is changed.
    func body(of municipality: MunicipalityCode?, changing promise: CitizenPromise?, as writer: PromiseWriter)
        -> JSONValue
    {
        var members: [(key: String, value: JSONValue)] = []
        if promise.map(writer.mayKeep) ?? true {
            if promise == nil, let municipality {
                members.append(("municipality", .string(municipality.description)))
            }
            let common: [(key: String, value: JSONValue)] = [
                ("title", .string(title)), ("police", .string(police)), ("from", .string(from)),
                ("background", .string(background)),
                ("priorities", .array(Self.list(priorities, by: \.isNewline))),
            ]
            members += common
            // The parties and the end of what is signed stand in no form.
            if promise.map({ $0.state == .draft }) ?? true {
                let codes = Self.list(municipalities) { $0 == "," || $0.isWhitespace }
                members.append(("until", .string(until)))
                members.append(("municipalities", .array(codes)))
            }
            if promise != nil || !followUps.isEmpty {
                members.append(("followUpsPerYear", Self.number(followUps)))
            }
        }
        let wanted = listed(changing: promise, as: writer)
        members.append(("commitments", .array(wanted.map(\.json))))
        return .object(members)
    }

    /// The row of the form that stands at a place of the list of commitments; nil for one that the form does not show.
    func row(at index: Int, changing promise: CitizenPromise?, as writer: PromiseWriter) -> Int? {
        let wanted = listed(changing: promise, as: writer)
        return wanted.indices.contains(index) ? wanted[index].row : nil
    }

    /// The commitments in the order of the promise, those of others as they are, the new ones last.
    private func listed(changing promise: CitizenPromise?, as writer: PromiseWriter) -> [(
        row: Int?, json: JSONValue
    )] {
        var left = Array(rows.enumerated()).filter { !$0.element.isEmpty }
        var list: [(row: Int?, json: JSONValue)] = []
        for commitment in promise?.terms.commitments ?? [] {
            if let place = left.firstIndex(where: { $0.element.id == commitment.id.description }) {
                let (number, row) = left.remove(at: place)
                list.append((number, Self.json(row)))
            } else if let promise, !writer.mayWrite(commitment.party, of: promise) {
                list.append((nil, Self.json(commitment)))
            }
        }
        for (number, row) in left { list.append((row: number, json: Self.json(row))) }
        return list
    }

    private static func json(_ row: Row) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("party", .string(row.party)), ("text", .string(row.text)),
            ("whereabouts", .string(row.whereabouts)), ("time", .string(row.time)),
        ]
        if !row.id.isEmpty { members.append(("id", .string(row.id))) }
        if !row.kind.isEmpty {
            members.append(
                (
                    "target",
                    .object([
                        ("kind", .string(row.kind)), ("number", number(row.number)),
                        ("unit", .string(row.unit)),
                    ])
                ))
        }
        return .object(members)
    }

    private static func json(_ commitment: Commitment) -> JSONValue {
        json(
            Row(
                id: commitment.id.description, party: commitment.party.code, text: commitment.text,
                whereabouts: commitment.whereabouts, time: commitment.time,
                kind: commitment.target?.kind.rawValue ?? "",
                number: commitment.target.map { "\($0.number)" } ?? "", unit: commitment.target?.unit ?? ""))
    }

    /// What is no number is left for the API to refuse.
    private static func number(_ text: String) -> JSONValue {
        Int(text.trimmingSpaces).map { .number(Double($0)) } ?? .string(text)
    }

    private static func list(_ text: String, by isBetween: (Character) -> Bool) -> [JSONValue] {
        text.split(whereSeparator: isBetween).map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
            .map { .string($0) }
    }

    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = [
        "title": "namn", "police": "polis", "municipalities": "kommuner", "from": "fran", "until": "till",
        "background": "bakgrund", "priorities": "omraden", "followUpsPerYear": "uppfoljningar",
    ]
    /// The field of a row for a member of a commitment.
    static let rowFields = [
        "party": "part", "text": "text", "whereabouts": "plats", "time": "tid", "kind": "slag",
        "number": "antal",
        "unit": "enhet",
    ]

    /// - Parameters:
    ///   - parties: Those that may be chosen.
    ///   - showsCommon: Whether what is common stands in it.
    ///   - isSigned: Whether the parties and the end stay.
    func shown(
        parties: [(value: String, label: String)], showsCommon: Bool, isSigned: Bool, _ faults: [FormFault],
        _ language: Language, _ words: Words
    ) -> Shown {
        func line(_ id: String, _ label: String, _ value: String, hint: String? = nil, type: String = "text")
            -> TextField
        {
            TextField(
                id: id, label: label, value: value, hint: hint, fault: faults.text(at: id), type: type,
                isShort: type != "text")
        }
        let kinds =
            [(value: "", label: words["promises-no-number"])]
            + CommitmentTarget.Kind.allCases.map { kind in
                let label: String =
                    switch kind {
                    case .atLeast: words["promises-at-least"]
                    case .exactly: words["promises-exactly"]
                    case .occasions: words["promises-occasions"]
                    }
                return (value: kind.rawValue, label: label)
            }
        return Shown(
            showsCommon: showsCommon,
            name: line("namn", words["promises-name"], title),
            police: line("polis", words["promises-police"], police, hint: words["promises-police-hint"]),
            municipalities: isSigned
                ? nil
                : line(
                    "kommuner", words["promises-municipalities"], municipalities,
                    hint: words["promises-municipalities-hint"]),
            from: line("fran", words["promises-from"], from, type: "date"),
            until: isSigned ? nil : line("till", words["promises-until"], until, type: "date"),
            background: TextArea(
                id: "bakgrund", label: words["promises-background"], value: background,
                hint: words["promises-background-hint"], fault: faults.text(at: "bakgrund"), rows: 4),
            priorities: TextArea(
                id: "omraden", label: words["promises-priorities"], value: priorities,
                hint: words["promises-priorities-hint"], fault: faults.text(at: "omraden"), rows: 4),
            followUps: line(
                "uppfoljningar", words["promises-per-year"], followUps, hint: words["promises-per-year-hint"],
                type: "number"),
            rows: rows.enumerated().map { number, row in
                Shown.Row(
                    number: number + 1, idName: "id-\(number)", id: row.id,
                    party: SelectField(
                        id: "part-\(number)", label: words["promises-party"], options: parties,
                        chosen: row.party, fault: faults.text(at: "part-\(number)")),
                    text: TextArea(
                        id: "text-\(number)", label: words["promises-text"], value: row.text,
                        fault: faults.text(at: "text-\(number)"), rows: 2),
                    whereabouts: line("plats-\(number)", words["promises-where"], row.whereabouts),
                    time: line("tid-\(number)", words["promises-when"], row.time),
                    kind: SelectField(
                        id: "slag-\(number)", label: words["promises-target"], options: kinds,
                        chosen: row.kind, fault: faults.text(at: "slag-\(number)")),
                    amount: line("antal-\(number)", words["promises-number"], row.number, type: "number"),
                    unit: line("enhet-\(number)", words["promises-unit"], row.unit))
            })
    }

    struct Shown: Sendable {
        let showsCommon: Bool
        let name: TextField
        let police: TextField
        let municipalities: TextField?
        let from: TextField
        let until: TextField?
        let background: TextArea
        let priorities: TextArea
        let followUps: TextField
        let rows: [Row]

        struct Row: Sendable {
            let number: Int
            let idName: String
            let id: String
            let party: SelectField
            let text: TextArea
            let whereabouts: TextField
            let time: TextField
            let kind: SelectField
            let amount: TextField
            let unit: TextField
        }
    }
}
