package import Geometry

/// A place on the municipality's list that somebody may mean. Nothing is placed by it until somebody accepts it.
package struct PlaceSuggestion: Hashable, Sendable, Identifiable {
    /// The list's own number for the position; one that has gone with an older list is never given again.
    package let id: Int64
    package let kind: Kind
    /// `Almgatan 12A`, `Almgatan`, `Idrottshallen`
    package let title: String
    package let locality: String?
    package let municipality: MunicipalityCode
    /// Of a street, the address nearest to its middle.
    package let place: Place
    package let match: Match

    package init(
        id: Int64, kind: Kind, title: String, locality: String?, municipality: MunicipalityCode, place: Place,
        match: Match
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.locality = locality
        self.municipality = municipality
        self.place = place
        self.match = match
    }

    package enum Kind: String, CaseIterable, Sendable {
        case address, street, name
    }

    /// How what was asked for is found in the name, surest first.
    package enum Match: Int, CaseIterable, Comparable, Sendable {
        case whole, beginning, inside, misspelt

        package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

        package var word: String {
            switch self {
            case .whole: "whole"
            case .beginning: "beginning"
            case .inside: "inside"
            case .misspelt: "misspelt"
            }
        }
    }
}

/// A name of the list as a store looks it up, to be ranked: all addresses of a street in one locality are one name.
package struct ListedName: Hashable, Sendable {
    /// The store's own.
    package let number: Int64
    package let name: String
    package let locality: String?
    /// Where it is: of a street, where the address nearest to its middle is.
    package let middle: Place
    /// The words of the name, and of the locality, as ``SearchWord`` makes them.
    let words: [[UInt8]]
    let localityWords: [[UInt8]]

    /// - Parameters:
    ///   - words: ``words(of:)`` of the name, which a store keeps, since thousands are looked at for one question.
    ///   - localityWords: The same of the locality.
    package init(
        number: Int64, name: String, locality: String?, middle: Place, words: String, localityWords: String
    ) {
        self.number = number
        self.name = name
        self.locality = locality
        self.middle = middle
        self.words = Self.split(words)
        self.localityWords = Self.split(localityWords)
    }

    /// The words of a text with a space between.
    package static func words(of text: String) -> String {
        SearchWord.words(of: text).map(\.plain).joined(separator: " ")
    }

    private static func split(_ words: String) -> [[UInt8]] {
        words.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)
    }
}
