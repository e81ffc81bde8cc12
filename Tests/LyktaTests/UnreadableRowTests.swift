import Foundation
import TestSupport
import Testing

/// A row that a disk has damaged, as who asks and an operator meet it.
@Suite struct UnreadableRowTests {
    @Test
    func `a damaged case is left out of lists, told of in readiness and the log, and the server goes on`()
        async throws
    {
        let installation = try TestInstallation(reports: 40)
        // How many of the demo's cases nobody has begun with hangs on the hour: here is one at least.
        let opened = try Program.run(
            "report", "--database", installation.database, "--category", "lighting", "--text",
            "Lampan är trasig igen.", "--at", "14.46,56.35")
        #expect(opened.status == 0, "\(opened.errors)")
        let listed = try Program.run("cases", "--database", installation.database, "--limit", "1000")
        let file = URL(filePath: installation.database)
        var bytes = Array(try Data(contentsOf: file))
        // The group and the status stand side by side in a row of cases.
        let words = Array("lightingopen".utf8)
        let place = try #require((0..<bytes.count - words.count).first { bytes[$0...].starts(with: words) })
        bytes.replaceSubrange(place..<place + words.count, with: "LIGHTINGopen".utf8)
        try Data(bytes).write(to: file)

        let server = try await RunningServer(database: installation.database, key: installation.key)
        let start = ContinuousClock.now
        for extent in ["1000", "all"] {
            let answer = try await server.send("GET", "/api/v1/cases?limit=\(extent)")
            #expect(answer.status == 200 && answer.body.contains(#""unreadableCases":1,"#))
            let count = answer.body.components(separatedBy: #""openedAt":"#).count - 1
            #expect(count == listed.rows.count - 1)
        }
        // What is kept or counted is not given without the case.
        for path in ["/api/v1/cases?format=csv", "/api/v1/statistics"] {
            for _ in 0..<10 {
                let answer = try await server.send("GET", path)
                #expect(answer.status == 503 && answer.members["detail"]?.contains("lykta check") == true)
            }
        }
        let ready = try await server.send("GET", "/readyz")
        #expect(ready.status == 503 && ready.body.contains("lykta check"))
        let kept = try await server.report("En lampa är trasig här.", east: 0.09, retryKey: "a").orFail()
        #expect(kept.status == 201 && server.process.isRunning)
        let log = try String(contentsOfFile: installation.database + ".log", encoding: .utf8)
        let told = log.split(separator: "\n").filter { $0.contains("A stored row cannot be read") }
        // A line a second at most for whoever needs it, and one as it was met first.
        let seconds = Int((ContinuousClock.now - start).components.seconds)
        #expect((1...seconds + 3).contains(told.count) && told.allSatisfy { $0.contains("of case_file") })
        await server.signal(SIGTERM)

        let rest = try Program.run("cases", "--database", installation.database, "--limit", "1000")
        // One is left out, and one has come.
        #expect(rest.status == 0 && rest.lines.count == listed.lines.count)
        #expect(rest.errors.contains("left out: 1. `lykta check`"))
        let check = try Program.run("check", "--database", installation.database)
        #expect(
            check.status == 1
                && check.output.contains("what it said when it was last changed: broken by 1, such as case "))
    }
}
