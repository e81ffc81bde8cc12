import Demo
import Geometry
import Reports
import TestSupport
import Testing

struct BuiltInAreasTests {
    @Test(arguments: [
        (14.5306, 56.2767, "1060"), (14.8619, 56.1706, "1082"), (14.58, 56.05, "1083"),
        (14.47, 56.07, "1272"),
        (14.08, 56.25, "1256"), (14.0, 56.38, "1273"), (14.14, 56.55, "0765"), (14.98, 56.53, "0763"),
        (14.16, 56.03, "1290"),
    ])
    func `every municipality holds the town that names it`(longitude: Double, latitude: Double, code: String)
        throws
    {
        let municipalities = try AreaShapes(BuiltInProfile.municipalities)
        #expect(try municipalities.codes(atLongitude: longitude, latitude: latitude) == [code])
    }

    @Test(arguments: [(14.9, 55.13), (15.5, 55.9)])
    func `Bornholm and the open sea lie in no municipality`(longitude: Double, latitude: Double) throws {
        let municipalities = try AreaShapes(BuiltInProfile.municipalities)
        #expect(try municipalities.codes(atLongitude: longitude, latitude: latitude).isEmpty)
    }

    @Test func `neighbours share every corner of their border with Olofström`() throws {
        let municipalities = try AreaShapes(BuiltInProfile.municipalities)
        let others = Set(municipalities.areas.filter { $0.code != "1060" }.flatMap(\.corners))
        #expect(try municipalities.area("1060").corners.allSatisfy(others.contains))
    }

    @Test func `districts cover the municipality once and nothing else`() throws {
        let own = PreparedArea(try AreaShapes(BuiltInProfile.municipalities).area("1060").area)
        let districts = try AreaShapes(BuiltInProfile.districts)
        for place in sample(2_000, of: own.bounds) {
            let expected = own.contains(place) ? 1 : 0
            #expect(districts.codes(holding: place).count == expected, "\(place)")
        }
    }

    @Test func `municipalities and police areas do not overlap`() throws {
        let municipalities = try AreaShapes(BuiltInProfile.municipalities)
        let police = try AreaShapes(BuiltInProfile.policeAreas)
        let southern: Set = ["1060", "1082", "1083"]
        let western: Set = ["1272", "1256", "1273", "1290"]
        for place in sample(2_000, of: try #require(Bounds(around: municipalities.corners))) {
            let codes = municipalities.codes(holding: place)
            try #require(codes.count <= 1)
            let expected =
                codes.first.map {
                    southern.contains($0)
                        ? ["lpo-karlshamn"] : western.contains($0) ? ["lpo-kristianstad"] : []
                } ?? []
            #expect(police.codes(holding: place) == expected, "\(place)")
        }
    }

    @Test func `police areas have no corners of their own`() throws {
        let municipal = Set(try AreaShapes(BuiltInProfile.municipalities).corners)
        #expect(try AreaShapes(BuiltInProfile.policeAreas).corners.allSatisfy(municipal.contains))
    }

    @Test(arguments: [BuiltInProfile.owners, BuiltInProfile.roads])
    func `land and roads lie within the municipality, each with an owner`(_ file: BuiltInProfile.File) throws
    {
        let own = PreparedArea(try AreaShapes(BuiltInProfile.municipalities).area("1060").area)
        for area in try AreaShapes(file).areas {
            #expect(area.owner?.isEmpty == false, "\(area.code)")
            #expect(area.corners.allSatisfy(own.contains), "\(area.code)")
        }
    }

    @Test func `an owner of land is a unit, and a road's one of three`() throws {
        let units = BuiltInProfile.profile.contents
        for area in try AreaShapes(BuiltInProfile.owners).areas {
            #expect(units.contains("  - code: \(area.owner ?? "")\n"), "\(area.code)")
        }
        for area in try AreaShapes(BuiltInProfile.roads).areas {
            #expect(["state", "municipality", "private"].contains(area.owner), "\(area.code)")
        }
    }

    @Test func `codes are unique within a file`() throws {
        for file in BuiltInProfile.files where file.name.hasSuffix(".geojson") {
            let codes = try AreaShapes(file).areas.map(\.code)
            #expect(Set(codes).count == codes.count, "\(file.name)")
        }
    }

    private func sample(_ count: Int, of bounds: Bounds) -> [Place] {
        var chance = SeededChance(seed: 1060)
        return (0..<count).compactMap { _ in
            Place(
                northingCentimetres: Int32.random(in: bounds.south...bounds.north, using: &chance),
                eastingCentimetres: Int32.random(in: bounds.west...bounds.east, using: &chance))
        }
    }
}
