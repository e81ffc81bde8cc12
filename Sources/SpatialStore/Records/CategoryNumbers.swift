import GRDB
import Reports
import Synchronization

/// The numbers under which the covering index knows categories. Numbers are only ever added.
final class CategoryNumbers: Sendable {
    private let known = Mutex<Known>(Known())

    private struct Known {
        var codes = CategoryCodes()
        var numbers: [Code<Category>: Int64] = [:]
    }

    /// Reads what the database holds.
    func load(from db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT number, code FROM category_number") {
            let number: Int64 = row["number"]
            guard let code = Code<Category>(try row.value("code") as String) else {
                throw StoreFault.unreadableRow(table: "category_number", number: number)
            }
            remember(code, as: number)
        }
    }

    /// The number of `code`, made when it is new.
    func number(of code: Code<Category>, in db: Database) throws -> Int64 {
        if let number = self[code] { return number }
        try db.execute(
            sql: "INSERT INTO category_number (code) VALUES (?) ON CONFLICT DO NOTHING",
            arguments: [code.description])
        let number = try Int64.fetchOne(
            db, sql: "SELECT number FROM category_number WHERE code = ?", arguments: [code.description])
        guard let number else { throw StoreFault.unreadableRow(table: "category_number", number: 0) }
        // Remembered only when it is read again after the commit: this transaction may still be undone.
        return number
    }

    subscript(code: Code<Category>) -> Int64? { known.withLock { $0.numbers[code] } }

    /// The code of a number that was added since ``load(from:)``.
    func reload(_ number: Int64, from db: Database) throws -> Code<Category>? {
        try load(from: db)
        return codes[number]
    }

    /// All that is known, for a question that looks up many.
    var codes: CategoryCodes { known.withLock { $0.codes } }

    private func remember(_ code: Code<Category>, as number: Int64) {
        known.withLock {
            $0.codes.remember(code, as: number)
            $0.numbers[code] = number
        }
    }
}

/// The codes of categories by their numbers, which are small and dense: a look-up costs one step into an array.
struct CategoryCodes: Sendable {
    private var codes: [Code<Category>?] = []

    /// A number of ten thousand or more is left out: no installation has so many categories.
    mutating func remember(_ code: Code<Category>, as number: Int64) {
        guard let index = Int(exactly: number), (0..<10_000).contains(index) else { return }
        while codes.count <= index { codes.append(nil) }
        codes[index] = code
    }

    subscript(number: Int64) -> Code<Category>? {
        Int(exactly: number).flatMap { codes.indices.contains($0) ? codes[$0] : nil }
    }
}
