package import JSON
package import Prevention
package import Reports
package import Web

/// What is wrong in a measure, told at once: what its own rules say of it beside what cannot be read.
extension APIService {
    /// Keeps nothing.
    ///
    /// - Throws: what ``keepMeasure(_:as:for:at:)`` throws for what is wrong in the body.
    package func checkMeasure(_ body: JSONValue, for caller: Caller, at now: Timestamp) async throws {
        _ = try await readMeasure(body, as: nil, for: caller, at: now)
    }

    /// Changes nothing.
    ///
    /// - Throws: what ``changeMeasure(_:_:version:for:at:)`` throws for what is wrong in the body.
    package func checkChange(
        of id: MeasureID, _ body: JSONValue, for caller: Caller, at now: Timestamp
    ) async throws {
        let (measure, edits, _) = try await readChange(of: id, body, for: caller, at: now)
        var reader = BodyReader(JSONValue.object([]))
        refuseEdits(edits, of: measure, at: now, &reader)
        try reader.finish()
    }

    /// Refuses days that are not those of the state in which the measure begins, but for those that could not be read.
    func refuseDays(of parts: MeasureParts, on today: CivilDate, _ reader: inout BodyReader) {
        let known = reader.faults.compactMap { $0.pointer }
        guard !known.contains("/state") else { return }
        let days = MeasureDays(planned: parts.planned?.value, begun: parts.begun?.value, done: parts.done)
        for fault in days.faults(in: parts.state ?? .proposed, on: today) {
            reader.add(
                Self.measureProblem(fault).faults.filter { one in
                    !known.contains { $0 == one.pointer }
                })
        }
    }

    /// Refuses what cannot be made of the measure.
    func refuseEdits(
        _ edits: [MeasureEdit], of measure: Measure, at now: Timestamp, _ reader: inout BodyReader
    ) {
        let known = reader.faults.compactMap { $0.pointer }
        do throws(MeasureEditFault) {
            _ = try measure.applying(edits, on: SwedishTime(now).date, at: now)
        } catch {
            reader.add(
                Self.measureProblem(error).faults.filter { one in
                    !known.contains { $0 == one.pointer }
                })
        }
    }
}
