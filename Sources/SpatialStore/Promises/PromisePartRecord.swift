import FoundationEssentials
import GRDB
import Prevention
import Reports

/// How promises were prolonged, corrected and followed up, as rows of `promise_prolongation`, `promise_correction`, `promise_follow_up` and
/// `promise_figure`.
enum PromisePartRecord {
    static func write(
        _ promise: CitizenPromise, from before: CitizenPromise, number: Int64, in db: Database
    ) throws {
        // The last may have been corrected or taken back; the history tells of it.
        let kept = zip(promise.prolongations, before.prolongations).prefix { $0 == $1 }.count
        try db.execute(
            sql: "DELETE FROM promise_prolongation WHERE promise = ? AND position > ?",
            arguments: [number, kept])
        for (index, prolongation) in promise.prolongations.enumerated().dropFirst(kept) {
            try db.execute(
                sql: """
                    INSERT INTO promise_prolongation (promise, position, day, former, ends, why) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, index + 1, prolongation.day.daysSinceEpoch, prolongation.former.daysSinceEpoch,
                    prolongation.until.daysSinceEpoch, prolongation.why,
                ])
        }
        try DigestedTable.promiseProlongations.keep(where: "promise = ?", [number], in: db)
        if promise.followUps != before.followUps {
            try writeFollowUps(of: promise, from: before, number, in: db)
        }
        if let account = promise.account, before.account == nil {
            try write(account.figures, of: number, followUp: 0, in: db)
        } else if promise.account == nil, before.account != nil {
            try db.execute(
                sql: "DELETE FROM promise_figure WHERE promise = ? AND follow_up = 0", arguments: [number])
        }
        for (index, correction) in promise.corrections.enumerated().dropFirst(before.corrections.count) {
            try db.execute(
                sql: """
                    INSERT INTO promise_correction (promise, position, day, what, former, why) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, index + 1, correction.day.daysSinceEpoch, correction.what.rawValue,
                    correction.former.daysSinceEpoch, correction.why,
                ])
        }
        try DigestedTable.promiseCorrections.keep(where: "promise = ?", [number], in: db)
    }

    private static func writeFollowUps(
        of promise: CitizenPromise, from before: CitizenPromise, _ number: Int64, in db: Database
    ) throws {
        try db.execute(sql: "DELETE FROM promise_follow_up WHERE promise = ?", arguments: [number])
        for followUp in promise.followUps {
            try db.execute(
                sql:
                    "INSERT INTO promise_follow_up (promise, number, due, held, words, masked) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    number, followUp.number, followUp.due.daysSinceEpoch, followUp.held?.day.daysSinceEpoch,
                    followUp.held?.words, followUp.held?.masked,
                ])
        }
        try DigestedTable.promiseFollowUps.keep(where: "promise = ?", [number], in: db)
        let frozen = Set(before.followUps.filter { $0.held != nil }.map(\.number))
        for followUp in promise.followUps where !frozen.contains(followUp.number) {
            guard let held = followUp.held else { continue }
            try write(held.figures, of: number, followUp: followUp.number, in: db)
        }
    }

    private static func write(_ figures: [PromiseFigure], of promise: Int64, followUp: Int, in db: Database)
        throws
    {
        for (index, figure) in figures.enumerated() {
            try db.execute(
                sql: """
                    INSERT INTO promise_figure (promise, follow_up, position, commitment, counted, pace)
                    SELECT ?, ?, ?, number, ?, ? FROM commitment WHERE id = ?
                    """,
                arguments: [
                    promise, followUp, index + 1, figure.counted, figure.pace.rawValue,
                    Data(figure.commitment.bytes),
                ])
        }
        try DigestedTable.promiseFigures.keep(
            where: "promise = ? AND follow_up = ?", [promise, followUp], in: db)
    }

    static func prolongations(of promise: Int64, in db: Database) throws -> [PromiseProlongation] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM promise_prolongation WHERE promise = ? ORDER BY position"),
            arguments: [promise]
        ).map { row in
            PromiseProlongation(
                day: CivilDate(daysSinceEpoch: try row.value("day")),
                former: CivilDate(daysSinceEpoch: try row.value("former")),
                until: CivilDate(daysSinceEpoch: try row.value("ends")), why: try row.value("why"))
        }
    }

    static let correctionsOfPromise = "SELECT * FROM promise_correction WHERE promise = ? ORDER BY position"

    static func corrections(of promise: Int64, in db: Database) throws -> [PromiseCorrection] {
        try Row.fetchAll(db.cachedStatement(sql: correctionsOfPromise), arguments: [promise]).map { row in
            guard let what = PromiseCorrection.What(rawValue: try row.value("what")) else {
                throw StoreFault.unreadableRow(table: "promise_correction", number: promise)
            }
            return PromiseCorrection(
                day: CivilDate(daysSinceEpoch: try row.value("day")), what: what,
                former: CivilDate(daysSinceEpoch: try row.value("former")), why: try row.value("why"))
        }
    }

    static func followUps(of promise: Int64, _ figures: [Int: [PromiseFigure]], in db: Database) throws
        -> [PromiseFollowUp]
    {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM promise_follow_up WHERE promise = ? ORDER BY number"),
            arguments: [promise]
        ).map { row in
            let number: Int = try row.value("number")
            let words: String? = try row.value("words")
            let masked: String? = try row.value("masked")
            let held = (try row.value("held") as Int?).flatMap { day in
                words.map {
                    PromiseFollowUp.Held(
                        day: CivilDate(daysSinceEpoch: day), words: $0, figures: figures[number] ?? [],
                        masked: masked)
                }
            }
            return PromiseFollowUp(
                number: number, due: CivilDate(daysSinceEpoch: try row.value("due")), held: held)
        }
    }

    static let figuresOfPromise = """
        SELECT promise_figure.*, commitment.id AS commitment_id FROM promise_figure
        JOIN commitment ON commitment.number = promise_figure.commitment
        WHERE promise_figure.promise = ? ORDER BY follow_up, position
        """

    /// By the number of the follow-up; those of the final account by 0.
    static func figures(of promise: Int64, in db: Database) throws -> [Int: [PromiseFigure]] {
        var figures: [Int: [PromiseFigure]] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: figuresOfPromise), arguments: [promise]) {
            guard let id = CommitmentID(bytes: try row.value("commitment_id") as Data),
                let pace = PromisePace(rawValue: try row.value("pace"))
            else { throw StoreFault.unreadableRow(table: "promise_figure", number: promise) }
            figures[try row.value("follow_up"), default: []].append(
                PromiseFigure(commitment: id, counted: try row.value("counted"), pace: pace))
        }
        return figures
    }
}
