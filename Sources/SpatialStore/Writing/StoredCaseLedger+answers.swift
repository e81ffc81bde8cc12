import CaseKeeping
import FoundationEssentials
import GRDB
import Reports

extension StoredCaseLedger {
    func keptAnswer(under retry: RetryKey) throws -> KeptAnswer? { try Self.keptAnswer(under: retry, in: db) }

    static func keptAnswer(under retry: RetryKey, in db: Database) throws -> KeptAnswer? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: answerUnderKey), arguments: [retry.client, retry.key])
        else { return nil }
        return try StoreFault.reading("kept_answer", row["number"]) {
            KeptAnswer(
                requestDigest: Array(try row.value("digest") as Data),
                answer: Array(try row.value("answer") as Data),
                kept: Timestamp(clamping: try row.value("created")))
        }
    }

    static let answerUnderKey =
        "SELECT number, digest, answer, created FROM kept_answer WHERE client = ? AND key = ?"

    func keep(_ answer: KeptAnswer, under retry: RetryKey) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO kept_answer (client, key, digest, answer, created, row_digest)
                VALUES (?1, ?2, ?3, ?4, ?5, lykta_digest(?1, ?2, ?3, ?4, ?5))
                """
        ).execute(arguments: [
            retry.client, retry.key, Data(answer.requestDigest), Data(answer.answer),
            answer.kept.milliseconds,
        ])
    }

    func removeAnswers(keptBefore moment: Timestamp, ofOldest count: Int) throws {
        try db.cachedStatement(
            sql: """
                DELETE FROM kept_answer WHERE created < ?
                    AND number IN (SELECT number FROM kept_answer ORDER BY number LIMIT ?)
                """
        ).execute(arguments: [moment.milliseconds, count])
    }
}
