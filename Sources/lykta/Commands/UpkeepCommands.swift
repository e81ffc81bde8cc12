import ArgumentParser
import JSON
import Prevention
import Reports

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies a live database into one file that is whole and on the disk.",
        discussion: "Never copy the file itself: what the write-ahead log holds would be missing.")
    @OptionGroup var file: FileOption
    @Argument(help: "Where to write the copy.", completion: .file())
    var output: String
    @Flag(help: "Replace a file that is there. Never a database that is in use.")
    var overwrite = false
    @OptionGroup var json: JSONOption

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let progress = Progress(ProgressWords.backup)
        progress.show(ProgressWords.copying)
        try installation.store.backup(to: output, overwriting: overwrite)
        progress.finish()
        BackupNote(of: file.path).write(System.now())
        if json.isWanted {
            Terminal.print(json: JSONWriter.object { $0.member("path", output) })
        } else {
            Terminal.print(line: output)
        }
    }
}

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the whole database against itself.",
        discussion: "Exits with 1 when a promise is broken, and names the rows.")
    @OptionGroup var file: FileOption
    @OptionGroup var json: JSONOption

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let progress = Progress(ProgressWords.check)
        let findings = try installation.store.inspect { progress.show($0) }
        progress.finish()
        let count = installation.store.promises.count
        // What is so damaged that it cannot be asked is among the findings.
        let erased = ((try? await installation.store.erasedReports()) ?? [:]).sorted { $0.key < $1.key }
        if json.isWanted {
            Terminal.print(json: Self.json(of: findings, promises: count, erased: erased))
        } else {
            for finding in findings { Terminal.print(finding.sentence) }
            for (judgement, reports) in erased {
                Terminal.print(UpkeepSentences.erased(reports, from: judgement))
            }
        }
        guard findings.isEmpty else { throw CommandFault.findings(findings.count) }
        if !json.isWanted { Terminal.print(UpkeepSentences.allHold(count)) }
    }

    private static func json(
        of findings: [StoreFinding], promises: Int, erased: [(key: JudgementID, value: [Report.ID])]
    ) -> [UInt8] {
        JSONWriter.object {
            $0.member("promises", promises)
            $0.array("erased") { array in
                for (judgement, reports) in erased {
                    array.object {
                        $0.member("judgement", judgement)
                        $0.member("reports", reports)
                    }
                }
            }
            $0.array("broken") { array in
                for finding in findings {
                    array.object {
                        $0.member("promise", finding.promise.told)
                        $0.member("count", finding.count)
                        $0.array("examples") { list in
                            for example in finding.examples { list.element(example.told) }
                        }
                    }
                }
            }
        }
    }
}
