import Reports
import TestSupport
import Testing
import Web

@testable import API
@testable import Pages

@Suite struct QueueAddressTests {
    private static func address(_ query: String) throws -> QueueAddress {
        QueueAddress(try QueryText(query, known: APIService.caseFilterNames + ["lang"], isForm: true))
    }

    @Test func `what a form sends is read as it is meant`() throws {
        let address = try Self.address("q=trasig+lampa&state=&category=lighting&unit=++&lang=en&cursor=x")
        #expect(address["q"] == "trasig lampa")
        #expect(address.query == "q=trasig%20lampa&category=lighting")
        #expect(address.cursor == "x" && address.count == 2)
    }

    @Test(arguments: [(true, "Lilla torget", "a b"), (false, "Lilla+torget", "a+b")])
    func `a form means a space by a plus, a program a plus`(_ isForm: Bool, _ value: String, _ name: String)
        throws
    {
        let query = try QueryText("samling=Lilla+torget&a+b=%2B", known: ["samling", name], isForm: isForm)
        #expect(query["samling"] == value && query[name] == "+")
    }

    @Test func `a time keeps its plus`() throws {
        let address = try Self.address("receivedSince=2026-11-20T18:00:00+01:00")
        #expect(address["receivedSince"] == "2026-11-20T18:00:00+01:00")
    }

    @Test func `an address without a filter asks for what is new, in the order that it says`() throws {
        #expect(try Self.address("").text().parameters.map(\.value) == ["received,reopened", "newest"])
        #expect(try Self.address("sort=due").text()["sort"] == "due")
        #expect(try Self.address("sort=due").text()["state"] == "received,reopened")
        #expect(try Self.address("overdue=true").text()["state"] == nil)
    }

    @Test func `a value is set and taken out, from the first page`() throws {
        let address = try Self.address("bbox=1,2,3,4&q=lampa&cursor=x")
        #expect(address.setting("bbox", to: nil).link() == "/ko?q=lampa")
        #expect(address.link("y") == "/ko?bbox=1%2C2%2C3%2C4&q=lampa&cursor=y")
        #expect(try Self.address("").link() == "/ko")
    }

    @Test(arguments: [
        (14.5306, "14.530600"), (-0.0000004, "0.000000"), (-0.5, "-0.500000"), (0.05, "0.050000"),
    ])
    func `degrees are written to a decimetre`(_ number: Double, _ text: String) {
        #expect(number.degrees == text)
    }

    @Test func `a text is cut at a space`() {
        #expect("Mörkt vid skolan".shortened(to: 12) == "Mörkt vid …")
        #expect("Mörkt".shortened(to: 5) == "Mörkt")
    }
}
