import Reports

/// Takes a form with files apart as it comes (`multipart/form-data`, RFC 7578), and holds no more of it than a boundary.
struct MultipartReader {
    /// What comes next of the form.
    enum Piece: Hashable {
        case begin(FormPart)
        /// Some of the content of the part that was begun.
        case bytes([UInt8])
        case end
    }

    private enum State {
        case beforeFirst, afterBoundary, inHeaders, inContent, over
    }

    private static let mostParts = 64
    private static let mostHeaderBytes = 4 * 1_024
    private static let lineEnd: [UInt8] = [13, 10]

    private let delimiter: [UInt8]
    /// What has come and is not told yet. A boundary begins with the end of a line, which the first may lack.
    private var waiting = Self.lineEnd
    private var state = State.beforeFirst
    private var parts = 0

    /// - Parameter boundary: As `Content-Type` says it; nil for one that is none (RFC 2046 §5.1.1).
    init?(boundary: String) {
        guard (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return nil }
        delimiter = Self.lineEnd + Array("--\(boundary)".utf8)
    }

    /// - Throws: 400 for what is no such form, or has too many parts.
    mutating func read(_ bytes: [UInt8]) throws(Problem) -> [Piece] {
        waiting += bytes
        var pieces: [Piece] = []
        while try advance(&pieces) {}
        return pieces
    }

    /// - Throws: 400 when the form has not come to its end.
    func finish() throws(Problem) {
        guard state == .over else { throw .unreadableForm }
    }

    /// Tells what it can of what waits; false when it must wait for more.
    private mutating func advance(_ pieces: inout [Piece]) throws(Problem) -> Bool {
        switch state {
        case .beforeFirst:
            guard let start = position(of: delimiter) else {
                waiting.removeFirst(max(0, waiting.count - delimiter.count + 1))
                return false
            }
            waiting.removeFirst(start + delimiter.count)
            state = .afterBoundary
        case .afterBoundary:
            guard waiting.count >= 2 else { return false }
            if waiting.starts(with: Array("--".utf8)) {
                state = .over
                return true
            }
            guard let end = try bounded(position(of: Self.lineEnd)) else { return false }
            // Blanks may follow a boundary (RFC 2046 §5.1.1).
            guard waiting[..<end].allSatisfy({ $0 == 32 || $0 == 9 }) else { throw .unreadableForm }
            waiting.removeFirst(end + 2)
            state = .inHeaders
        case .inHeaders:
            guard let end = try bounded(position(of: Self.lineEnd + Self.lineEnd)) else { return false }
            parts += 1
            guard parts <= Self.mostParts,
                let part = FormPart(headers: String(decoding: waiting[..<end], as: UTF8.self))
            else { throw .unreadableForm }
            waiting.removeFirst(end + 4)
            pieces.append(.begin(part))
            state = .inContent
        case .inContent:
            let end = position(of: delimiter)
            let known = end ?? max(0, waiting.count - delimiter.count + 1)
            if known > 0 { pieces.append(.bytes(Array(waiting[..<known]))) }
            waiting.removeFirst(known)
            guard end != nil else { return false }
            pieces.append(.end)
            waiting.removeFirst(delimiter.count)
            state = .afterBoundary
        case .over:
            // What follows the last boundary is nobody's.
            waiting = []
            return false
        }
        return true
    }

    /// - Throws: 400 for a line or a header that is too long, come or not.
    private func bounded(_ end: Int?) throws(Problem) -> Int? {
        guard (end ?? waiting.count) <= Self.mostHeaderBytes else { throw .unreadableForm }
        return end
    }

    private func position(of sought: [UInt8]) -> Int? {
        guard let first = sought.first else { return nil }
        var start = waiting.startIndex
        while let found = waiting[start...].firstIndex(of: first) {
            if waiting[found...].starts(with: sought) { return found }
            start = found + 1
        }
        return nil
    }
}

/// What a form says of one of its parts.
struct FormPart: Hashable {
    /// Of the field.
    let name: String
    /// Whether it is a file.
    let isFile: Bool
    /// Whether it is a field for a file in which none was chosen: a file without a name, with nothing in it.
    let isLeftEmpty: Bool

    /// Nil for headers that do not name a field (RFC 7578 §4.2).
    init?(headers: String) {
        var name: String?
        var file: String?
        for line in headers.split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
            guard halves.count == 2 else { return nil }
            guard halves[0].lowercased() == "content-disposition" else { continue }
            guard halves[1].lowercased().hasPrefix("form-data") else { return nil }
            let parameters = HeaderParameters(halves[1])
            name = parameters["name"]
            file = parameters["filename"] ?? parameters["filename*"]
        }
        guard let name, !name.isEmpty else { return nil }
        (self.name, isFile, isLeftEmpty) = (name, file != nil, file?.isEmpty == true)
    }
}

extension Problem {
    static let unreadableForm = Problem(
        .malformedRequest,
        Bilingual(swedish: "Formuläret går inte att läsa.", english: "The form cannot be read."),
        endsConnection: true)
}
