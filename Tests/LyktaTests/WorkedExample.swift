import Foundation
import TestSupport

/// A page of docs/ whose commands can be run: each block of `sh`, with the answer in the block that follows it, if one does.
struct WorkedExample {
    struct Step {
        let commands: String
        /// Nil where the page shows no answer.
        let answer: String?
    }

    let steps: [Step]

    init(_ page: String) {
        var steps: [Step] = []
        // What stands between two fences is every second part.
        let parts = page.components(separatedBy: "```")
        for (index, part) in parts.enumerated() where index % 2 == 1 {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            guard lines.count == 2 else { continue }
            let text = String(lines[1])
            if lines[0] == "sh" {
                steps.append(Step(commands: text, answer: nil))
            } else if let last = steps.popLast() {
                steps.append(Step(commands: last.commands, answer: text))
            }
        }
        self.steps = steps
    }

    /// What a step printed, and told beside it.
    struct Outcome {
        let output: String
        let errors: String
    }

    /// Runs all steps in one shell, whose working folder is `folder`; what it started in the background ends with it.
    ///
    /// - Parameters:
    ///   - preparation: Commands before the first step.
    ///   - path: Folders to look for programs in before the usual ones.
    /// - Returns: For each step; nil for one that was not reached in some minutes.
    func run(in folder: TemporaryFolder, preparation: String, path: [String]) throws -> [Outcome?] {
        var script = "trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT\n\(preparation)\n"
        for (number, step) in steps.enumerated() {
            script +=
                "{\n\(step.commands)\n} >output-\(number) 2>errors-\(number) </dev/null; touch done-\(number)\n"
        }
        let process = Process()
        // A process that a test starts has signals blocked, and so would have all that the shell starts: nothing could be ended.
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "--default-signal", "timeout", "--kill-after=10", "400", "bash",
            try folder.write(script, to: "script"),
        ]
        process.currentDirectoryURL = URL(filePath: folder.path("."))
        var environment = Program.quiet
        // bash and those it runs speak of a locale that the machine has not, but for this name.
        for name in ["LC_ALL", "LC_MESSAGES"] { environment[name] = nil }
        environment["LANG"] = "en_US.UTF-8"
        environment["PATH"] = (path + [environment["PATH"] ?? "/usr/bin:/bin"]).joined(separator: ":")
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return steps.indices.map { number in
            guard FileManager.default.fileExists(atPath: folder.path("done-\(number)")) else { return nil }
            return Outcome(
                output: text("output-\(number)", in: folder), errors: text("errors-\(number)", in: folder))
        }
    }

    private func text(_ name: String, in folder: TemporaryFolder) -> String {
        (try? String(contentsOfFile: folder.path(name), encoding: .utf8)) ?? ""
    }

    /// Whether `output` is what the page shows: line by line, `…` standing for anything within a line.
    static func isShown(_ output: String, as answer: String) -> Bool {
        let (told, shown) = (lines(output), lines(answer))
        return told.count == shown.count && zip(told, shown).allSatisfy { isLine($0, as: $1) }
    }

    private static func lines(_ text: String) -> [Substring] {
        // Letters have lines that end with CR LF.
        text.replacing("\r\n", with: "\n").trimmingSuffix { $0.isNewline }
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func isLine(_ line: Substring, as shown: Substring) -> Bool {
        let pieces = shown.split(separator: "…", omittingEmptySubsequences: false)
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return line == shown }
        guard line.hasPrefix(first) else { return false }
        var rest = line.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}

extension String {
    fileprivate func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> Substring {
        var text = self[...]
        while let last = text.last, isLeftOut(last) { text.removeLast() }
        return text
    }
}
