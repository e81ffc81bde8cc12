import Planning
import Reports
import TestSupport
import Testing
import Web

@testable import Pages

@Suite struct WalkAddressTests {
    private static func address(_ query: String) throws -> WalkAddress {
        let known = WalkAddress.parameters([]).map(\.name)
        return WalkAddress(
            try QueryText(query, known: known), categories: [], bounds: WalkBounds(),
            today: CivilDate(daysSinceEpoch: 20_000))
    }

    private static func longitudes(_ spots: [WalkSpot]) -> [Int] {
        spots.compactMap { Int($0.written.prefix(2)) }
    }

    private static let five = "stopp=11,56;12,56;13,56;14,56;15,56&kvar=16,56"

    @Test(arguments: [
        ("upp-2-5", [12, 11, 13, 14, 15], [16]), ("ner-1-5", [12, 11, 13, 14, 15], [16]),
        ("flytta-4-1-5", [14, 11, 12, 13, 15], [16]), ("flytta-1-5-5", [12, 13, 14, 15, 11], [16]),
        ("upp-2-3", [12, 11, 13], [16, 14, 15]), ("bort-2-5", [11, 13, 14, 15], [16, 12]),
        ("med-5-3", [11, 12, 13, 15], [16, 14]), ("ta-1-5", [11, 12, 13, 14, 15, 16], []),
        ("upp-1-5", [11, 12, 13, 14, 15], [16]), ("ner-5-5", [11, 12, 13, 14, 15], [16]),
        ("flytta-9-1-5", [11, 12, 13, 14, 15], [16]), ("upp-2-9", [11, 12, 13, 14, 15], [16]),
        ("bort-9-5", [11, 12, 13, 14, 15], [16]), ("ta-2-5", [11, 12, 13, 14, 15], [16]),
        ("med-2-5", [11, 12, 13, 14, 15], [16]),
    ])
    func `a change moves, takes off and takes back, and what it cannot do it leaves alone`(
        _ change: String, _ stops: [Int], _ left: [Int]
    ) throws {
        var address = try Self.address(Self.five)
        let told = try WalkChange(change).orFail().change(&address)
        #expect(Self.longitudes(address.stops) == stops)
        #expect(Self.longitudes(address.left) == left)
        let isUnchanged = stops == [11, 12, 13, 14, 15] && left == [16]
        #expect((told == nil) == isUnchanged)
    }

    @Test(arguments: [
        "", "upp", "upp-2", "upp-0-5", "upp--1-5", "upp-2-5-5", "kasta-2-5", "upp-2-101", "upp-a-5",
    ])
    func `what is no change is passed over`(_ text: String) { #expect(WalkChange(text) == nil) }

    @Test func `a place in degrees may have a blank after its comma`() {
        #expect(WalkSpot("14.5306, 56.2767") == WalkSpot("14.5306,56.2767"))
        #expect(WalkSpot("14.5306, 56.2767") != nil)
    }

    @Test func `an address says all that a walk is, and is read back the same`() throws {
        var address = try Self.address(
            "stopp=14.5,56.2,Torget%20%26%20bron;14.6,56.3&kvar=14.7,56.4&samling=Kyrkan&datum=2026-12-24&skymning=ends&slut=stopp&minuter=60&meter=2000&ordning=given&fran=2026-01-01&till=2026-02-01&omrade=district/holje"
        )
        #expect(address.stops.map(\.name) == ["Torget & bron", nil])
        let again = try Self.address(address.written)
        #expect(again.written == address.written)
        for field in [("ordning", "given"), ("skymning", "ends"), ("slut", "stopp"), ("samling", "Kyrkan")] {
            #expect(again.fields.contains { $0 == field })
        }
        #expect(again.filter.question.contains { $0 == ("until", "2026-02-02") })
        address.stops = [WalkSpot(address.stops[0].position, name: "a;b")]
        #expect(try Self.address(address.written).stops.map(\.name) == ["a,b"])
    }

    @Test func `ticked stops and those of the address come together, and what is no place is counted`() throws
    {
        let address = try Self.address("stopp=14.5,56.2;nowhere&stopp-7=14.6,56.3&stopp-9=200,56")
        #expect(address.stops.count == 2 && address.unreadable == 2)
    }
}
