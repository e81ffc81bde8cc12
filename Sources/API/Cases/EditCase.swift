import Hummingbird
import Intake
import Reports
import Web

extension APIService {
    var editCase: Route {
        Route(
            .patch, "/api/v1/cases/{id}", .scope(.caseWrite), headers: [.ifMatch, .acceptLanguage],
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
        let edits = reader.caseEdits()
        try reader.finish()
        let id = try call.value { Case.ID($0) }
        var remarks: [Bilingual] = []
        for case .merge(let other) in edits {
            guard let into = try await store.case(other, in: caller.municipalities)?.mergedInto else {
                continue
            }
            remarks.append(CaseRemark.otherFollowed(other, to: into))
        }
        let edited = try await store.carryOut(
            edits, on: id, version: version, in: caller.municipalities,
            seesRestricted: caller.may(.originalRead), by: caller.key.name, at: call.now)
        let changed = edited.case
        let day = SwedishTime(call.now).date
        let warnings = edits.flatMap(\.texts).flatMap { StaffTextScreening($0, on: day).warnings }
        let history = try await self.history(of: changed.id, for: caller)
        for merge in edited.merges where merge.into == changed.id && merge.from != id {
            remarks.append(CaseRemark.tookOver(merge.from, because: reason(of: merge, in: history)))
        }
        return try await response(
            changed, askedFor: id, history: history, for: caller, call.language, remarks: remarks,
            warnings: warnings)
    }
}

/// Why cases became one, as the caller may read it.
private func reason(of merge: MergedCase, in history: [CaseEvent]) -> Bilingual {
    history.last { $0.kind == .tookOver && $0.other == merge.from }?.reason ?? merge.reason
}

extension Examples {
    static let caseEdit = #"{"status":"in-progress","note":"Montör beställd."}"#
}
