import Geometry
import Reports
import TestSupport
import Testing

@Suite struct ToldPlaceTests {
    private static func names() throws -> [ListedName] {
        try [
            ("Almgatan", "Olofström"), ("Almgatan", "Jämshög"), ("Idrottshallen", "Olofström"),
            ("Biblioteket", "Olofström"), ("Skolgatan", "Olofström"), ("Olofströms station", "Olofström"),
            ("Storgatan", "Olofström"),
        ].enumerated().map { index, name in
            ListedName(
                number: Int64(index + 1), name: name.0, locality: name.1, middle: try .olofstrom(),
                words: ListedName.words(of: name.0), localityWords: ListedName.words(of: name.1))
        }
    }

    @Test(arguments: [
        ("bakom idrottshallen", [3]), ("Vid idrottshallens parkering", [3]),
        ("lekplatsen på almgatan i jamshog", [2, 1]), ("vid bibliotek", [4]),
        ("korsningen Storgatan och Skolgatan", [5, 7]), ("bakom skolan", []), ("vid stationen", [6]),
        ("bakom idrotshalen", [3]), ("i skogen", []), ("", []),
    ])
    func `a place told in words means the names in it, likeliest first`(_ text: String, _ expected: [Int64])
        throws
    {
        #expect(ToldPlace(text).meant(among: try Self.names()).map(\.name.number) == expected)
    }

    @Test func `the number after a street is its house`() throws {
        let meant = ToldPlace("utanför Almgatan 4b, Jämshög").meant(among: try Self.names())
        #expect(meant.map(\.house?.description) == ["4B", "4B"])
        #expect(meant.first?.name.locality == "Jämshög")
    }
}
