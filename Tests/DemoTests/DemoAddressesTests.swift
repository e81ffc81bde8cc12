import Demo
import Geometry
import Projection
import Reports
import TestSupport
import Testing

@Suite struct DemoAddressesTests {
    private static func addresses() throws -> [NamedPlace] { try DemoAddresses.all(through: try Projector()) }

    @Test func `they are the same every time, and all inside the municipality`() throws {
        let addresses = try Self.addresses()
        #expect(try addresses == Self.addresses())
        let municipalities = try AreaShapes(BuiltInProfile.municipalities)
        #expect(addresses.allSatisfy { municipalities.codes(holding: $0.place) == ["1060"] })
    }

    @Test func `there are streets with houses in every village, and names of places`() throws {
        let addresses = try Self.addresses()
        #expect(addresses.count > 1_000)
        #expect(Set(addresses.compactMap(\.locality)).count == 8)
        #expect(addresses.contains { $0.title == "Idrottshallen" && $0.locality == "Olofström" })
        #expect(addresses.contains { $0.title == "Storgatan 12" && $0.locality == "Olofström" })
        let names = addresses.filter { $0.house == nil }
        #expect(names.count > 15)
    }

    @Test func `no two are the same address`() throws {
        let titles = try Self.addresses().map { "\($0.title), \($0.locality ?? "")" }
        #expect(Set(titles).count == titles.count)
    }
}
