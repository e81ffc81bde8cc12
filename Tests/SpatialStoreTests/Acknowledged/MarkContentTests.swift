import Reports
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct MarkContentTests {
    private func written() throws -> (head: [UInt8], records: [[UInt8]], commits: [AcknowledgedCommit]) {
        var commits: [AcknowledgedCommit] = []
        var last = CommitPoint.beginning
        for number in 1...4 {
            let report = try Report.fixture(number)
            let acknowledged = AcknowledgedReport(
                id: report.id, reference: report.reference, received: report.received,
                digest: Int64(number) * -77)
            let commit = AcknowledgedCommit(
                after: last, reports: number == 3 ? [] : Array(repeating: acknowledged, count: number),
                cases: number == 2 ? [] : [.numbered(number), .numbered(9)])
            commits.append(commit)
            last = commit.point
        }
        let head = MarkContent.head(history: [UInt8](repeating: 0xAB, count: 16), at: .beginning)
        return (head, commits.map(MarkContent.record), commits)
    }

    @Test func `a mark is read as it was written`() throws {
        let (head, records, commits) = try written()
        let content = try MarkContent(head + records.joined()).orFail()
        #expect(content.commits == commits && content.last == commits.last?.point)
        #expect(content.history == [UInt8](repeating: 0xAB, count: 16) && content.damagedRecords == 0)
        #expect(content.reports.map(\.id) == [.numbered(1), .numbered(2), .numbered(4)])
        #expect(content.cases(after: 1) == [.numbered(3), .numbered(9), .numbered(4)])
        #expect(content.cases(after: 4) == [])
    }

    @Test func `wherever a crash tore it, a mark holds the records that are whole`() throws {
        let (head, records, commits) = try written()
        let bytes = head + records.joined()
        for length in 0..<bytes.count {
            let content = MarkContent(Array(bytes[..<length]))
            guard length >= head.count - 1 else {
                #expect(content == nil, "\(length)")
                continue
            }
            var whole = 0
            var end = head.count
            // The last sign of a record is only the end of its line.
            while whole < records.count, end + records[whole].count - 1 <= length {
                end += records[whole].count
                whole += 1
            }
            #expect(content?.commits == Array(commits.prefix(whole)), "\(length)")
            #expect(content?.damagedRecords == 0, "\(length)")
        }
    }

    @Test func `a flipped bit is never read as something else`() throws {
        let (head, records, commits) = try written()
        let bytes = head + records.joined()
        for bit in 0..<bytes.count * 8 {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let content = MarkContent(flipped) else {
                #expect(bit / 8 < head.count, "\(bit)")
                continue
            }
            // An upper-case digit of a number is the same digit; nothing else may pass.
            #expect(content.commits.allSatisfy(commits.contains), "\(bit)")
            let isLast = bit / 8 >= bytes.count - records[3].count - 1
            #expect(content.commits == commits || content.damagedRecords > 0 || isLast, "\(bit)")
        }
    }

    @Test func `a digest depends on every commit before it`() throws {
        let (_, _, commits) = try written()
        let other = AcknowledgedCommit(after: .beginning, reports: [])
        let second = AcknowledgedCommit(after: other.point, reports: commits[1].reports)
        #expect(second.point.number == commits[1].point.number)
        #expect(second.point.digest != commits[1].point.digest && second.point.digest.count == 16)
    }
}
