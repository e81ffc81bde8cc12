import Geometry
import Reports
import TestSupport
import Testing

@Suite struct TypedPlaceTests {
    private static func listed(_ number: Int64, _ name: String, _ locality: String? = nil, north: Double = 0)
        throws -> ListedName
    {
        ListedName(
            number: number, name: name, locality: locality, middle: try .olofstrom(north: north),
            words: ListedName.words(of: name), localityWords: ListedName.words(of: locality ?? ""))
    }

    private static func names() throws -> [ListedName] {
        [
            try listed(1, "Almgatan", "Olofström"), try listed(2, "Almgatan", "Jämshög", north: -4_000),
            try listed(3, "Idrottshallen", "Olofström"), try listed(4, "Södra vägen", "Olofström"),
            try listed(5, "Gamla Almgatan", "Holje"), try listed(6, "Väg 116"),
            try listed(7, "Brännarevägen", "Brännaregården"),
        ]
    }

    @Test(arguments: [
        ("idrottsh", [3]), ("IDROTTSHALLEN", [3]), ("almgatan", [2, 1, 5]), ("almg jäms", [2]),
        ("sodra vagen", [4]), ("SÖDRA VÄ", [4]), ("väg 116", [6, 4]), ("brannarev", [7]), ("gatan", []),
    ])
    func `what is typed finds the names it may mean, likeliest first`(_ text: String, _ expected: [Int64])
        throws
    {
        let typed = try TypedPlace(text).orFail()
        #expect(typed.ranked(try Self.names()).map(\.name.number) == expected)
    }

    @Test(arguments: [
        ("idrotshallen", [3]), ("idrotthsal", [3]), ("almgtan", [2, 1]), ("brännervägen", [7]),
        ("xlmgatn", []),
        ("alm x", []),
    ])
    func `a misspelt name is meant with one letter wrong of five, and two of nine`(
        _ text: String, _ expected: [Int64]
    ) throws {
        let ranked = try TypedPlace(text).orFail().ranked(try Self.names())
        #expect(ranked.map(\.name.number) == expected)
        #expect(ranked.allSatisfy { $0.match == .misspelt })
    }

    @Test func `of what fits as well, the nearer comes first`() throws {
        let south = try TypedPlace("almgatan", near: .olofstrom(north: -3_900)).orFail()
        #expect(south.ranked(try Self.names()).map(\.name.number) == [2, 1, 5])
        let here = try TypedPlace("almgatan", near: .olofstrom()).orFail()
        #expect(here.ranked(try Self.names()).map(\.name.number) == [1, 2, 5])
    }

    @Test(arguments: [
        ("almgatan 12", "12"), ("almgatan 12a", "12A"), ("Almgatan 12 A Jämshög", "12A"), ("almg 3b", "3B"),
        ("almgatan", nil), ("12 almgatan", nil), ("almgatan 12 jämshög", "12"),
    ])
    func `a house number is taken out of what is typed`(_ text: String, _ house: String?) throws {
        let typed = try TypedPlace(text).orFail()
        #expect(typed.house?.description == house)
    }

    @Test(arguments: ["", "a", "…", String(repeating: "a", count: 201)])
    func `what says nothing is refused`(_ text: String) {
        #expect(TypedPlace(text) == nil)
    }

    @Test(arguments: [
        ("12", "12", true), ("12", "12A", true), ("12a", "12A", true), ("12A", "12", false),
        ("1", "12", false),
    ])
    func `a house number is matched as one`(_ asked: String, _ listed: String, _ answers: Bool) throws {
        #expect(try HouseNumber(listed).orFail().answers(try HouseNumber(asked).orFail()) == answers)
    }

    @Test(arguments: ["", "0", "12345", "12AB", "A12", "12-14", "1½"])
    func `what is no house number is refused`(_ text: String) {
        #expect(HouseNumber(text) == nil)
    }
}
