import Foundation
import TestSupport
import Testing

/// The worked examples of docs/, typed as they stand: their commands against a server of their own, their answers against what is told.
@Suite struct WorkedExampleTests {
    /// - Parameters:
    ///   - fewest: As many steps there are at least.
    ///   - answers: And so many of them with an answer.
    @Test(arguments: [("docs/a-day-at-the-desk.md", 21, 19), ("docs/integrate.md", 12, 11)])
    func `a worked example goes as its page tells`(_ page: String, _ fewest: Int, _ answers: Int) throws {
        let example = WorkedExample(try DocumentationTests.text(page))
        #expect(example.steps.count >= fewest)
        #expect(example.steps.filter { $0.answer != nil }.count >= answers)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let outside = root.appending(path: ".build/outside/bin").path
        try #require(
            FileManager.default.fileExists(atPath: outside), "make .build/outside/requirements.txt first")
        let folder = try TemporaryFolder()
        let outcomes = try example.run(
            in: folder,
            preparation: """
                read -r PORT HOOK < <(python3 -c '\(Self.freePorts)')
                cp '\(root.appending(path: "Examples/eservice.py").path)' .
                """,
            path: [Program.url.deletingLastPathComponent().path, outside])
        for (step, outcome) in zip(example.steps, outcomes) {
            let outcome = try #require(outcome, "not reached: \(step.commands)")
            #expect(outcome.errors.isEmpty, "\(step.commands)")
            guard let answer = step.answer else {
                #expect(outcome.output.isEmpty, "\(step.commands)")
                continue
            }
            #expect(
                WorkedExample.isShown(outcome.output, as: answer),
                "\(step.commands)\nThe page:\n\(answer)\nThe answer:\n\(outcome.output)")
        }
    }

    /// Two ports of the loopback interface that nobody listens on.
    private static let freePorts = """
        import socket
        ends = [socket.socket(), socket.socket()]
        for end in ends: end.bind(("127.0.0.1", 0))
        print(*[end.getsockname()[1] for end in ends])
        """

    @Test(arguments: [
        ("a 1 b\nc\n", "a … b\nc\n", true), ("a 1 b\n", "a … b\nc\n", false), ("a 1 c\n", "a … b\n", false),
        ("a\n", "b\n", false), ("ab", "a…b…b", false), ("x y z", "…y…", true), ("", "", true),
        ("", "x", false), ("a b c", "…c…b…", false),
    ])
    func `an answer is compared line by line, and what varies stands for anything within one`(
        _ output: String, _ answer: String, _ isShown: Bool
    ) {
        #expect(WorkedExample.isShown(output, as: answer) == isShown)
    }
}
