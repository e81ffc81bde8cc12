import HTTPTypes
import Hummingbird
import JSON
package import Reports
package import Web

extension APIService {
    var editCases: Route {
        Route(
            .post, "/api/v1/cases/edits", .to(.editCases), headers: [.acceptLanguage],
            body: .init(limit: 1_024 * 1_024, schema: .named("CaseEdits"), example: Examples.caseEdits),
            summary: Bilingual(swedish: "Ändra flera ärenden", english: "Change several cases"),
            notes: """
                1–200 edits in their order, each of one case with the `version` that was read and the members of \
                `PATCH /api/v1/cases/{id}`. Each is carried out alone, as if it came by itself: one that is refused leaves the others \
                as they are. `results` has as many elements, in the same order: `status` is what the single request would have got, \
                with the new `version`, or a `problem`, also where the server failed at that one. A request whose members cannot be read changes nothing.
                """,
            answers: [
                .init(
                    .ok, "What became of each.", "application/json", .named("CaseEditResults"),
                    example: Examples.caseEditResults)
            ], problems: [.faultyContent, .notWritable, .notReady]
        ) { try await editMany($0) }
    }

    private struct Item {
        let id: Case.ID
        let version: Int
        let edits: [CaseEdit]
    }

    private func editMany(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = BodyReader(try call.json())
        let items = items(&reader)
        try reader.finish()
        var results: [(id: Case.ID, result: Result<CarriedOut, Problem>)] = []
        for item in items {
            results.append((item.id, await result(of: item, in: call, for: caller)))
        }
        if let first = results.compactMap(\.result.serverFault).first,
            results.allSatisfy({ $0.result.serverFault != nil })
        {
            throw first
        }
        return .json(
            JSONWriter.object {
                $0.array("results") { array in
                    for (id, result) in results {
                        array.object { write(result, of: id, to: &$0, call.language) }
                    }
                }
            }, headers: [.contentLanguage: call.language.rawValue])
    }

    /// The same; what ends several edits elsewhere becomes of this one alone.
    private func result(of item: Item, in call: Call, for caller: Caller) async -> Result<
        CarriedOut, Problem
    > {
        do {
            return try await result(
                of: item.edits, on: item.id, version: item.version, for: caller, at: call.now)
        } catch {
            return .failure(call.problem(of: error))
        }
    }

    /// What became of edits of one case among several.
    ///
    /// - Throws: What ends the whole, such as a store that cannot write.
    package func result(
        of edits: [CaseEdit], on id: Case.ID, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> Result<CarriedOut, Problem> {
        do {
            return .success(try await carryOut(edits, on: id, version: version, for: caller, at: now))
        } catch {
            guard let problem = error as? Problem ?? Problem(error),
                problem.kind.status.code < 500
            else { throw error }
            return .failure(problem)
        }
    }

    private func items(_ reader: inout BodyReader) -> [Item] {
        let pointer = reader.pointer.appending("edits")
        guard let list = reader.json("edits", isRequired: true)?.array, (1...200).contains(list.count) else {
            if reader.faults.isEmpty {
                reader.wrongValue(
                    at: pointer, sv: "En lista med 1–200 ändringar.", en: "A list of 1–200 edits.")
            }
            return []
        }
        return list.enumerated().compactMap { index, json in
            var inner = BodyReader(json, at: pointer.appending(index))
            let id = inner.value("case", isRequired: true, sv: "Id för ett ärende.", en: "The id of a case.")
            {
                Case.ID($0)
            }
            _ = inner.json("version", isRequired: true)
            let version = inner.wholeNumber("version", in: 0...Int(Int32.max))
            let edits = inner.caseEdits(projector)
            do throws(Problem) { try inner.finish() } catch { reader.add(inner.faults) }
            guard let id, let version else { return nil }
            return Item(id: id, version: version, edits: edits)
        }
    }

    private func write(
        _ result: Result<CarriedOut, Problem>, of id: Case.ID, to object: inout JSONObject,
        _ language: Language
    ) {
        object.member("case", id)
        switch result {
        case .success(let done):
            object.member("status", 200)
            if done.case.id != id { object.member("livesIn", done.case.id) }
            object.member("version", done.case.version)
            for (name, sentences) in [("remarks", done.remarks), ("warnings", done.warnings)]
            where !sentences.isEmpty {
                object.array(name) { for one in sentences { $0.element(one.text(in: language)) } }
            }
        case .failure(let problem):
            object.member("status", problem.kind.status.code)
            if let current = problem.headers[.eTag] { object.member("etag", current) }
            object.member("problem", json: problem.json(instance: "/api/v1/cases/\(id)", in: language))
        }
    }
}

extension Result where Failure == Problem {
    /// What went wrong where it is not the request that was wrong.
    fileprivate var serverFault: Problem? {
        guard case .failure(let problem) = self, problem.kind.status.code >= 500 else { return nil }
        return problem
    }
}

extension Examples {
    static let caseEdits = #"""
        {"edits":[{"case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","version":3,"state":{"kind":"under-way"},"note":"Montör beställd."}]}
        """#
    static let caseEditResults = #"""
        {"results":[{"case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","status":200,"version":5}]}
        """#
}
