import FoundationEssentials
import Reports

/// What stands in a mark: the text beside a database that knows what was acknowledged last.
///
/// A line for each record: a checksum in hexadecimal, a blank, the length of what follows in bytes, a blank, and
/// what follows. The first record is `lykta-mark 1 HISTORY NUMBER DIGEST`: all commits up to that number stand in the database
/// file itself. Then a record for each later commit: `commit NUMBER DIGEST`, and for each report that it kept or changed
/// ` ID,REFERENCE,RECEIVED,DIGEST`, received in milliseconds since 1970; last, for each case that it opened or changed, ` ID`. What a crash has torn at the end is no record.
struct MarkContent: Sendable {
    let history: [UInt8]
    let base: CommitPoint
    /// In their order, after ``base``.
    let commits: [AcknowledgedCommit]
    /// Records in the middle that cannot be read. Not what a crash tore at the end.
    let damagedRecords: Int

    /// The last commit that is known to have been acknowledged.
    var last: CommitPoint { commits.last?.point ?? base }

    /// Every report that the records name, as the last of them says it.
    var reports: [AcknowledgedReport] {
        var latest: [Report.ID: Int] = [:]
        var reports: [AcknowledgedReport] = []
        for report in commits.flatMap(\.reports) {
            if let place = latest[report.id] {
                reports[place] = report
            } else {
                latest[report.id] = reports.count
                reports.append(report)
            }
        }
        return reports
    }

    /// The cases that the commits after a number have opened or changed, each once.
    func cases(after number: Int64) -> [Case.ID] {
        var seen: Set<Case.ID> = []
        return commits.filter { $0.point.number > number }.flatMap(\.cases).filter {
            seen.insert($0).inserted
        }
    }

    private init(history: [UInt8], base: CommitPoint, commits: [AcknowledgedCommit], damagedRecords: Int) {
        self.history = history
        self.base = base
        self.commits = commits
        self.damagedRecords = damagedRecords
    }

    /// With what an earlier mark of the same history named before; itself when that is of another, or of no use.
    func preceded(by earlier: MarkContent?) -> MarkContent {
        guard let earlier, earlier.history == history, earlier.base.number < base.number else { return self }
        // What was forgotten just before a crash may stand in both.
        var number = earlier.base.number
        let commits = (earlier.commits + self.commits).filter { commit in
            guard commit.point.number > number else { return false }
            number = commit.point.number
            return true
        }
        return MarkContent(
            history: history, base: earlier.base, commits: commits,
            damagedRecords: damagedRecords + earlier.damagedRecords)
    }

    /// The commits after a number that no record names.
    func unnamed(after number: Int64) -> [ClosedRange<Int64>] {
        var ranges: [ClosedRange<Int64>] = []
        var next = number + 1
        for commit in commits where commit.point.number >= next {
            if commit.point.number > next { ranges.append(next...commit.point.number - 1) }
            next = commit.point.number + 1
        }
        if next <= last.number { ranges.append(next...last.number) }
        return ranges
    }

    /// Nil when the first record cannot be read: then nothing is known.
    init?(_ bytes: [UInt8]) {
        var payloads: [String?] = bytes.split(separator: UInt8(ascii: "\n")).map(Self.payload)
        while let last = payloads.last, last == nil { payloads.removeLast() }
        guard let first = payloads.first ?? nil else { return nil }
        let head = first.split(separator: " ")
        guard head.count == 5, head[0] == "lykta-mark", head[1] == "1",
            let history = Hexadecimal.bytes(head[2]),
            let base = Self.point(head[3], head[4])
        else { return nil }
        self.history = history
        self.base = base
        var commits: [AcknowledgedCommit] = []
        var damaged = 0
        for payload in payloads.dropFirst() {
            guard let payload, let commit = Self.commit(payload) else {
                damaged += 1
                continue
            }
            if commit.point.number > base.number { commits.append(commit) }
        }
        self.commits = commits
        damagedRecords = damaged
    }

    private static func point(_ number: Substring, _ digest: Substring) -> CommitPoint? {
        guard let number = Int64(number), let digest = Hexadecimal.bytes(digest), digest.count == 16 else {
            return nil
        }
        return CommitPoint(number: number, digest: digest)
    }

    private static func commit(_ payload: String) -> AcknowledgedCommit? {
        let parts = payload.split(separator: " ")
        guard parts.count >= 3, parts[0] == "commit", let point = point(parts[1], parts[2]) else {
            return nil
        }
        var reports: [AcknowledgedReport] = []
        var cases: [Case.ID] = []
        for part in parts.dropFirst(3) {
            let members = part.split(separator: ",")
            if members.count == 1 {
                guard let id = Case.ID(part) else { return nil }
                cases.append(id)
                continue
            }
            guard members.count == 4, let id = Report.ID(members[0]), let reference = Reference(members[1]),
                let received = Int64(members[2]).flatMap({ Timestamp(milliseconds: $0) }),
                let digest = UInt64(members[3], radix: 16)
            else { return nil }
            reports.append(
                AcknowledgedReport(
                    id: id, reference: reference, received: received, digest: Int64(bitPattern: digest)))
        }
        return AcknowledgedCommit(point: point, reports: reports, cases: cases)
    }

    /// What a line says, when its length and checksum are right.
    static func payload(_ line: ArraySlice<UInt8>) -> String? {
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
        guard parts.count == 3, let checksum = UInt64(String(decoding: parts[0], as: UTF8.self), radix: 16),
            let length = Int(String(decoding: parts[1], as: UTF8.self)), parts[2].count == length,
            ValueDigest.digest(of: Array(parts[2])) == Int64(bitPattern: checksum)
        else { return nil }
        return String(decoding: parts[2], as: UTF8.self)
    }
}

extension MarkContent {
    /// The first record of a mark.
    static func head(history: [UInt8], at point: CommitPoint) -> [UInt8] {
        line("lykta-mark 1 \(Hexadecimal.text(history)) \(point.number) \(Hexadecimal.text(point.digest))")
    }

    /// How the first record begins in every mark of a history.
    static func beginning(of history: [UInt8]) -> [UInt8] {
        Array("lykta-mark 1 \(Hexadecimal.text(history)) ".utf8)
    }

    static func record(of commit: AcknowledgedCommit) -> [UInt8] {
        var payload = "commit \(commit.point.number) \(Hexadecimal.text(commit.point.digest))"
        for report in commit.reports {
            let digest = String(UInt64(bitPattern: report.digest), radix: 16)
            payload += " \(report.id),\(report.reference),\(report.received.milliseconds),\(digest)"
        }
        for id in commit.cases { payload += " \(id)" }
        return line(payload)
    }

    private static func line(_ payload: String) -> [UInt8] {
        let checksum = UInt64(bitPattern: ValueDigest.digest(of: Array(payload.utf8)))
        return Array("\(String(checksum, radix: 16)) \(payload.utf8.count) \(payload)\n".utf8)
    }
}

/// Bytes as pairs of hexadecimal digits.
private enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Nil unless every pair is a byte.
    static func bytes(_ text: Substring) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
