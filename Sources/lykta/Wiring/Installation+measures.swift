import API
import Exports
import Intake
import JSON
import Prevention
import Projection
import Reports
import Triage
import Web

extension Installation {
    /// The measure with an id that was typed.
    func keptMeasure(_ text: String) async throws -> Measure {
        let id = try parsed(text, MeasureSentences.measureID) { MeasureID($0) }
        guard let found = try await store.measure(id, in: []) else { throw MeasureEditFault.noSuchMeasure }
        return found
    }

    /// A measure as it is told to whoever runs the service.
    func told(_ measure: Measure) -> ToldMeasure {
        ToldMeasure(
            measure, kinds: profile(of: measure.municipality)?.measureKinds ?? .builtIn, without: [])
    }

    func profile(of municipality: MunicipalityCode) -> Profile? {
        jurisdictions.lazy.map(\.profile).first { $0.municipality == municipality }
    }

    /// Everything that is known of a measure, as the API tells it.
    func wholeMeasure(_ text: String) async throws -> APIService.WholeMeasure {
        do {
            let measure = try await keptMeasure(text)
            return APIService.WholeMeasure(
                told: told(measure), photos: try await store.measurePhotos(of: measure.id),
                history: try await store.measureHistory(of: measure.id),
                warnings: APIService.warnings(of: measure, at: System.now()))
        } catch let fault as MeasureEditFault {
            throw MeasureSentences.fault(fault)
        }
    }

    /// Says what may not be published of a measure.
    func warn(of measure: Measure) {
        for warning in APIService.warnings(of: measure, at: System.now()) {
            Terminal.error(FaultWords.warning + ": " + warning)
        }
    }

    /// Refuses a new title that seems to hold personal data where those who reported would read it at once.
    func refuseTelling(_ edits: [MeasureEdit], of measure: Measure) async throws {
        for case .setTitle(let title) in edits where title != measure.title {
            let refusals = APIService.refusals(ofOpen: [title], at: System.now())
            guard !refusals.isEmpty, try await APIService.isTold(measure, in: store) else { continue }
            throw CommandFault.refused(refusals)
        }
    }

    /// A measure that was changed, as a row or whole.
    func print(_ measure: Measure, _ asJSON: Bool) async throws {
        guard !asJSON else { return try await wholeMeasure(measure.id.description).printJSON(self) }
        var table = Table([
            MeasureColumns.measure, MeasureColumns.day, Columns.state, Columns.kind, MeasureColumns.cost,
        ])
        table.add(told(measure).row)
        table.finish()
    }

    /// Opens a database to change measures; what the store refuses is told in its words.
    static func changingMeasures(
        _ path: String, queuesMessages: Bool = false, _ work: (Installation) async throws -> Void
    ) async throws {
        do {
            try await changing(path, queuesMessages: queuesMessages, work)
        } catch let fault as MeasureEditFault {
            throw MeasureSentences.fault(fault)
        }
    }
}

extension APIService.WholeMeasure {
    func printJSON(_ installation: Installation) throws {
        Terminal.print(
            json: try JSONWriter.object {
                try write(to: &$0, installation.projector, in: CommandLanguage.current)
            })
    }
}

extension ToldMeasure {
    /// Its id, day, state, kind and cost, as lists have them.
    var row: [String] {
        [
            measure.id.description, measure.day?.description ?? "-", measure.state.rawValue,
            measure.kind.description, measure.cost.map { "\($0.amount)" } ?? "-",
        ]
    }
}
