import Demo
import Testing

struct BuiltInProfileTests {
    @Test func `has the files of a profile folder`() {
        #expect(
            BuiltInProfile.files.map(\.name) == [
                "profile.yaml", "routing.yaml", "areas/municipality.geojson", "areas/police-area.geojson",
                "areas/district.geojson", "areas/owner.geojson", "areas/road.geojson",
            ])
    }

    @Test func `sends nothing to anyone real`() {
        let text = BuiltInProfile.profile.contents
        let addresses = text.split(separator: "\n").filter {
            $0.contains("email:") || $0.contains("webhook:")
        }
        #expect(!addresses.isEmpty)
        #expect(addresses.allSatisfy { $0.contains("@example.se }") || $0.contains("https://example.se/") })
    }

    @Test(arguments: ["lighting", "drugs", "speeding", "visibility"])
    func `has the categories that every profile has`(_ code: String) {
        #expect(BuiltInProfile.profile.contents.contains("  - code: \(code)\n"))
    }
}
