package import Reports

/// By what the rows of a file are known again when they are imported a second time, in whichever file: by their
/// `clientReference` where they have one, else by what they say. How a file is saved does not matter.
///
/// Rows that say the same are as many rows: the second is known by being the second. Memory: some 64 bytes a row.
package struct RowIdentities {
    private let digest: KeyedDigest
    private var counts: [RowDigest: Int] = [:]
    private var referred: [RowDigest: (row: Int, content: RowDigest)] = [:]

    package init(of desk: IntakeDesk) { digest = desk.secret.repeats }

    package enum Identity: Hashable, Sendable {
        /// - Parameter former: Under what it may be kept besides, from before references were compared in one ``WrittenForm``.
        case row(key: RowDigest, content: RowDigest, former: [RowDigest])
        /// A row before it in the file has the same reference and says the same.
        case repeats(row: Int)
        /// A row before it in the file has the same reference and says something else.
        case contradicts(row: Int)
    }

    /// - Parameter row: its number in the file.
    package mutating func identity(of submission: Submission, row: Int) -> Identity {
        let content = content(of: submission)
        guard let reference = submission.clientReference, !reference.isEmpty else {
            let count = counts[content, default: 0]
            counts[content] = count + 1
            let key = count == 0 ? content : digest.rowDigest(of: ["row", content.words, "\(count)"])
            return .row(key: key, content: content, former: [])
        }
        let keyed = digest
        func digestOf(_ reference: String) -> RowDigest {
            keyed.rowDigest(of: ["reference", submission.municipality ?? "", reference])
        }
        let key = digestOf(WrittenForm.kept.of(reference))
        if let earlier = referred[key] {
            return earlier.content == content ? .repeats(row: earlier.row) : .contradicts(row: earlier.row)
        }
        referred[key] = (row, content)
        let former = WrittenForm.all(of: [reference]).dropFirst().flatMap { $0.map(digestOf) }
        return .row(key: key, content: content, former: former)
    }

    /// Of every member, in the form in which it means the same: texts cleaned, times as moments.
    private func content(of submission: Submission) -> RowDigest {
        func said(_ text: String?) -> String { text.map { "=" + CleanText($0).description } ?? "" }
        let moment = submission.observedAt.map { text in
            (try? Timestamp(rfc3339: text)).map { "\($0.milliseconds)" } ?? text
        }
        var fields = ["content", submission.category, said(submission.text)]
        switch submission.place {
        case .point(let coordinates, let words): fields += ["point", "\(coordinates)", said(words)]
        case .geometry(let type): fields += ["geometry", type, ""]
        case .grid(let northing, let easting, let epsg, let words):
            fields += ["grid", "\(northing) \(easting) \(epsg)", said(words)]
        case .words(let words): fields += ["words", "", said(words)]
        }
        fields += [
            submission.accuracyMetres.map { "\($0)" } ?? "", said(moment),
            submission.recurs.sorted().joined(separator: " "), submission.source ?? Source.resident.rawValue,
            said(submission.contact?.email), said(submission.contact?.phone),
            said(submission.clientReference), said(submission.reporter), said(submission.municipality),
        ]
        for answer in submission.answers.sorted(by: { $0.question < $1.question }) {
            fields += [answer.question, said(answer.value)]
        }
        return digest.rowDigest(of: fields)
    }
}

extension RowDigest {
    fileprivate var words: String { "\(high) \(low)" }
}
