import Geometry
package import Reports
import Statistics

/// How many live in each district, for who asks whether a place has more reports than those who live there would make.
///
/// They are taken to live evenly over the hexagons of their district in which, or between which, people report.
package struct Inhabitants: Sendable {
    private let map: AreaMap
    private let day: CivilDate
    private let numbers: [String: Int]

    /// How many may live in one district.
    package static let mostInDistrict = 10_000_000

    /// - Parameters:
    ///   - numbers: by the code of a district, or its name.
    ///   - areas: those of other layers, and those not valid on the day, are passed over.
    /// - Throws: ``InhabitantsFault``.
    package init(_ numbers: [String: Int], in areas: [MappedArea], on day: CivilDate) throws(InhabitantsFault)
    {
        let districts = areas.filter { $0.layer == .district && $0.isValid(on: day) }
        var known: [String: Int] = [:]
        var unknown: [String] = []
        for (name, number) in numbers {
            let codes = districts.filter { $0.code == name }.map(\.code)
            let named = codes.isEmpty ? Set(districts.filter { $0.name == name }.map(\.code)) : Set(codes)
            if let code = named.first, named.count == 1 {
                known[code, default: 0] += number
            } else {
                unknown.append(name)
            }
        }
        guard unknown.isEmpty else { throw .unknownAreas(unknown.sorted()) }
        guard known.values.contains(where: { $0 > 0 }) else { throw .none }
        self.numbers = known
        self.day = day
        map = AreaMap(districts)
    }

    /// By cell.
    func spread(over cells: StudyCells) -> [Double] {
        let districts = cells.cells.map { cell in
            cells.tessellation.centre(of: cell)
                .flatMap { map.area(of: .district, holding: $0, on: day)?.area.code }
        }
        let counts = Dictionary(districts.compactMap { $0 }.map { ($0, 1) }, uniquingKeysWith: +)
        return districts.map { code in
            guard let code, let number = numbers[code], let count = counts[code] else { return 0 }
            return Double(number) / Double(count)
        }
    }
}

/// Why inhabitants cannot be a baseline.
package enum InhabitantsFault: Error, Hashable, Sendable {
    /// Neither the code nor the name of one district; in their order.
    case unknownAreas([String])
    /// Nobody lives anywhere.
    case none
}

extension InhabitantsFault {
    package var words: Bilingual {
        switch self {
        case .unknownAreas(let names):
            Bilingual(
                swedish: "Inget distrikt heter \(names.joined(separator: ", ")), eller flera.",
                english: "No district is called \(names.joined(separator: ", ")), or several are.")
        case .none:
            Bilingual(
                swedish: "Det står inte hur många som bor i något distrikt.",
                english: "It does not say how many live in any district.")
        }
    }
}

/// What the reports of hotspots are compared with.
package enum HotspotBackground: Sendable {
    case even
    /// The reports of all categories that those asked about are among.
    case reports([FoundReport])
    case inhabitants(Inhabitants)

    var baseline: HotspotBaseline {
        switch self {
        case .even: .even
        case .reports: .reports
        case .inhabitants: .inhabitants
        }
    }
}
