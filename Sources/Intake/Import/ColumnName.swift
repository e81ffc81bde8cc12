/// A column's name as people mean it: case, blanks and signs do not count, so that `E-post` and `epost` are one.
struct ColumnName: Hashable {
    private let letters: String

    init(_ text: String) {
        letters = String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
