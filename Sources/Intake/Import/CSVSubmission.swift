import Reports

/// One row of a CSV file as a submission. Numbers may have a decimal comma.
struct CSVSubmission {
    let submission: Submission

    /// - Parameters:
    ///   - cells: those that are not empty, by column.
    ///   - times: how they are written; those without an offset are Swedish clock time where nothing else is said.
    /// - Throws: ``SubmissionRowFault`` for a cell that cannot be read, or that would be lost; what it means is checked by the desk.
    init(_ cells: [String: String], times: WrittenTimes = .usual) throws(SubmissionRowFault) {
        let (email, phone) = (cells["email"], cells["phone"])
        submission = Submission(
            category: cells["category"] ?? "", text: cells["text"] ?? "",
            place: try Self.place(cells), accuracyMetres: try Self.number("accuracyMetres", cells),
            observedAt: try Self.moment("observedAt", cells, times),
            recurs: (cells["recurs"] ?? "").split { $0 == "," || $0 == " " }.map(String.init),
            source: cells["source"],
            contact: email == nil && phone == nil ? nil : Contact(email: email, phone: phone),
            clientReference: cells["clientReference"], reporter: cells["reporter"],
            answers: SubmissionColumns.answers(in: cells),
            municipality: cells["municipality"])
    }

    private static func place(_ cells: [String: String]) throws(SubmissionRowFault) -> Submission.RawPlace {
        let words = cells["words"]
        let degrees = try pair("longitude", "latitude", cells)
        let metres = try pair("northing", "easting", cells)
        if degrees != nil, metres != nil {
            throw .placeTwice(.pair("longitude", "latitude"), .pair("northing", "easting"))
        }
        guard let metres else {
            if cells["epsg"] != nil { throw .missing(.pair("northing", "easting"), beside: .named("epsg")) }
            return degrees.map { .point([$0.0, $0.1], words: words) } ?? .words(words ?? "")
        }
        let epsg = cells["epsg"] ?? "3006"
        guard let code = Int(epsg) else { throw .notAWholeNumber(column: "epsg", epsg) }
        return .grid(northing: metres.0, easting: metres.1, epsg: code, words: words)
    }

    /// Two numbers of which neither means anything alone; nil when both are absent.
    private static func pair(_ one: String, _ other: String, _ cells: [String: String])
        throws(SubmissionRowFault) -> (Double, Double)?
    {
        switch (try number(one, cells), try number(other, cells)) {
        case (let first?, let second?): return (first, second)
        case (nil, nil): return nil
        case (nil, _): throw .missing(.named(one), beside: .named(other))
        case (_, nil): throw .missing(.named(other), beside: .named(one))
        }
    }

    /// Digits, perhaps with a sign before and a decimal comma or point among them.
    ///
    /// Powers of ten are refused: a spreadsheet writes them where it has dropped digits.
    static func number(_ column: String, _ cells: [String: String]) throws(SubmissionRowFault)
        -> Double?
    {
        guard let text = cells[column] else { return nil }
        let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let parts = unsigned.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        let isWritten =
            (1...2).contains(parts.count)
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
        guard isWritten, let value = Double(text.replacing(",", with: ".")) else {
            throw .notANumber(column: column, text)
        }
        return value
    }

    private static func moment(_ column: String, _ cells: [String: String], _ times: WrittenTimes)
        throws(SubmissionRowFault) -> String?
    {
        guard let text = cells[column] else { return nil }
        return try times.moment(text, in: column)
    }
}
