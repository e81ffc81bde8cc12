import Geometry
package import Planning
package import Projection
package import Reports
package import Web

/// What is asked of a measure's effect, as addresses and bodies have it.
extension APIService {
    /// How far a measure may be said to reach, and how wide a ring may be, in metres.
    package static let effectReaches = 1...5_000
    package static let effectRings = 0...2_000

    static let effectParameters: [Route.QueryParameter] = [
        .init(
            "control", .text,
            "What to compare with: `LAYER/CODE`, or `LON,LAT,METRES` for a circle; the area that is proposed first when absent.",
            example: "14.52,56.24,150"),
        .init(
            "reach", .integer(effectReaches),
            "How far the measure reached from its point, or to either side of its line, in metres; \(Int(EffectPlace.usualReach)) and \(Int(EffectPlace.usualCorridor)) when absent. Of an area nothing.",
            example: "150"),
        .init(
            "ring", .integer(effectRings),
            "How wide the rings next to both areas are to which trouble may have moved, in metres; 0 for none, \(Int(EffectPlace.usualRing)) when absent.",
            example: "150"),
        .init(
            "weeks", .integer(EffectSpans.lengths),
            "How many weeks are counted before and after; as many as there are, at most \(MeasureJudging.mostWeeks), when absent.",
            example: "52"),
        .init(
            "category", .array(.code), "Codes, separated by commas; all when absent.",
            example: "lighting,visibility"),
    ]

    /// The wish of a query with these parameters.
    ///
    /// - Throws: a ``Problem`` with every fault.
    package func effectWish(_ reader: QueryReader, for caller: Caller, at now: Timestamp) throws
        -> MeasureJudging.Wish
    {
        var reader = reader
        var wish = MeasureJudging.Wish()
        wish.control = reader.control("control", areas(), projector, on: SwedishTime(now).date)
        wish.reach = reader.number("reach", in: Self.effectReaches).flatMap { Radius(metres: Double($0)) }
        if let ring = reader.number("ring", in: Self.effectRings) {
            wish.ring = ring > 0 ? Radius(metres: Double(ring)) : nil
        }
        wish.weeks = reader.number("weeks", in: EffectSpans.lengths)
        let categories = reader.choices("category", choices(of: caller).categories)
        wish.categories = categories.isEmpty ? nil : categories
        try reader.finish()
        return wish
    }

    /// The same of a body, and the id that the caller made.
    func effectWish(_ reader: inout BodyReader, for caller: Caller, at now: Timestamp)
        -> MeasureJudging.Wish
    {
        var wish = MeasureJudging.Wish()
        let (map, day) = (areas(), SwedishTime(now).date)
        wish.control = reader.value("control", sv: ControlText.words.swedish, en: ControlText.words.english) {
            ControlText.control($0, map, projector, on: day)
        }
        wish.reach = reader.wholeNumber("reach", in: Self.effectReaches).flatMap {
            Radius(metres: Double($0))
        }
        if let ring = reader.wholeNumber("ring", in: Self.effectRings) {
            wish.ring = ring > 0 ? Radius(metres: Double(ring)) : nil
        }
        wish.weeks = reader.wholeNumber("weeks", in: EffectSpans.lengths)
        let categories = Set(reader.choices("categories", choices(of: caller).categories))
        wish.categories = categories.isEmpty ? nil : categories
        return wish
    }
}

/// An area to compare with, as it is written: `district/holje`, or `LON,LAT,METRES` for a circle within Sweden.
package enum ControlText {
    static let words = Bilingual(
        swedish: "Lager/kod, eller longitud,latitud,meter för en cirkel inom Sverige.",
        english: "Layer/code, or longitude,latitude,metres for a circle within Sweden.")

    /// Nil for what is neither, or not there.
    package static func control(_ text: String, _ areas: AreaMap, _ projector: Projector, on day: CivilDate)
        -> ControlCandidate?
    {
        let halves = text.split(separator: "/", maxSplits: 1).map(String.init)
        if halves.count == 2 {
            guard let layer = AreaLayer(rawValue: halves[0]),
                let area = areas.versions(of: layer, code: halves[1]).first(where: { $0.isValid(on: day) })
            else { return nil }
            return ControlCandidate(.area(area.area), name: area.name, reference: text)
        }
        guard let numbers = Degrees.list(text, count: 3),
            let position = GeographicPosition(longitude: numbers[0], latitude: numbers[1]),
            let centre = try? projector.place(of: position), let radius = Radius(metres: numbers[2])
        else { return nil }
        return ControlCandidate(.circle(centre: centre, radius: radius), name: nil)
    }
}

extension QueryReader {
    fileprivate mutating func control(
        _ name: String, _ areas: AreaMap, _ projector: Projector, on day: CivilDate
    ) -> ControlCandidate? {
        value(name, sv: ControlText.words.swedish, en: ControlText.words.english) {
            ControlText.control($0, areas, projector, on: day)
        }
    }
}
