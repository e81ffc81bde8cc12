package import Geometry

/// An address, or a place that has a name of its own, as a municipality's list has it.
package struct NamedPlace: Hashable, Sendable {
    package let municipality: MunicipalityCode
    /// The street of an address, or the name: `Almgatan`, `Idrottshallen`.
    package let name: String
    /// Of an address.
    package let house: HouseNumber?
    /// The town or village, where the list says.
    package let locality: String?
    package let place: Place

    /// Refuses a name or locality without a letter or digit, or of more than 200 bytes.
    package init?(
        municipality: MunicipalityCode, name: String, house: HouseNumber? = nil, locality: String? = nil,
        place: Place
    ) {
        guard Self.isName(name), locality.map(Self.isName) ?? true else { return nil }
        self.municipality = municipality
        self.name = name
        self.house = house
        self.locality = locality
        self.place = place
    }

    /// `Almgatan 12A`
    package var title: String { house.map { "\(name) \($0)" } ?? name }

    private static func isName(_ text: String) -> Bool {
        text.utf8.count <= 200 && !text.utf8.contains(0) && !SearchWord.words(of: text).isEmpty
    }
}

/// The number of a house with its letter: `12`, `12A`.
package struct HouseNumber: Hashable, Sendable, CustomStringConvertible {
    package let number: Int
    /// A capital, `A`–`Z` or `Å`, `Ä`, `Ö`; nil for none.
    package let letter: Character?

    /// Takes `12`, `12A`, `12 a`; refuses anything else, and numbers outside 1…9999.
    package init?(_ text: some StringProtocol) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count).drop(while: \.isWhitespace)
        guard let number = Int(digits), (1...9_999).contains(number), rest.count <= 1 else { return nil }
        if let letter = rest.first {
            guard letter.isLetter, let capital = letter.uppercased().first else { return nil }
            self.letter = capital
        } else {
            letter = nil
        }
        self.number = number
    }

    package var description: String { letter.map { "\(number)\($0)" } ?? "\(number)" }

    /// Whether who asks for `asked` may mean this one: a number without a letter means the house with every letter, and never a
    /// longer number.
    package func answers(_ asked: HouseNumber) -> Bool {
        number == asked.number && (asked.letter == nil || asked.letter == letter)
    }
}
