import Geometry
import Intake
import Projection
import Reports
import Statistics

/// All about a report but its words.
extension DemoReports.Iterator {
    /// Most report what they have just seen; others the day after, or when they get round to it.
    mutating func observation(before received: Timestamp, _ rhythm: Rhythm) -> Timestamp {
        let haste = chance.fraction()
        guard haste > 0.55 else { return received.subtracting(.minutes(Int64(chance.number(in: 1...90)))) }
        let days = haste < 0.85 ? 1 : chance.number(in: 2...14)
        let date = SwedishTime(received).date.adding(days: -days)
        let minute = rhythm.hour(using: &chance) * 60 + chance.index(below: 60)
        return SwedishTime.moment(of: date, minuteOfDay: minute)
    }

    /// When it comes back, in the order of the cases; empty when the reporter does not say.
    mutating func recurrence(of category: DemoCategory, _ seen: SwedishTime) -> [Recurrence] {
        guard chance.happens(0.55) else { return [] }
        var found: [Recurrence] = [Self.part(ofDay: seen, category)]
        switch category {
        case .lighting:
            if chance.happens(0.15) { found = [.winter] } else if chance.happens(0.2) { found = [.always] }
        case .visibility: if chance.happens(0.5) { found = [.always] }
        case .speeding: if seen.date.weekday <= 5, chance.happens(0.4) { found.append(.weekday) }
        case .drugs, .mopeds, .disorder:
            if seen.date.weekday >= 5, chance.happens(0.5) { found.append(.weekend) }
        case .vandalism, .burglary, .other: break
        }
        return found
    }

    /// The part of the day, as who reports it would say; lamps are missed in the evening.
    static func part(ofDay time: SwedishTime, _ category: DemoCategory) -> Recurrence {
        switch time.hour {
        case 5..<10: .morning
        case 10..<17: category == .lighting ? .evening : .day
        case 17..<23: .evening
        default: .night
        }
    }

    /// One in each of a hundred; four in five are residents.
    static let sources: [Source] = [
        (Source.resident, 80), (.municipalStaff, 6), (.municipalCompany, 5), (.police, 4), (.association, 3),
        (.propertyOwner, 2),
    ].flatMap { [Source](repeating: $0, count: $1) }

    /// A pseudonym; nil for one in six residents. Few report often and most seldom.
    mutating func reporter(_ source: Source) -> String? {
        switch source {
        case .resident:
            guard !chance.happens(1 / 6) else { return nil }
            let often = chance.fraction()
            return "inv-\(1 + Int(often * often * 4_999))"
        case .municipalStaff: return "personal-\(chance.number(in: 1...25))"
        case .municipalCompany: return "bovard-\(chance.number(in: 1...9))"
        case .police: return "polis-\(chance.number(in: 1...14))"
        case .association: return "forening-\(chance.number(in: 1...12))"
        case .propertyOwner: return "agare-\(chance.number(in: 1...15))"
        }
    }

    mutating func contact(of reporter: String?) -> Contact? {
        guard let reporter, chance.happens(0.25) else { return nil }
        return Contact(
            email: "\(reporter)@example.se",
            phone: chance.happens(0.3) ? storyteller.phone(using: &chance) : nil)
    }

    /// What the telephone said, or the map; nil when neither said anything.
    mutating func accuracy() -> Double? {
        switch chance.index(below: 10) {
        case 0: nil
        case 1: Double(chance.number(in: 30...150))
        default: Double(chance.number(in: 4...24))
        }
    }

    /// As it would come in: mostly a GeoJSON point to a tenth of a metre, from the municipality's own systems often SWEREF 99
    /// TM, and one in fifty times words alone.
    mutating func place(of scene: DemoMap.Scene, _ source: Source) -> Submission.RawPlace {
        if chance.happens(0.02) { return .words(scene.phrase.first) }
        let words = chance.happens(0.2) ? scene.phrase.first : nil
        let isFromMap = (source == .municipalStaff || source == .municipalCompany) && chance.happens(0.6)
        guard !isFromMap, let position = try? projector.position(of: scene.place) else {
            return .grid(
                northing: scene.place.northing, easting: scene.place.easting, epsg: 3006, words: words)
        }
        return .point(
            [Self.rounded(position.longitude), Self.rounded(position.latitude)], words: words)
    }

    private static func rounded(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }
}
