import JSON
import Prevention
import Web

/// The form by which the names of a walk's stops are corrected, whatever has been answered there.
enum StopNames {
    /// The field by which the form is known.
    static let mark = "stoppnamn"

    private static func field(_ number: Int) -> String { "\(mark)-\(number)" }

    /// The `id` of the field for a fault's pointer: the names are sent in the order of the stops.
    static let fields = Dictionary(
        uniqueKeysWithValues: (1...SafetyWalk.mostStops).map { ("stopNames/\($0 - 1)/name", field($0)) })

    /// As `PATCH /api/v1/walks/{id}` takes it.
    static func body(of form: FormText) -> JSONValue {
        let names = (1...SafetyWalk.mostStops).compactMap { number in
            form[field(number)].map { name in
                JSONValue.object([("number", .number(Double(number))), ("name", .string(name))])
            }
        }
        return .object([("stopNames", .array(names))])
    }

    static func shown(
        of walk: SafetyWalk, typed: FormText?, _ faults: [FormFault], _ words: Words
    ) -> [TextField] {
        walk.stops.map { stop in
            let id = field(stop.number)
            return TextField(
                id: id, label: words("walks-stop-name", ["number": "\(stop.number)"]),
                value: typed?[id] ?? stop.name, fault: faults.text(at: id))
        }
    }
}
