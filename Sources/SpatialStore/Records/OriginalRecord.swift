import FoundationEssentials
import GRDB
import Reports

/// Originals as rows of `sealed_original`: JSON, sealed.
struct OriginalRecord: Codable {
    let text: String
    let words: String?
    /// Pairs of question and answer.
    let answers: [[String]]
    let email: String?
    let phone: String?

    init(_ original: SealedOriginal) {
        text = original.text
        words = original.words
        answers = original.answers.map { [$0.question.description, $0.value] }
        email = original.contact?.email
        phone = original.contact?.phone
    }

    private var original: SealedOriginal {
        SealedOriginal(
            text: text, words: words,
            answers: answers.compactMap { pair in
                guard pair.count == 2, let question = Code<Question>(pair[0]) else { return nil }
                return Answer(question: question, value: pair[1])
            }, contact: email == nil && phone == nil ? nil : Contact(email: email, phone: phone))
    }

    /// - Throws: ``StoreFault/noOriginalKey`` without a key.
    static func insert(
        _ original: SealedOriginal, of report: Report.ID, number: Int64, sealing: (any OriginalSealing)?,
        in db: Database
    ) throws {
        guard let sealing else { throw StoreFault.noOriginalKey }
        let plain = Array(try JSONEncoder().encode(OriginalRecord(original)))
        let sealed = try sealing.seal(plain, of: report)
        try db.cachedStatement(sql: "INSERT INTO sealed_original (report, key, sealed) VALUES (?, ?, ?)")
            .execute(arguments: [number, sealed.key, Data(sealed.bytes)])
    }

    /// Reads a row with the columns `key` and `sealed`.
    static func read(_ row: Row, of report: Report.ID, sealing: (any OriginalSealing)?) throws
        -> SealedOriginal
    {
        let sealed = SealedBytes(key: try row.value("key"), bytes: Array(try row.value("sealed") as Data))
        guard let sealing else { throw OriginalFault.keyMissing(sealed.key) }
        let plain = try sealing.open(sealed, of: report)
        return try JSONDecoder().decode(OriginalRecord.self, from: Data(plain)).original
    }
}
