import JSON
import Prevention
import Reports
import TestSupport
import Testing
import Web

@testable import Pages

/// What the forms of meetings and of action plans become for the API.
@Suite struct MeetingFormTests {
    private static func form(_ fields: String) throws -> FormText { try FormText(Array(fields.utf8)) }

    @Test(arguments: ["/atgarder/abc", "https://lykta.example.se/atgarder/abc?gjort=ny#x", "abc", " abc "])
    func `what a decision leads to is an id, or the address of a page that ends with one`(_ typed: String)
        throws
    {
        let fields = FormText.written([("slag-2", "measure"), ("till-2", typed), ("ord-2", "Röj.")])
        let body = DecisionForm(try Self.form(fields), number: 2).body
        #expect(body["link"]?["kind"]?.string == "measure" && body["link"]?["id"]?.string == "abc")
        #expect(body["words"]?.string == "Röj." && body["due"]?.string == "")
    }

    @Test(
        arguments: [
            ("/atgarder/{}", "measure"), ("https://lykta.example.se/vandringar/{}?gjort=ny", "walk"),
            ("lykta.example.se/loften/{}/#x", "promise"), ("/platser/sparade/{}", "hotspot"),
            ("/vandringar/{}/protokoll", "walk"), ("/moten/{}", nil), ("{}", nil),
        ] as [(String, String?)])
    func `an address says of which kind it is, whatever is chosen`(_ address: String, _ kind: String?) throws
    {
        let id = MeasureID.numbered(7).description
        for chosen in ["", "measure"] {
            let fields = FormText.written([
                ("slag", chosen), ("till", address.replacing("{}", with: id)), ("ord", "Röj."),
            ])
            let link = DecisionForm(try Self.form(fields), number: nil).body["link"]
            #expect(link?["id"]?.string == id, "\(address)")
            #expect(link?["kind"]?.string == kind ?? (chosen.isEmpty ? nil : chosen), "\(address)")
        }
    }

    @Test func `a decision leads to nothing where nothing is named, or what it led to is taken away`() throws
    {
        let former = DecisionLink.measure(.numbered(7))
        let taken = try Self.form("slag-1=&till-1=\(former.target)")
        #expect(DecisionForm(taken, number: 1, insteadOf: former).body["link"]?.string == "")
        #expect(DecisionForm(taken, number: 1).body["link"]?["id"]?.string == former.target)
        let form = DecisionForm(try Self.form("till-1="), number: 1)
        #expect(form.body["link"]?.string == "" && form.fields["owner"] == "vem-1")
        #expect(DecisionForm(try Self.form("ord=x"), number: nil).fields["owner"] == "vem")
    }

    private func plan() throws -> ActionPlan {
        let lighting = try Code<Category>("lighting").orFail()
        return ActionPlan(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(), title: "Planen",
            period: try PlanPeriod(
                from: CivilDate("2026-01-01").orFail(), until: CivilDate("2026-12-31").orFail()
            ).orFail(),
            areas: [
                PriorityArea(
                    name: "Mörka platser", goal: "Ljus.",
                    indicators: [
                        PlanIndicator(
                            code: try Code("indikator-1").orFail(), name: "Ärenden",
                            kind: .openCases(lighting))
                    ], measures: [.numbered(1)])
            ], made: .testNow)
    }

    @Test func `a new indicator gets a code that is free, and what was there stays`() throws {
        let fields = FormText.written([
            ("gor", "ny-indikator"), ("nummer", "1"), ("indikator-1", "Vandrare"), ("slag-1", "stated"),
            ("enhet-1", "personer"), ("kategori-1", "lighting"),
        ])
        let areas = try PlanStep(try Self.form(fields)).areas(of: plan()).orFail()
        let area = try (areas.array?.first).orFail()
        #expect(area["goal"]?.string == "Ljus." && area["measures"]?.array?.count == 1)
        let indicators = area["indicators"]?.array ?? []
        #expect(indicators.map { $0["code"]?.string } == ["indikator-1", "indikator-2"])
        #expect(indicators.first?["category"]?.string == "lighting")
        #expect(indicators.last?["unit"]?.string == "personer" && indicators.last?["category"] == nil)
    }

    @Test func `an area is added and removed, and one that is not there is no step`() throws {
        let added = PlanStep(try Self.form("gor=nytt-omrade&omrade=Mopeder"))
        #expect(try added.areas(of: plan())?.array?.count == 2)
        let removed = PlanStep(try Self.form("gor=ta-bort-omrade&nummer=1"))
        #expect(try removed.areas(of: plan())?.array?.isEmpty == true)
        for fields in ["gor=ta-bort-omrade&nummer=2", "gor=andra-omrade", "gor=tal", ""] {
            #expect(try PlanStep(try Self.form(fields)).areas(of: plan()) == nil)
        }
    }

    @Test(arguments: [
        ("24", JSONValue.number(24)), ("24,5", .number(24.5)), ("1%20200", .number(1_200)), ("", .string("")),
        ("många", .string("många")),
    ])
    func `a number is read as people write it, and what is none is left for the API to refuse`(
        _ typed: String, _ number: JSONValue
    ) throws {
        let step = PlanStep(try Self.form("gor=tal&tal=\(typed)&tal-indikator=a&tal-dag=2026-06-30"))
        #expect(step.stated["number"] == number && step.fields["number"] == "tal")
    }
}
