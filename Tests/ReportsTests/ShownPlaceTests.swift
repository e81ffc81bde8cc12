import Geometry
import Reports
import TestSupport
import Testing

@Suite struct ShownPlaceTests {
    private func shown(
        restricted: Int, others: Place?, seesRestricted: Bool = false
    ) throws -> ShownPlace? {
        let place = try Place(northing: 6_236_999.99, easting: 470_750).orFail()
        return Case(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
            group: try Code("lighting").orFail(), status: .open, opened: .testNow, changed: .testNow,
            version: 1,
            place: place, unrestrictedPlace: others, bounds: nil, reportCount: 3, restrictedCount: restricted,
            reporterCount: 1, firstObserved: .testNow, lastObserved: .testNow, units: [], mergedInto: nil,
            returnOf: nil
        ).shownPlace(withRestricted: seesRestricted)
    }

    @Test func `a case without restricted reports lies where it lies`() throws {
        let shown = try shown(restricted: 0, others: .olofstrom()).orFail()
        #expect(shown.place.northing == 6_236_999.99 && !shown.isApproximate)
    }

    @Test func `a case with restricted and other reports lies in the middle of the others`() throws {
        let shown = try shown(restricted: 1, others: .olofstrom()).orFail()
        #expect(try shown.place == .olofstrom() && !shown.isApproximate)
    }

    @Test func `a case of restricted reports alone lies in the middle of its square of 250 m`() throws {
        let shown = try shown(restricted: 3, others: nil).orFail()
        #expect(try shown.place == Place(northing: 6_236_875, easting: 470_875).orFail())
        #expect(shown.isApproximate && shown.place.middleOfSquare == shown.place)
    }

    @Test func `who sees restricted reports is told the middle of all`() throws {
        let shown = try shown(restricted: 3, others: nil, seesRestricted: true).orFail()
        #expect(shown.place.northing == 6_236_999.99 && !shown.isApproximate)
    }

    @Test(arguments: [
        (Place.northings.lowerBound, Place.eastings.lowerBound),
        (Place.northings.upperBound, Place.eastings.upperBound),
    ])
    func `a square at the edge of where places lie has a middle`(_ northing: Double, _ easting: Double) throws
    {
        let place = try Place(northing: northing, easting: easting).orFail()
        #expect(place.distance(to: place.middleOfSquare).metres < 250)
    }
}
