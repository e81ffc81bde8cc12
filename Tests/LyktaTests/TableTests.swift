import Foundation
import Glibc
import Reports
import Synchronization
import TestSupport
import Testing

@testable import lykta

@Suite struct TableTests {
    private static let columns = [
        TableColumn(title: Bilingual("Name")), TableColumn(title: Bilingual("Count"), kind: .number),
        TableColumn(title: Bilingual("Words"), kind: .text),
    ]

    private func written(_ width: Int?, _ rows: [[String]]) -> [Substring] {
        let bytes = Mutex<[UInt8]>([])
        var table = Table(Self.columns, width: width) { some in bytes.withLock { $0 += some } }
        for row in rows { table.add(row) }
        table.finish()
        return String(decoding: bytes.withLock { $0 }, as: UTF8.self).split(separator: "\n")
    }

    @Test func `on a terminal columns stand under each other, numbers to the right, and long words are cut`()
    {
        let lines = written(
            40, [["å", "7", "kort"], ["åäö", "1200", String(repeating: "lång ", count: 20)]])
        #expect(lines[0] == "Name  Count  Words" && lines[1] == "å         7  kort")
        #expect(lines[2].hasPrefix("åäö    1200  lång lång") && lines[2].hasSuffix("…"))
        #expect(lines[2].count == 40)
    }

    @Test func `in a pipe a tab stands between cells, and none in them`() {
        let lines = written(nil, [["a\tb", "7", "två\nrader \u{1B}[31m"]])
        #expect(lines == ["Name\tCount\tWords", "a b\t7\ttvå rader  [31m"])
        #expect(written(nil, []) == ["Name\tCount\tWords"])
    }

    @Test func `a row that comes late stands apart where it is wider, and the others are not kept`() {
        let rows = (0..<1_500).map { [$0 == 1_400 ? "much wider" : "a", "\($0)", "x"] }
        let lines = written(80, rows)
        #expect(lines.count == 1_501 && lines[1_500] == "a      1499  x")
        #expect(lines[1_401] == "much wider   1400  x")
    }

    @Test func `the program knows a terminal from a pipe`() throws {
        let installation = try TestInstallation()
        let list = ["areas", "list", "--database", installation.database]
        let lines = try onTerminal(list).split(whereSeparator: \.isNewline)
        #expect(!lines.contains { $0.contains("\t") } && lines.count > 10)
        let column = try #require(lines.first?.range(of: "Code")?.lowerBound)
        let offset = try #require(lines.first?.distance(from: lines[0].startIndex, to: column))
        #expect(lines.dropFirst().allSatisfy { Array($0)[offset - 1] == " " && Array($0)[offset] != " " })
        #expect(try Program.run(list).lines.allSatisfy { $0.contains("\t") })
    }

    /// What a command writes to a terminal.
    private func onTerminal(_ arguments: [String]) throws -> String {
        // What posix_openpt, unlockpt and ptsname do on Linux; Glibc's module does not have them.
        let (unlock, numberOf): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
        let master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (locked, number): (CInt, CInt) = (0, 0)
        guard master >= 0, unsafe ioctl(master, unlock, &locked) == 0,
            unsafe ioctl(master, numberOf, &number) == 0
        else { throw FixtureFault() }
        let slave = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        let process = Process()
        process.executableURL = Program.url
        process.arguments = arguments
        process.environment = Program.quiet
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        process.standardError = FileHandle.nullDevice
        try process.run()
        close(slave)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe read(master, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        process.waitUntilExit()
        close(master)
        return String(decoding: bytes, as: UTF8.self)
    }
}
