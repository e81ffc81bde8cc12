import CaseKeeping
import GRDB
package import Reports

extension SpatiaLiteStore: PhotoStore {
    package func add(
        _ photo: NewPhoto, to subject: PhotoSubject, answer: @escaping @Sendable (PhotoAcceptance) -> [UInt8]
    ) async throws -> PhotoAcceptance {
        try await writer.commit { db in
            try keepingCases(in: db) {
                try PhotoKeeping(ledger: $0, policy: policy).add(photo, to: subject, answer: answer)
            }
        }
    }

    package func photos(of subject: PhotoSubject) async throws -> [Photo] {
        try await ask { try PhotoRecord.all(of: subject, in: $0) }
    }

    package func photos(ofReports ids: [Report.ID]) async throws -> [Report.ID: [Photo]] {
        try await ask { db in
            var found: [Report.ID: [Photo]] = [:]
            for id in ids {
                let photos = try PhotoRecord.all(of: .report(id), in: db)
                if !photos.isEmpty { found[id] = photos }
            }
            return found
        }
    }

    package func image(_ number: Int, of subject: PhotoSubject) async throws -> PhotoImage? {
        try await ask { try PhotoRecord.image(number, of: subject, in: $0) }
    }

    package func setHidden(
        _ isHidden: Bool, photo number: Int, of subject: PhotoSubject, because reason: String,
        by editor: Agent, at moment: Timestamp
    ) async throws -> Photo {
        try await writer.commit { db in
            try keepingCases(in: db) {
                try PhotoKeeping(ledger: $0, policy: policy)
                    .setHidden(isHidden, photo: number, of: subject, because: reason, by: editor, at: moment)
            }
        }
    }
}

extension StoredCaseLedger: PhotoLedger {
    func photos(of subject: PhotoSubject) throws -> [Photo] { try PhotoRecord.all(of: subject, in: db) }

    func keep(_ photo: NewPhoto, of subject: PhotoSubject) throws -> Photo {
        try PhotoRecord.insert(photo, of: subject, in: db)
    }

    func setHidden(_ isHidden: Bool, photo number: Int, of subject: PhotoSubject) throws {
        try PhotoRecord.setHidden(isHidden, number: number, of: subject, in: db)
    }
}
