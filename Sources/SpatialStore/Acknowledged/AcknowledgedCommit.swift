import Crypto
package import Reports

/// How far the history of a database has come.
struct CommitPoint: Hashable, Sendable {
    /// Counted from 1, without gaps.
    let number: Int64
    /// Sixteen bytes: of this commit, and through the digest before it of all earlier ones.
    let digest: [UInt8]

    /// Before the first commit.
    static let beginning = CommitPoint(number: 0, digest: [UInt8](repeating: 0, count: 16))
}

/// A report that was kept or lawfully changed, as the mark remembers it.
package struct AcknowledgedReport: Hashable, Sendable {
    package let id: Report.ID
    package let reference: Reference
    package let received: Timestamp
    /// See ``ReportDigest``.
    let digest: Int64

    /// How it is named to an operator, who may have to ask for it again.
    package var line: Bilingual {
        "\(reference)  \(id)  "
            + Bilingual(
                swedish: "mottagen \(received.rfc3339)", english: "received \(received.rfc3339)")
    }
}

/// A commit of the writer, with the reports that were kept or changed in it, and the cases that were opened or changed.
struct AcknowledgedCommit: Hashable, Sendable {
    let point: CommitPoint
    let reports: [AcknowledgedReport]
    /// A case may stand here more than once. Not part of the digest.
    let cases: [Case.ID]

    init(after earlier: CommitPoint, reports: [AcknowledgedReport], cases: [Case.ID] = []) {
        var hash = SHA256()
        hash.update(data: earlier.digest)
        for report in reports {
            hash.update(data: report.id.bytes)
            unsafe withUnsafeBytes(of: report.digest.bigEndian) { unsafe hash.update(bufferPointer: $0) }
        }
        point = CommitPoint(
            number: earlier.number + 1, digest: Array(hash.finalize().prefix(16)))
        self.reports = reports
        self.cases = cases
    }

    init(point: CommitPoint, reports: [AcknowledgedReport], cases: [Case.ID] = []) {
        self.point = point
        self.reports = reports
        self.cases = cases
    }
}
