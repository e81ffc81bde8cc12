import Reports
import Testing

@testable import Web

/// That nothing was saved is told once to whoever wanted something saved.
@Suite struct NothingSavedTests {
    private func times(_ problem: Problem) -> [Int] {
        [
            problem.detail.swedish.components(of: "Inget har sparats."),
            problem.detail.english.components(of: "Nothing was saved."),
        ]
    }

    @Test func `what says so by itself does not say it again, and what does not says it`() {
        let slow = Problem.tookTooLong()
        #expect(times(slow) == [1, 1])
        #expect(times(slow.withNothingSaved(ofFile: false)) == [1, 1])
        #expect(slow.withNothingSaved(ofFile: false).kind == .tookTooLong)
        let busy = Problem.overloaded(retryAfterSeconds: 5)
        #expect(times(busy) == [0, 0])
        #expect(times(busy.withNothingSaved(ofFile: false)) == [1, 1])
        #expect(times(busy.withNothingSaved(ofFile: false).withNothingSaved(ofFile: false)) == [1, 1])
    }
}

extension String {
    /// How often it holds a text.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
