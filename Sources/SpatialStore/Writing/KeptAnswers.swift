import FoundationEssentials
import GRDB
import Reports

/// The first answers to requests that may be sent again.
enum KeptAnswers {
    static func earlier(_ retry: RetryKey, in db: Database) throws -> Acceptance? {
        let statement = try db.cachedStatement(
            sql: "SELECT digest, answer FROM kept_answer WHERE client = ? AND key = ?")
        guard let row = try Row.fetchOne(statement, arguments: [retry.client, retry.key]) else { return nil }
        return Array(row[0] as Data) == retry.requestDigest
            ? .answeredBefore(Array(row[1] as Data)) : .retryKeyReused
    }

    static func keep(_ answer: [UInt8], for retry: RetryKey, at moment: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO kept_answer (client, key, digest, answer, created) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            retry.client, retry.key, Data(retry.requestDigest), Data(answer), moment.milliseconds,
        ])
        // A few old ones go with every new one, so that the table stays as large as two days' traffic.
        try db.cachedStatement(
            sql: """
                DELETE FROM kept_answer WHERE created < ?
                    AND number IN (SELECT number FROM kept_answer ORDER BY number LIMIT 4)
                """
        ).execute(arguments: [moment.subtracting(.hours(48)).milliseconds])
    }
}
