import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Answers of walks as rows of `walk_answer`.
enum WalkAnswerRecord {
    /// Keeps an answer unless it is kept already.
    static func keep(
        _ given: GivenWalkAnswer, of walk: SafetyWalk, number: Int64, at moment: Timestamp, in db: Database
    ) throws -> KeptWalkAnswer {
        let answer = given.answer
        guard walk.stop(answer.stop) != nil,
            answer.point.map({ walk.checklist.point($0) != nil }) ?? true
        else { return .unknownPlace }
        if case .otherStop(let stop, let name)? = walk.fault(atStop: answer.stop, shownAt: given.shownAt) {
            return .otherStop(stop, name: name)
        }
        let earlier = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM walk_answer WHERE id = ?"),
            arguments: [Data(answer.id.bytes)])
        if let earlier {
            let isSame = try earlier.value("walk") == number && read(earlier).isRepeat(of: answer)
            return isSame ? .repeated : .idTaken
        }
        try db.execute(
            sql: """
                INSERT INTO walk_answer (id, walk, stop, point, score, note, walker, role, answered, received)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                Data(answer.id.bytes), number, answer.stop, answer.point?.description, answer.score,
                answer.note,
                Data(answer.walker.bytes), answer.role, answer.answered.milliseconds, moment.milliseconds,
            ])
        try DigestedTable.walkAnswers.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
        return .kept
    }

    static func answers(of id: WalkID, in db: Database) throws -> [WalkAnswer] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT walk_answer.* FROM walk_answer JOIN safety_walk ON safety_walk.number = walk_answer.walk
                WHERE safety_walk.id = ? ORDER BY walk_answer.number
                """, arguments: [Data(id.bytes)]
        ).map(read)
    }

    private static func read(_ row: Row) throws -> WalkAnswer {
        let number: Int64 = row["number"]
        return try StoreFault.reading("walk_answer", number) {
            guard let id = WalkAnswerID(bytes: try row.value("id") as Data),
                let walker = WalkerID(bytes: try row.value("walker") as Data),
                let answered = Timestamp(milliseconds: try row.value("answered")),
                let answer = WalkAnswer(
                    id: id, stop: try row.value("stop"),
                    point: (try row.value("point") as String?).flatMap { Code($0) },
                    score: try row.value("score"),
                    note: try row.value("note"), walker: walker, role: try row.value("role"),
                    answered: answered)
            else { throw StoreFault.unreadableRow(table: "walk_answer", number: number) }
            return answer
        }
    }
}
