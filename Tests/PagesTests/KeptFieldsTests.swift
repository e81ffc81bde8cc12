import Prevention
import Reports
import TestSupport
import Testing
import Web

@testable import Pages

/// What stands in a form that was refused because somebody else was quicker.
@Suite struct KeptFieldsTests {
    private let words: Words

    init() throws { words = try Catalogues()[.swedish] }

    private static func form(_ fields: [(String, String)]) throws -> FormText {
        try FormText(Array(FormText.written(fields).utf8))
    }

    private static func lines(_ fields: [(String, String)], together: [Set<String>] = []) -> KeptFields {
        KeptFields(
            [fields.map { TextArea(id: $0.0, label: $0.0, value: $0.1) }], together: together)
    }

    @Test func `what nobody touched stands as it is kept, and what somebody changed as typed`() throws {
        let before = Self.lines([("namn", "Ett\nnamn"), ("ledare", "Anna"), ("plats", "Torget")])
        let now = Self.lines([("namn", "Ett annat"), ("ledare", "Anna"), ("plats", "Torget")])
        let sent = try Self.form([
            ("opened", before.opened), ("namn", "Ett\r\nnamn "), ("ledare", "Bo"), ("plats", "Torget"),
            ("gor", "andra"),
        ])
        let again = now.shownAgain(sent, of: 1, over: 2, [], words)
        #expect(again.form["namn"] == "Ett annat" && again.form["ledare"] == "Bo")
        #expect(again.form["plats"] == "Torget" && again.form["gor"] == "andra")
        #expect(again.faults.map(\.field) == ["main"])
        let same = now.shownAgain(sent, of: 2, over: 2, [], words)
        #expect(same.form["namn"] == "Ett\r\nnamn " && same.faults.isEmpty)
    }

    @Test func `where both have changed a field, what is kept is told beside what was typed`() throws {
        let before = Self.lines([("namn", "A"), ("plats", "Torget")])
        let now = Self.lines([("namn", "B"), ("plats", "")])
        for opened in [[("opened", before.opened)], []] {
            let sent = try Self.form(opened + [("namn", "C"), ("plats", "Skolan")])
            let again = now.shownAgain(sent, of: 1, over: 2, [], words)
            #expect(again.form["namn"] == "C" && again.form["plats"] == "Skolan")
            #expect(again.faults.map(\.field) == ["main", "namn", "plats"])
            #expect(again.faults.text(at: "namn")?.contains("”B”") == true)
            #expect(again.faults.text(at: "plats") == words["form-field-emptied"])
        }
        let agreed = try Self.form([("opened", before.opened), ("namn", "B"), ("plats", "")])
        #expect(now.shownAgain(agreed, of: 1, over: 2, [], words).faults.count == 1)
    }

    @Test func `each box is its own, and what is said together stays together`() throws {
        func boxes(_ chosen: Set<String>) -> KeptFields {
            KeptFields([
                CheckGroup(
                    id: "ansvarig", label: "Ansvarig",
                    choices: ["a", "b", "c"].map { (value: $0, label: $0) }, chosen: chosen)
            ])
        }
        // One ticks b and unticks a, while another ticks c.
        let sent = try Self.form([("opened", boxes(["a"]).opened), ("ansvarig-b", "1")])
        let again = boxes(["a", "c"]).shownAgain(sent, of: 1, over: 2, [], words)
        #expect(again.form["ansvarig-a"] == nil && again.form["ansvarig-b"] == "1")
        #expect(again.form["ansvarig-c"] == "1" && again.faults.count == 1)
        let link = [Set(["slag", "till"])]
        let before = Self.lines([("slag", "measure"), ("till", "x")], together: link)
        let now = Self.lines([("slag", "walk"), ("till", "y")], together: link)
        let typed = try Self.form([("opened", before.opened), ("slag", "measure"), ("till", "z")])
        let linked = now.shownAgain(typed, of: 1, over: 2, [], words)
        #expect(linked.form["slag"] == "measure" && linked.form["till"] == "z")
        #expect(linked.faults.map(\.field) == ["main", "slag", "till"])
    }

    private func opened(_ form: PromiseForm) -> KeptFields {
        KeptFields(
            [form.shown(parties: [], showsCommon: true, isSigned: false, [], .swedish, words)],
            together: form.rowGroups())
    }

    private static func promise(_ commitments: [(id: String, text: String)]) -> PromiseForm {
        var form = PromiseForm()
        form.rows = commitments.map { PromiseForm.Row(id: $0.id, text: $0.text) } + [PromiseForm.Row()]
        return form
    }

    @Test func `a commitment is known by its id, wherever it stands by now`() throws {
        let before = Self.promise([("a", "A"), ("b", "B")])
        let now = Self.promise([("b", "B"), ("c", "C")])
        func sent(_ first: String) throws -> PromiseForm {
            let form = try Self.form([
                ("opened", opened(before).opened), ("id-0", "a"), ("text-0", first), ("id-1", "b"),
                ("text-1", "B2"), ("id-2", ""), ("text-2", "Nytt"),
            ])
            let again = opened(now).shownAgain(now.aligning(form).form, of: 1, over: 2, [], words)
            #expect(again.faults.contains { $0.field == "text-2" } == (first != "A"))
            return PromiseForm(again.form)
        }
        // Somebody else took a away, and added c.
        let untouched = try sent("A").rows
        #expect(untouched.map(\.id) == ["b", "c", ""] && untouched.map(\.text) == ["B2", "C", "Nytt"])
        let touched = try sent("A2").rows
        #expect(touched.map(\.id) == ["b", "c", "", ""])
        #expect(touched.map(\.text) == ["B2", "C", "A2", "Nytt"])
    }

    @Test func `an area of a plan is known by what it said, and one that is gone becomes a new one`() throws {
        func plan(_ names: [String]) throws -> ActionPlan {
            ActionPlan(
                id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(), title: "Planen",
                period: try PlanPeriod(
                    from: CivilDate("2026-01-01").orFail(), until: CivilDate("2026-12-31").orFail()
                ).orFail(),
                areas: names.map { PriorityArea(name: $0, goal: "Mål för \($0).") },
                made: .testNow)
        }
        let before = Self.lines([
            ("omrade-1", "Torget"), ("mal-1", "Mål för Torget."), ("omrade-2", "Parken"),
            ("mal-2", "Mål för Parken."),
        ])
        let sent = try Self.form([
            ("opened", before.opened), ("gor", "andra-omrade"), ("nummer", "2"), ("omrade-2", "Parken"),
            ("mal-2", "Ljus."),
        ])
        let same = PlanStep.aligning(sent, to: try plan(["Skolan", "Parken"]))
        #expect(same["nummer"] == "2" && same["mal-2"] == "Ljus.")
        let moved = PlanStep.aligning(sent, to: try plan(["Parken"]))
        #expect(moved["nummer"] == "1" && moved["mal-1"] == "Ljus." && moved["mal-2"] == nil)
        let gone = PlanStep.aligning(sent, to: try plan(["Torget"]))
        #expect(gone["gor"] == "nytt-omrade" && gone["nummer"] == nil && gone["mal"] == "Ljus.")
    }
}
