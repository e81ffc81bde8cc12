import CaseKeeping
import GRDB
package import Reports

extension SpatiaLiteStore: PhotoStore {
    package func add(
        _ photo: NewPhoto, to report: Report.ID, answer: @escaping @Sendable (PhotoAcceptance) -> [UInt8]
    ) async throws -> PhotoAcceptance {
        try await writer.commit { db in
            try keepingCases(in: db) {
                try PhotoKeeping(ledger: $0, policy: policy).add(photo, to: report, answer: answer)
            }
        }
    }

    package func photos(of report: Report.ID) async throws -> [Photo] {
        try await ask { try PhotoRecord.all(of: report, in: $0) }
    }

    package func image(_ number: Int, of report: Report.ID) async throws -> PhotoImage? {
        try await ask { try PhotoRecord.image(number, of: report, in: $0) }
    }

    package func setHidden(
        _ isHidden: Bool, photo number: Int, of report: Report.ID, because reason: String, by editor: Agent,
        at moment: Timestamp
    ) async throws -> Photo {
        try await writer.commit { db in
            try keepingCases(in: db) {
                try PhotoKeeping(ledger: $0, policy: policy)
                    .setHidden(isHidden, photo: number, of: report, because: reason, by: editor, at: moment)
            }
        }
    }
}

extension StoredCaseLedger: PhotoLedger {
    func photos(of report: Int64) throws -> [Photo] { try PhotoRecord.all(of: report, in: db) }

    func keep(_ photo: NewPhoto, as number: Int, of report: Int64) throws -> Photo {
        try PhotoRecord.insert(photo, as: number, of: report, in: db)
        return Photo(
            number: number, width: photo.image.width, height: photo.image.height,
            bytes: photo.image.jpeg.count, received: photo.received, isHidden: false, source: photo.source)
    }

    func setHidden(_ isHidden: Bool, photo number: Int, of report: Int64) throws {
        try PhotoRecord.setHidden(isHidden, number: number, of: report, in: db)
    }
}
