import Foundation
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What is remembered of names that the mark has forgotten.
@Suite struct PastNamesTests {
    private static let history = [UInt8](repeating: 7, count: 16)

    private static func commits(_ numbers: ClosedRange<Int64>) -> [AcknowledgedCommit] {
        numbers.map { number in
            AcknowledgedCommit(
                point: CommitPoint(number: number, digest: [UInt8](repeating: UInt8(number), count: 16)),
                reports: [], cases: [Case.ID.numbered(Int(number))])
        }
    }

    private static func append(_ numbers: ClosedRange<Int64>, to path: String, most: Int = 1 << 20) -> Bool {
        PastNames.append(
            commits(numbers).flatMap(MarkContent.record),
            after: CommitPoint(
                number: numbers.lowerBound - 1, digest: [UInt8](repeating: 0, count: 16)),
            history: history, to: path, mostBytes: most)
    }

    @Test func `what a crash has torn spoils nothing that follows`() throws {
        let path = try TemporaryStore.newPath() + ".mark"
        #expect(Self.append(1...2, to: path))
        let file = try FileHandle(forWritingTo: URL(filePath: PastNames.path(of: path)))
        try file.seekToEnd()
        try file.write(contentsOf: Data("7f 40 commit 3".utf8))
        try file.close()
        #expect(Self.append(3...4, to: path))
        let content = try PastNames.content(of: path).orFail()
        #expect(content.commits.map(\.point.number) == [1, 2, 3, 4] && content.base.number == 0)
    }

    @Test func `the oldest go first, and the commit before the rest is told`() throws {
        let path = try TemporaryStore.newPath() + ".mark"
        #expect(Self.append(1...9, to: path, most: 600))
        let content = try PastNames.content(of: path).orFail()
        #expect(content.commits.last?.point.number == 9 && content.commits.count < 9)
        #expect(content.base.number + 1 == content.commits.first?.point.number)
        #expect((FileStatus(at: PastNames.path(of: path))?.bytes ?? .max) < 600)
    }

    @Test func `names of another history are not taken for this one's`() throws {
        let path = try TemporaryStore.newPath() + ".mark"
        #expect(Self.append(1...2, to: path))
        let other = [UInt8](repeating: 8, count: 16)
        #expect(
            PastNames.append(
                Self.commits(5...5).flatMap(MarkContent.record),
                after: CommitPoint(number: 4, digest: [UInt8](repeating: 0, count: 16)), history: other,
                to: path))
        let content = try PastNames.content(of: path).orFail()
        #expect(content.history == other && content.commits.map(\.point.number) == [5])
    }

    @Test func `commits that no record names are told as ranges`() throws {
        let text =
            MarkContent.head(
                history: Self.history, at: CommitPoint(number: 3, digest: [UInt8](repeating: 0, count: 16)))
            + (Self.commits(5...6) + Self.commits(9...9)).flatMap(MarkContent.record)
        let mark = try MarkContent(text).orFail()
        #expect(mark.unnamed(after: 1) == [2...4, 7...8])
        #expect(mark.unnamed(after: 6) == [7...8] && mark.unnamed(after: 9) == [])
    }
}
