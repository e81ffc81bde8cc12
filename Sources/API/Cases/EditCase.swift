import Hummingbird
import Intake
import Reports
import Web

extension APIService {
    var editCase: Route {
        Route(
            .patch, "/api/v1/cases/{id}", .to(.editCases), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 64 * 1_024, schema: .named("CaseEdit"), example: Examples.caseEdit),
            summary: Bilingual(swedish: "Ändra ett ärende", english: "Change a case"),
            notes: """
                At least one member; all of them are carried out together or not at all. `pin`: these reports belong here, \
                whatever their distance. `separate`: these do not belong with any other. `unpin`: staff's word on them is \
                withdrawn. `merge`: the other case's reports belong here. `note` and the key's name stand in the history; when the \
                note seems to hold personal data or to accuse someone, it is kept and `warnings` say so. \
                A case that was merged is followed to the one in which it lives on; `If-Match` is that \
                one's version. `remarks` say so, and which cases became one by the change. Without `report:read` the answer \
                has no reports. A report that the key may not see is refused like one that does not exist.
                """,
            answers: [
                .init(
                    .ok, "The case as it is now.", "application/json", .named("Case"), example: Examples.case,
                    headers: ["ETag"])
            ],
            problems: [
                .versionMissing, .changedMeanwhile, .faultyContent, .notPossibleNow, .notWritable, .notReady,
            ]
        ) { try await edit($0) }
    }

    private func edit(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        let version = try EntityTag.required(call.headers)
        var reader = BodyReader(try call.json())
        let edits = reader.edits()
        try reader.finish()
        let id = try call.value { Case.ID($0) }
        var remarks: [Bilingual] = []
        for case .merge(let other) in edits {
            guard let named = try await store.case(other, in: caller.municipalities),
                caller.sees(named, areas: areas()), let into = named.mergedInto
            else { continue }
            remarks.append(CaseRemark.otherFollowed(other, to: into))
        }
        let changed = try await store.edit(
            id, edits, version: version, in: caller.municipalities,
            seesRestricted: caller.may(.readOriginals), within: caller.sight, by: caller.agent, at: call.now)
        let day = SwedishTime(call.now).date
        let warnings = edits.flatMap { edit -> [Bilingual] in
            if case .note(let note) = edit { StaffTextScreening(note, on: day).warnings } else { [] }
        }
        let history = try await self.history(of: changed, for: caller)
        for event in history
        where event.kind == .tookOver && event.at == call.now && event.by == caller.agent.name {
            if let other = event.other, other != id {
                remarks.append(CaseRemark.tookOver(other, because: event.reason))
            }
        }
        return try await response(
            changed, askedFor: id, history: history, for: caller, call.language, remarks: remarks,
            warnings: warnings)
    }
}

extension BodyReader {
    /// What is asked for, in a fixed order: what moves reports first, then the status, then the note.
    fileprivate mutating func edits() -> [CaseEdit] {
        var edits: [CaseEdit] = []
        let reports: [(String, ([Report.ID]) -> CaseEdit)] = [
            ("pin", CaseEdit.pin), ("separate", CaseEdit.separate), ("unpin", CaseEdit.unpin),
        ]
        for (name, edit) in reports {
            let ids = values(name, sv: "Id för en rapport.", en: "The id of a report.") { Report.ID($0) }
            if !ids.isEmpty { edits.append(edit(ids)) }
        }
        let choices = Bilingual.anyOf(CaseStatus.allCases.filter { $0 != .merged }.map(\.rawValue))
        if let other = value("merge", sv: "Id för ett ärende.", en: "The id of a case.", { Case.ID($0) }) {
            edits.append(.merge(other))
        }
        if let status = value(
            "status", sv: choices.swedish, en: choices.english, { CaseStatus(rawValue: $0) })
        {
            edits.append(.setStatus(status))
        }
        let note = value("note", sv: "1–4000 byte text.", en: "1–4000 bytes of text.") { text in
            (1...4_000).contains(text.utf8.count) && !text.utf8.contains(0) ? text : nil
        }
        if let note { edits.append(.note(note)) }
        if edits.isEmpty, faults.isEmpty {
            fault(at: pointer, "edit.empty", sv: "Ange något att ändra.", en: "Say what to change.")
        }
        return edits
    }
}

extension Examples {
    static let caseEdit = #"{"status":"in-progress","note":"Montör beställd."}"#
}
