import CaseKeeping
import Reports

// The e-services that sent reports.
extension StoredCaseLedger {
    func key(_ number: Int64) throws -> APIKey? { try KeyRecord.numbered(number, in: db) }

    func queue(_ notice: StatusNotice) throws {
        telling(of: notice.case)
        try OutboxRecord.insert(notice, about: number(of: notice.case), in: db)
    }
}
