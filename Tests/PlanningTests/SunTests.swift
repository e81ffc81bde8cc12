import Projection
import Reports
import Testing

@testable import Planning

/// Expected moments come from another calculation of the sun's path (VSOP87, by PyEphem 4.2.1) and agree with printed
/// Swedish tables to the minute.
@Suite struct SunTests {
    @Test(arguments: [
        (14.5306, 56.2767, "2026-03-20", "05:04:22", "17:15:29", "17:52:57"),
        (14.5306, 56.2767, "2026-06-21", "02:12:53", "19:54:29", "20:58:37"),
        (14.5306, 56.2767, "2026-11-20", "06:49:47", "14:44:37", "15:28:17"),
        (14.5306, 56.2767, "2026-12-21", "07:33:24", "14:26:26", "15:14:29"),
        (18.0686, 59.3293, "2026-03-20", "04:49:51", "17:01:52", "17:42:42"),
        (18.0686, 59.3293, "2026-06-21", "01:30:54", "20:08:09", "21:40:00"),
        (18.0686, 59.3293, "2026-12-21", "07:43:24", "13:48:07", "14:43:48"),
        (20.2253, 67.8558, "2026-03-20", "04:39:27", "16:55:39", "17:51:21"),
        (20.2253, 67.8558, "2026-11-20", "08:13:09", "12:35:25", "14:00:28"),
    ])
    func `sunrise, sunset and dusk are right to ten seconds`(
        _ longitude: Double, _ latitude: Double, _ day: String, _ rise: String, _ set: String, _ dusk: String
    ) throws {
        let date = try #require(CivilDate(day))
        let position = try #require(GeographicPosition(longitude: longitude, latitude: latitude))
        for (crossing, time) in [
            (Sun.sunrise(on: date, at: position), rise), (Sun.sunset(on: date, at: position), set),
            (Sun.dusk(on: date, at: position), dusk),
        ] {
            let expected = try Timestamp(rfc3339: "\(day)T\(time)Z")
            let found = try #require(crossing.moment)
            #expect(found.since(expected).magnitude <= .seconds(10), "\(found.rfc3339) for \(time)")
        }
    }

    @Test func `the midnight sun neither rises nor sets`() throws {
        let date = try #require(CivilDate("2026-06-21"))
        #expect(Sun.sunrise(on: date, at: try kiruna) == .staysAbove)
        #expect(Sun.sunset(on: date, at: try kiruna) == .staysAbove)
        #expect(Sun.dusk(on: date, at: try kiruna) == .staysAbove)
    }

    @Test func `the polar night has a dusk but no sunset`() throws {
        let date = try #require(CivilDate("2026-12-21"))
        #expect(Sun.sunrise(on: date, at: try kiruna) == .staysBelow)
        #expect(Sun.sunset(on: date, at: try kiruna) == .staysBelow)
        let dusk = try #require(Sun.dusk(on: date, at: try kiruna).moment)
        #expect(try dusk.since(Timestamp(rfc3339: "2026-12-21T13:18:14Z")).magnitude <= .seconds(10))
    }

    @Test func `an evening in the far north may end after midnight by the clock`() throws {
        let date = try #require(CivilDate("2026-05-26"))
        let sunset = try #require(Sun.sunset(on: date, at: try kiruna).moment)
        #expect(SwedishTime(sunset).date == date.adding(days: 1))
    }

    @Test(arguments: ["2026-01-15", "2026-04-01", "2026-08-20", "2026-10-25"])
    func `it is dark from dusk on and not before`(_ day: String) throws {
        let date = try #require(CivilDate(day))
        let position = try olofström
        let dusk = try #require(Sun.dusk(on: date, at: position).moment)
        #expect(Sun.isDark(at: position, dusk.adding(.minutes(1))))
        #expect(!Sun.isDark(at: position, dusk.subtracting(.minutes(1))))
        let dawn = try #require(Sun.ascent(above: .civilTwilight, on: date, at: position).moment)
        #expect(Sun.isDark(at: position, dawn.subtracting(.minutes(1))))
        #expect(!Sun.isDark(at: position, dawn.adding(.minutes(1))))
    }

    @Test(arguments: [("2026-11-20T17:00:00Z", -18.07), ("2026-06-21T11:02:00Z", 57.16)])
    func `the elevation is right to a twentieth of a degree`(_ moment: String, _ degrees: Double) throws {
        let found = Sun.elevation(at: try olofström, try Timestamp(rfc3339: moment))
        #expect(abs(found - degrees) < 0.05, "\(found)")
    }

    @Test(arguments: [(Double.nan, 56), (14, .infinity), (181, 0), (0, -90.5)])
    func `refuses what is no position`(_ longitude: Double, _ latitude: Double) {
        #expect(GeographicPosition(longitude: longitude, latitude: latitude) == nil)
    }

    @Test(arguments: [-90.0, 90])
    func `the poles have half a year of each`(_ latitude: Double) throws {
        let pole = try #require(GeographicPosition(longitude: 0, latitude: latitude))
        let june = try #require(CivilDate("2026-06-21"))
        #expect(Sun.sunset(on: june, at: pole) == (latitude > 0 ? .staysAbove : .staysBelow))
    }

    private var olofström: GeographicPosition {
        get throws { try #require(GeographicPosition(longitude: 14.5306, latitude: 56.2767)) }
    }

    private var kiruna: GeographicPosition {
        get throws { try #require(GeographicPosition(longitude: 20.2253, latitude: 67.8558)) }
    }
}
