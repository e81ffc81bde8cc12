import Testing
import Triage

@Suite struct JoiningOrderTests {
    @Test(arguments: 0..<30)
    func `after every step the cases are those of all reports at once`(_ seed: UInt64) throws {
        for round in 0..<2 {
            var scenario = try JoiningScenario(seed: seed * 1_000_003 + UInt64(round))
            try scenario.run(steps: 30)
        }
    }
}
