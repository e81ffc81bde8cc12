import Testing

@testable import Statistics

@Suite struct StudentTTests {
    // SciPy 1.17.1, scipy.stats.t.
    @Test(arguments: [
        (2.0, 1, 0.2951672353008665), (2.0, 4, 0.11611652351681556), (1.0, 50, 0.32212564510024433),
        (-3.5, 12, 0.004381869431748154), (0.1, 3, 0.9266523488008059), (0, 7, 1),
    ])
    func `tails are those of SciPy`(_ t: Double, _ freedom: Int, _ tail: Double) {
        #expect(abs(StudentT.bothTails(t, freedom: freedom) - tail) < 1e-13)
    }

    @Test(arguments: [
        (0.05, 4, 2.7764451051977943), (0.05, 50, 2.008559112100761), (0.1, 1, 6.313751514675044),
        (0.01, 12, 3.054539589392902),
    ])
    func `reaches are those of SciPy`(_ tail: Double, _ freedom: Int, _ reach: Double) {
        #expect(abs(StudentT.reach(tail: tail, freedom: freedom) - reach) < 1e-10)
    }

    @Test func `no tail is reached never, and a tail of all at once`() {
        #expect(StudentT.reach(tail: 0, freedom: 5) == .infinity)
        #expect(StudentT.reach(tail: 1, freedom: 5) == 0)
        #expect(StudentT.bothTails(.infinity, freedom: 5) == 0)
    }
}
