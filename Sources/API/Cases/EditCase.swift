import Geometry
import Hummingbird
package import JSON
package import Reports
package import Web

extension APIService {
    var editCase: Route {
        Route(
            .patch, "/api/v1/cases/{id}", .to(.editCases), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 64 * 1_024, schema: .named("CaseEdit"), example: Examples.caseEdit),
            summary: Bilingual(swedish: "Ändra ett ärende", english: "Change a case"),
            notes: """
                At least one member; all of them are carried out together or not at all. `pin`: these reports belong here, \
                whatever their distance. `separate`: these do not belong with any other. `unpin`: staff's word on them is \
                withdrawn. `merge`: the other case's reports belong here. `status` or `state`: how the case stands; \
                docs/cases.md has the states, their words and their ways. `assignee`: who deals with it, empty for nobody. \
                `category`, `place`, `restricted`: what every report of the case is about; reports leave and join as the rules \
                say, and the units are found anew. `units`: these answer for it, and no others. `due`: their last day, empty for \
                none. `handOver`: a unit (`from`, when there are several) says that the case is not its own; `to` gets it, or the \
                fallback. `undo`: the decision in the entry of history with this number is taken back. All these need a \
                `reason`, but `assignee`, which may have one; a `reason` that is given with anything else is kept as a note. `answer` is shown to whoever follows a report of the case, and \
                sent by e-mail once to each who left an address; never about a restricted report. `note` and the key's name stand \
                in the history; when a text seems to hold personal data or to accuse someone, it is kept and `warnings` say so. \
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
        let edits = try caseEdits(try call.json())
        let id = try call.value { Case.ID($0) }
        let done = try await carryOut(edits, on: id, version: version, for: caller, at: call.now)
        return try await response(
            done.case, askedFor: id, history: done.history, for: caller, call.language, remarks: done.remarks,
            warnings: done.warnings)
    }

    /// What the members of `PATCH /api/v1/cases/{id}` ask for.
    ///
    /// - Throws: 422 with every fault, each with a pointer to its member.
    package func caseEdits(_ body: JSONValue) throws -> [CaseEdit] {
        var reader = BodyReader(body)
        let edits = reader.caseEdits(projector)
        try reader.finish()
        return edits
    }

    /// What edits did, as the caller may be told of it.
    package struct CarriedOut: Sendable {
        package let `case`: Case
        package let history: [CaseEvent]
        package let remarks: [Bilingual]
        package let warnings: [Bilingual]
    }

    /// - Throws: 404 for a case that the caller may not see, and `CaseEditFault`.
    package func carryOut(
        _ edits: [CaseEdit], on id: Case.ID, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> CarriedOut {
        var remarks: [Bilingual] = []
        for edit in edits {
            switch edit {
            case .merge(let other, _):
                guard let named = try await store.case(other, in: caller.municipalities),
                    caller.sees(named, areas: areas()), let into = named.mergedInto
                else { continue }
                remarks.append(CaseRemark.otherFollowed(other, to: into))
            case .setPlace(let place, _, _):
                let found = try await foundCase(id, for: caller)
                try require(
                    place, in: found.municipality, onDaysOf: [found.firstObserved, found.lastObserved])
            default: continue
            }
        }
        let edited = try await store.carryOut(
            edits, on: id, version: version, seeing: caller.visibility, by: caller.agent, at: now)
        let changed = edited.case
        let history = try await self.history(of: changed, for: caller)
        for merge in edited.merges where merge.into == changed.id && merge.from != id {
            remarks.append(CaseRemark.tookOver(merge.from, because: reason(of: merge, in: history)))
        }
        return CarriedOut(
            case: changed, history: history, remarks: remarks,
            warnings: Self.warnings(of: edits.flatMap(\.texts), at: now))
    }

    /// - Parameter moments: When what is to be placed was observed; the outline of those days holds (docs/decisions/0032).
    /// - Throws: 422 for a place outside the municipality.
    func require(
        _ place: Place, in municipality: MunicipalityCode, onDaysOf moments: [Timestamp]
    ) throws(Problem) {
        guard !moments.allSatisfy({ areas().isIn(municipality, place, on: SwedishTime($0).date) }) else {
            return
        }
        throw .content([
            .init(
                .pointer("/place"), "place.other-municipality",
                Bilingual(
                    swedish: "Platsen ligger utanför kommunen.",
                    english: "The place lies outside the municipality."))
        ])
    }
}

/// Why cases became one, as the caller may read it.
private func reason(of merge: MergedCase, in history: [CaseEvent]) -> Bilingual {
    history.last { $0.kind == .tookOver && $0.other == merge.from }?.reason ?? merge.reason
}

extension Examples {
    static let caseEdit = #"{"status":"in-progress","note":"Montör beställd."}"#
}
