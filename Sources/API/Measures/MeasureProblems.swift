import Prevention
import Reports
import Web

extension APIService {
    /// How a refusal of the store is told.
    static func measureProblem(_ fault: MeasureEditFault) -> Problem {
        switch fault {
        case .noSuchMeasure, .noSuchPhoto: .notFound
        case .stale(let current): .changedMeanwhile(current: current)
        case .cannotBecome: refusal("/state", "measure.state", fault)
        case .noReason: refusal("/reason", "measure.no-reason", fault)
        case .begunNotCome: refusal("/begun", "measure.day-not-come", fault)
        case .dayNotCome: refusal("/done", "measure.day-not-come", fault)
        case .dayTooEarly(let member, _): refusal("/\(member.rawValue)", "measure.day-too-early", fault)
        case .plannedTooFar: refusal("/planned", "measure.planned-too-far", fault)
        case .daysOutOfOrder: refusal("/done", "measure.days-out-of-order", fault)
        case .doneBeforeFound: refusal("/done", "measure.done-before-found", fault)
        case .doneDay: refusal("/done", "measure.done-day", fault)
        case .notBegun: refusal("/begun", "measure.not-begun", fault)
        case .noSuchCase: refusal("/causes/cases", "measure.no-such-case", fault)
        case .noSuchHotspot: refusal("/causes/hotspots", "measure.no-such-hotspot", fault)
        case .noSuchFinding: refusal("/causes/findings", "measure.no-such-finding", fault)
        case .noSuchCommitment: refusal("/causes/commitments", "measure.no-such-commitment", fault)
        case .notDone: .conflict("measure.not-done", fault.words)
        case .idTaken: .conflict("measure.id-taken", fault.words)
        case .tooManyPhotos: .conflict("measure.too-many-photos", fault.words)
        case .photoErased: .conflict("measure.photo-erased", fault.words)
        }
    }

    private static func refusal(_ pointer: String, _ code: String, _ fault: MeasureEditFault) -> Problem {
        .content([.init(.pointer(pointer), code, fault.words)])
    }

    static func refusingMeasure<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let fault as MeasureEditFault { throw measureProblem(fault) }
    }
}
