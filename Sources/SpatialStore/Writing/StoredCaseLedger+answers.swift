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
        return KeptAnswer(
            requestDigest: Array(row["digest"] as Data), answer: Array(row["answer"] as Data),
            kept: Timestamp(clamping: row["created"]))
    }

    static let answerUnderKey = "SELECT digest, answer, created FROM kept_answer WHERE client = ? AND key = ?"

    func keep(_ answer: KeptAnswer, under retry: RetryKey) throws {
        try db.cachedStatement(
            sql: "INSERT INTO kept_answer (client, key, digest, answer, created) VALUES (?, ?, ?, ?, ?)"
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
