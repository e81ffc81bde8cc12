/// A month, a quarter or a year of crime statistics, from 1950 to 2100.
package struct CrimePeriod: Hashable, Sendable {
    /// The raw values are words of the API.
    package enum Length: String, CaseIterable, Sendable {
        case month, quarter, year

        /// How many months it holds.
        package var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }

        package var name: Bilingual {
            switch self {
            case .month: Bilingual(swedish: "Månader", english: "Months")
            case .quarter: Bilingual(swedish: "Kvartal", english: "Quarters")
            case .year: Bilingual(swedish: "År", english: "Years")
            }
        }
    }

    package let year: Int
    package let length: Length
    /// Which of its year, from 1.
    package let number: Int

    package static let years = 1_950...2_100

    /// Nil for a year outside ``years``, and for a number that its year does not have.
    package init?(_ length: Length, _ number: Int, of year: Int) {
        guard Self.years.contains(year), (1...12 / length.months).contains(number) else { return nil }
        self.year = year
        self.length = length
        self.number = number
    }

    /// Reads `2024`, `2024-Q1`, `2024K1`, `kvartal 1 2024`, `2024-03`, `2024M03`, `mars 2024` and the like; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = Self.parts(of: String(text).lowercased())
        guard (1...3).contains(parts.count) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        let words = parts.filter { Int($0) == nil }
        guard let year = numbers.first(where: { $0 > 999 }) else {
            return nil
        }
        let others = numbers.filter { $0 <= 999 }
        guard numbers.count - others.count == 1, words.count <= 1 else { return nil }
        switch (words.first, others.count) {
        case (nil, 0): self.init(.year, 1, of: year)
        case (nil, 1):
            // `2024-03` has its month in two digits, so that a quarter is not taken for one.
            guard parts.last?.count == 2 else { return nil }
            self.init(.month, others[0], of: year)
        case (let word?, 1) where ["q", "k", "kv", "kvartal", "kvartalet", "quarter"].contains(word):
            self.init(.quarter, others[0], of: year)
        case (let word?, 1) where ["m", "månad", "month"].contains(word):
            self.init(.month, others[0], of: year)
        case (let word?, 0) where ["år", "helår", "helåret", "year"].contains(word):
            self.init(.year, 1, of: year)
        case (let word?, 0):
            guard let month = MonthName.number(of: word) else { return nil }
            self.init(.month, month, of: year)
        default: return nil
        }
    }

    /// Runs of digits and runs of letters; nothing for a text with other signs than blanks, hyphens and points between.
    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        var isDigit: Bool?
        for sign in text {
            if sign.isWhitespace || sign == "-" || sign == "." || sign == "–" {
                isDigit = nil
                continue
            }
            let digit = ("0"..."9").contains(sign)
            guard digit || sign.isLetter, parts.count <= 4 else { return [] }
            if isDigit == digit, !parts.isEmpty {
                parts[parts.count - 1].append(sign)
            } else {
                parts.append(String(sign))
            }
            isDigit = digit
        }
        return parts.allSatisfy { $0.count <= 9 } ? parts : []
    }

    /// Months since the year 0 at its beginning.
    package var firstMonth: Int { year * 12 + (number - 1) * length.months }

    /// The same part of another year; nil for one that there is not.
    package func moved(years count: Int) -> CrimePeriod? { CrimePeriod(length, number, of: year + count) }
}

extension CrimePeriod: Comparable {
    /// By their beginnings; of one beginning the longer first.
    package static func < (one: CrimePeriod, other: CrimePeriod) -> Bool {
        (one.firstMonth, -one.length.months) < (other.firstMonth, -other.length.months)
    }
}

extension CrimePeriod: CustomStringConvertible {
    /// `2024`, `2024-Q1`, `2024-03`
    package var description: String {
        switch length {
        case .year: "\(year)"
        case .quarter: "\(year)-Q\(number)"
        case .month: "\(year)-\(number < 10 ? "0" : "")\(number)"
        }
    }
}
