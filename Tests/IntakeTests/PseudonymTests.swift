import JSON
import Reports
import TestSupport
import Testing

@testable import Intake

/// What is kept of the address that an anonymous report came from.
@Suite struct PseudonymTests {
    private let fixture: DeskFixture

    init() throws { fixture = try DeskFixture() }

    private static let here: [UInt8] = [192, 0, 2, 7]
    private static let wide: [UInt8] = [0x20, 1, 0xD, 0xB8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9]

    private func pseudonym(
        _ address: [UInt8]?, place: String = "[14.5306,56.2767]", hoursLater: Int64 = 0,
        with member: String = "",
        allowed: [String] = []
    ) throws -> DailyPseudonym? {
        var chance = SeededChance(seed: 1)
        let json = """
            {"category": "lighting", "text": "Lamporna är trasiga.", "place": {"type": "Point", "coordinates": \(place)}\(member)}
            """
        return try fixture.desk.check(
            try JSONValue(parsing: json.utf8), from: "oep",
            network: address.flatMap { NetworkSource(address: $0) },
            allowed: Set(allowed.compactMap { MunicipalityCode($0) }),
            at: fixture.now.adding(.hours(hoursLater)),
            using: &chance
        ).report.pseudonym
    }

    @Test func `one address has one pseudonym in a Swedish day, whatever the reports say`() throws {
        let first = try pseudonym(Self.here)
        #expect(first != nil)
        // 19:00 in Sweden; the day ends five hours later.
        #expect(
            try pseudonym(Self.here, hoursLater: 4, with: #","observedAt": "2026-11-02T08:00:00Z""#) == first)
        let next = try pseudonym(Self.here, hoursLater: 5)
        #expect(next?.digest != first?.digest && next?.day == first.map { $0.day + 1 })
    }

    @Test func `other addresses and other municipalities have others`() throws {
        let first = try pseudonym(Self.here)?.digest
        #expect(try pseudonym([192, 0, 2, 8])?.digest != first)
        #expect(try pseudonym(Self.here, place: "[11.83,58.07]")?.digest != first)
    }

    @Test
    func
        `an IPv6 address counts by the network that one household is given, and an IPv4 address in it as itself`()
        throws
    {
        var neighbour = Self.wide
        neighbour[15] = 200
        #expect(try pseudonym(neighbour) == pseudonym(Self.wide))
        neighbour[7] = 2
        #expect(try pseudonym(neighbour) != pseudonym(Self.wide))
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + Self.here
        #expect(try pseudonym(mapped) == pseudonym(Self.here))
        #expect(NetworkSource(address: [1, 2, 3]) == nil)
    }

    @Test(arguments: [#","reporter": "p1""#, #","contact": {"email": "anna@exempel.se"}"#])
    func `who says who it is has none`(_ member: String) throws {
        #expect(try pseudonym(Self.here, with: member) == nil)
        #expect(try pseudonym(nil) == nil)
    }

    @Test func `an address is not shown`() throws {
        let source = try #require(NetworkSource(address: Self.here))
        var dumped = ""
        dump(source, to: &dumped)
        for text in ["\(source)", String(reflecting: source), dumped] { #expect(!text.contains("192")) }
    }
}
