import Testing

@testable import Statistics

@Suite struct CourseLikenessTests {
    @Test func `areas alike differ by nothing, unlike ones by more than chance`() throws {
        let steady = [Int](repeating: 3, count: 26)
        #expect(try #require(CourseLikeness(steady, steady)).distance == 0)
        let twice = try #require(CourseLikeness(steady, steady.map { 2 * $0 }))
        #expect(twice.distance > 3 && twice.blocks == 6)
        // As many in all, at another time.
        let late = [Int](repeating: 0, count: 13) + [Int](repeating: 6, count: 13)
        #expect(try #require(CourseLikeness(steady, late)).distance > 3)
    }

    @Test func `independent reports that come as often differ by about 1`() throws {
        var chance = Chance(seed: 5)
        func course() -> [Int] { (0..<104).map { _ in (0..<8).count { _ in chance.fraction() < 0.5 } } }
        let distances = (0..<200).compactMap { _ in CourseLikeness(course(), course())?.distance }
        let mean = distances.reduce(0, +) / 200
        // Binomial with a half varies by half of Poisson.
        #expect((0.4...0.6).contains(mean))
    }

    @Test func `the weeks left over go with the first block`() {
        #expect(CourseLikeness.blocks(of: [1, 1, 1, 1, 1, 1, 1, 1, 1]) == [5, 4])
        #expect(CourseLikeness.blocks(of: [7]) == [7])
        #expect(CourseLikeness([1], [1, 2]) == nil && CourseLikeness([], []) == nil)
    }
}
