import JSON
import Reports
import TestSupport
import Testing
import Web

@testable import Pages

/// What each form about a case becomes for the API.
@Suite struct CaseEditFormTests {
    private static func body(_ fields: String, case other: String? = nil, reports: [String] = [])
        throws -> String
    {
        let form = try CaseEditForm(try FormText(Array(fields.utf8))).orFail()
        let person = Person(
            id: try Person.ID("01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10").orFail(), name: "Anna Lind",
            email: try EmailAddress("a@example.se").orFail(), bindings: [], created: .testNow)
        let units = try ["gata-park", "trafik"].map { try Code<Reports.Unit>($0).orFail() }
        return form.body(by: person, units: units, case: other, reports: reports).text
    }

    private static let forms: [(String, String)] = [
        (
            "gor=take",
            #"{"assignee":"Anna Lind"}"#
        ),
        (
            "gor=note&note-text=Ringde.",
            #"{"note":"Ringde."}"#
        ),
        (
            "gor=answer&answer-text=Lagat.",
            #"{"answer":"Lagat."}"#
        ),
        (
            "gor=assign&assign-name=%20&assign-reason=Semester",
            #"{"assignee":"","reason":"Semester"}"#
        ),
        (
            "gor=due&due-day=&due-reason=%20",
            #"{"due":""}"#
        ),
        (
            "gor=state&state-kind=waiting&state-text=delar",
            #"{"state":{"kind":"waiting","for":"delar"}}"#
        ),
        (
            "gor=state&state-kind=done&state-text=Lagat.&state-measure=repair&state-why=not-ours",
            #"{"state":{"kind":"done","what":"Lagat.","measure":"repair"}}"#
        ),
        (
            "gor=state&state-kind=cannot&state-text=%20&state-measure=repair&state-why=not-ours",
            #"{"state":{"kind":"cannot","why":"not-ours"}}"#
        ),
        (
            "gor=state&state-kind=under-way&state-text=x",
            #"{"state":{"kind":"under-way"}}"#
        ),
        (
            "gor=units&units-chosen-trafik=1&units-chosen-okand=1&units-reason=r",
            #"{"units":["trafik"],"reason":"r"}"#
        ),
        (
            "gor=hand-over&hand-over-to=&hand-over-reason=r",
            #"{"handOver":{},"reason":"r"}"#
        ),
        (
            "gor=hand-over&hand-over-from=trafik&hand-over-to=gata-park",
            #"{"handOver":{"from":"trafik","to":"gata-park"}}"#
        ),
        (
            "gor=category&category-code=drugs&category-reason=r",
            #"{"category":"drugs","reason":"r"}"#
        ),
        (
            "gor=place&place-lon=14%2C5&place-lat=%2056.25&place-accuracy=10",
            #"{"place":{"type":"Point","coordinates":[14.5,56.25]},"accuracyMetres":10}"#
        ),
        (
            "gor=place&place-lon=x&place-lat=56.25",
            #"{"place":{"type":"Point","coordinates":["x",56.25]}}"#
        ),
        (
            "gor=restricted&restricted-is=false",
            #"{"restricted":false}"#
        ),
        (
            "gor=undo&post=7&undo-reason=r",
            #"{"undo":7,"reason":"r"}"#
        ),
    ]

    @Test(arguments: forms)
    func `a form becomes the members that it stands for`(_ fields: String, _ json: String) throws {
        #expect(try Self.body(fields) == json)
    }

    @Test func `what is named goes with it`() throws {
        #expect(try Self.body("gor=merge", case: "c") == #"{"merge":"c"}"#)
        #expect(try Self.body("gor=bring", reports: ["r"]) == #"{"pin":["r"]}"#)
        #expect(try Self.body("gor=separate", reports: ["r"]) == #"{"separate":["r"]}"#)
        #expect(try Self.body("gor=unpin", reports: ["r"]) == #"{"unpin":["r"]}"#)
    }

    @Test func `a form without an action that there is, is none`() throws {
        #expect(CaseEditForm(try FormText(Array("gor=delete".utf8))) == nil)
        #expect(CaseEditForm(try FormText([])) == nil)
    }

    private static let pointers: [(CaseAction, String, String)] = [
        (.due, "/due", "due-day"), (.due, "/reason", "due-reason"),
        (.state, "/state/what", "state-text"),
        (.state, "/state/measure", "state-measure"), (.place, "/place/coordinates/0", "place-lon"),
        (.place, "/accuracyMetres", "place-accuracy"), (.handOver, "/handOver/to", "hand-over-to"),
        (.merge, "", "merge-other"), (.undo, "/reason", "main"),
    ]

    @Test(arguments: pointers)
    func `what is wrong is said at its field`(_ action: CaseAction, _ pointer: String, _ field: String) {
        #expect(action.field(at: pointer) == field)
    }
}

extension JSONValue {
    /// As JSON, with whole numbers without a point.
    fileprivate var text: String {
        switch self {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .string(let string): "\"\(string)\""
        case .array(let array): "[\(array.map(\.text).joined(separator: ","))]"
        case .object(let members):
            "{\(members.map { "\"\($0.key)\":\($0.value.text)" }.joined(separator: ","))}"
        }
    }
}
