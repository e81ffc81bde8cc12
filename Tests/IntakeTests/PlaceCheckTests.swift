import Geometry
import Intake
import Projection
import Reports
import Testing

struct PlaceCheckTests {
    let fixture: DeskFixture
    let olofström = DeskFixture.olofström

    init() throws { fixture = try DeskFixture() }

    private func problem(_ place: Submission.RawPlace, allowed: [String] = ["1060"]) throws -> IntakeProblem?
    {
        let problems = try fixture.problems(.good(place: place), allowed: allowed)
        #expect(problems.count <= 1)
        return problems.first
    }

    @Test func `a point in a served municipality is placed there`() throws {
        let report = try fixture.check(.good(place: .point([14.5306, 56.2767], words: " vid torget "))).report
        let place = try #require(report.whereabouts.place)
        #expect(
            abs(place.northing - olofström.northing) < 0.06 && abs(place.easting - olofström.easting) < 0.06)
        #expect(report.municipality.description == "1060")
        #expect(report.whereabouts.words == "vid torget")
        #expect(report.otherMunicipalities.isEmpty)
    }

    @Test func `metres in the national grid and in a zone give the same place as degrees`() throws {
        let place = try #require(fixture.check(.good()).report.whereabouts.place)
        for system in [ReferenceSystem.sweref99TM, .sweref991500, .sweref991330] {
            let (northing, easting) = try fixture.projector.coordinates(of: place, in: system)
            let grid = Submission.RawPlace.grid(northing: northing, easting: easting, epsg: system.rawValue)
            #expect(try fixture.check(.good(place: grid)).report.whereabouts.place == place)
        }
    }

    @Test func `swapped degrees are named and turned round`() throws {
        let problem = try problem(.point([56.2767, 14.5306]))
        #expect(problem?.code == .placeAxesSwapped)
        #expect(problem?.pointer == "/place/coordinates")
        #expect(problem?.suggestion == .point(longitude: 14.5306, latitude: 56.2767))
    }

    @Test(arguments: [3006, 3007, 3009, 3018])
    func `swapped metres are named and turned round`(_ epsg: Int) throws {
        let easting = epsg == 3006 ? 470_934.2 : 121_000.5
        let problem = try problem(.grid(northing: easting, easting: 6_236_975.3, epsg: epsg))
        #expect(problem?.code == .placeAxesSwapped)
        #expect(problem?.suggestion == .grid(northing: 6_236_975.3, easting: easting, epsg: epsg))
    }

    @Test func `metres where degrees belong, and degrees where metres do, are named`() throws {
        #expect(try problem(.point([470_934.2, 6_236_975.3]))?.code == .placeMetresForDegrees)
        #expect(
            try problem(.point([6_236_975.3, 470_934.2]))?.suggestion
                == .grid(northing: 6_236_975.3, easting: 470_934.2, epsg: 3006))
        let degrees = try problem(.grid(northing: 56.2767, easting: 14.5306, epsg: 3006))
        #expect(degrees?.code == .placeDegreesForMetres)
        #expect(degrees?.suggestion == .point(longitude: 14.5306, latitude: 56.2767))
    }

    @Test func `the wrong zone ends outside, and the right one is named`() throws {
        let place = try #require(fixture.check(.good()).report.whereabouts.place)
        let (northing, easting) = try fixture.projector.coordinates(of: place, in: .sweref991500)
        let problem = try problem(.grid(northing: northing, easting: easting, epsg: 3010))
        #expect([.placeOutside, .placeOutsideAreaOfUse].contains(problem?.code))
        #expect(problem?.message.swedish.contains("EPSG:3009") == true)
    }

    @Test(arguments: [4326, 3021, 0, -1, .max, .min])
    func `a reference system that is not read is named`(_ epsg: Int) throws {
        let problem = try problem(.grid(northing: 6_236_975, easting: 470_934, epsg: epsg))
        #expect(problem?.code == .placeSystemUnknown)
        #expect(problem?.pointer == "/place/epsg")
    }

    @Test(
        arguments: [
            ([14.5306, 56.2767, 12], IntakeProblem.Code.placeHeight), ([14.5306], .placeArity),
            ([], .placeArity),
            ([1, 2, 3, 4], .placeArity), ([200, 20], .placeOutOfRange), ([0, 0], .placeOutOfRange),
            ([2.35, 48.86], .placeOutOfRange), ([-14.5306, 56.2767], .placeOutOfRange),
            ([1e300, -1e300], .placeOutOfRange),
            ([.nan, 56], .placeNotFinite), ([14, Double.infinity], .placeNotFinite),
            ([14.9, 55.1], .placeOutside), ([19.5, 56.5], .placeOutside),
        ] as [([Double], IntakeProblem.Code)])
    func `coordinates that are no place in a served municipality are named`(
        _ coordinates: [Double], _ code: IntakeProblem.Code
    ) throws {
        #expect(try problem(.point(coordinates))?.code == code)
    }

    @Test(
        arguments: [
            (Double.nan, 470_934.0), (6_236_975, -Double.infinity), (0, 0), (1e300, 1e300),
            (-6_236_975, 470_934),
            (6_236_975, 1_470_934), (8_000_000, 470_934), (7_100_000, 150_000),
        ] as [(Double, Double)])
    func `no metres stop the desk`(_ northing: Double, _ easting: Double) throws {
        for epsg in [3006, 3007, 3009, 3018] {
            #expect(throws: IntakeRefusal.self) {
                try fixture.check(.good(place: .grid(northing: northing, easting: easting, epsg: epsg)))
            }
        }
    }

    @Test func `a line is not a point`() throws {
        let problem = try problem(.geometry(type: "LineString"))
        #expect(problem?.code == .placeNotAPoint)
        #expect(problem?.message.english.contains("LineString") == true)
    }

    @Test func `a place in a neighbour is named with its municipality`() throws {
        let problem = try problem(.grid(northing: 6_236_000, easting: 490_000, epsg: 3006))
        #expect(problem?.code == .placeOtherMunicipality)
        #expect(problem?.suggestion == .municipality(code: "1082", name: "Karlshamn"))
        #expect(problem?.pointer == "/place")
    }

    @Test func `a place in no municipality is told how far the nearest served one is`() throws {
        let problem = try problem(.grid(northing: 6_236_000, easting: 455_000, epsg: 3006), allowed: [])
        #expect(problem?.code == .placeOutside)
        #expect(problem?.message.swedish.contains("Olofström, 5,0 km bort") == true)
    }

    @Test func `a place nearer the border than it is exact is kept for both`() throws {
        let inside = Submission.RawPlace.grid(northing: 6_236_000, easting: 479_990, epsg: 3006)
        let outside = Submission.RawPlace.grid(northing: 6_236_000, easting: 480_010, epsg: 3006)
        for place in [inside, outside] {
            let report = try fixture.check(.good(place: place).with(\.accuracyMetres, 25)).report
            #expect(report.municipality.description == "1060")
            #expect(report.otherMunicipalities.map(\.description) == ["1082"])
        }
        #expect(
            try fixture.check(.good(place: inside).with(\.accuracyMetres, 5)).report.otherMunicipalities == []
        )
        #expect(try problem(outside)?.code == .placeOtherMunicipality)
    }

    @Test func `without the outline the place is not guessed`() throws {
        let bare = try DeskFixture(areas: [])
        let problem = try #require(bare.problems(.good()).first)
        #expect(problem.code == .placeNoOutline)
        #expect(
            try bare.check(.good(place: .words("vid torget"))).report.whereabouts
                == .unplaced(words: "vid torget"))
    }

    @Test func `a sender is held to the municipalities it may report to`() throws {
        let problems = try fixture.problems(.good(), allowed: ["1415"])
        #expect(problems.map(\.code) == [.placeOtherMunicipality])
        #expect(try fixture.check(.good(), allowed: []).report.municipality.description == "1060")
        #expect(try fixture.problems(.good(), allowed: ["0180"]).map(\.code).contains(.categoryUnknown))
        let declared = Submission.good().with(\.municipality, "1415")
        #expect(try fixture.problems(declared, allowed: []).map(\.code) == [.placeOtherMunicipality])
        #expect(
            try fixture.problems(.good().with(\.municipality, "106"), allowed: []).map(\.code)
                == [.municipalityMalformed])
        #expect(
            try fixture.problems(.good().with(\.municipality, "0180"), allowed: []).map(\.code)
                == [.municipalityNotServed])
    }

    @Test func `words alone need to know the municipality`() throws {
        let words = Submission.good(place: .words("bakom idrottshallen"))
        #expect(try fixture.problems(words, allowed: []).map(\.code) == [.municipalityRequired])
        let report = try fixture.check(words.with(\.municipality, "1415"), allowed: []).report
        #expect(report.municipality.description == "1415")
        #expect(report.whereabouts == .unplaced(words: "bakom idrottshallen"))
        #expect(try fixture.problems(.good(place: .words(" \u{200B}"))).map(\.code) == [.placeWordsEmpty])
        let long = String(repeating: "å", count: 301)
        #expect(try fixture.problems(.good(place: .words(long))).map(\.code) == [.placeWordsTooLong])
    }
}
