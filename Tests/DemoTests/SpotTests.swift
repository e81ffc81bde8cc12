import Geometry
import Testing

@testable import Demo

struct SpotTests {
    @Test func `every line of the file is a spot inside the municipality`() throws {
        let lines = BuiltInProfile.spots.contents.split(separator: "\n").count - 1
        #expect(Spot.all.count == lines)
        let municipalities = try AreaShapes(BuiltInProfile.municipalities)
        #expect(Spot.all.allSatisfy { municipalities.codes(holding: $0.place) == ["1060"] })
    }

    @Test(arguments: [
        "", "path;steady;10;6236000;470000;many;Holje", "path;steady;0;6236000;470000;many;Holje;på vägen",
        "lane;steady;10;6236000;470000;many;Holje;på vägen",
        "path;steady;10;470000;6236000;many;Holje;på vägen",
    ])
    func `a line that is no spot is refused`(_ line: String) {
        #expect(Spot(line: line[...]) == nil)
    }

    @Test(arguments: DemoCategory.allCases)
    func `every category has spots and at least twelve ways to begin`(_ category: DemoCategory) {
        #expect(Spot.all.filter { $0.kind.draw(of: category) >= 1 }.count > 20)
        #expect(category.wording.openings.count >= 12)
    }

    @Test(arguments: SpotTrend.allCases, [0.0, 0.5, 0.99])
    func `a trend is a share, and only the steady one never changes`(_ trend: SpotTrend, phase: Double) {
        let activity = (0...100).map { trend.activity(at: Double($0) / 100, phase: phase) }
        #expect(activity.allSatisfy { (0...1).contains($0) })
        #expect((Set(activity).count == 1) == (trend == .steady))
    }

    @Test func `a trend that returns is quiet in between`() {
        let activity = [0.15, 0.5, 0.95].map { SpotTrend.returning.activity(at: $0, phase: 0) }
        #expect(activity == [1, 0, 1])
    }
}
