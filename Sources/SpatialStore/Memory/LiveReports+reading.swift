import GRDB
import Geometry
import Reports

extension LiveReports {
    /// Reads every placed report from the database, beside everything else that goes on. A million take some seconds.
    func read(from pool: DatabasePool) -> Task<Void, any Error> {
        beginReading()
        return Task {
            do {
                finishReading(try await pool.read(Self.tree))
            } catch {
                finishReading(nil)
                throw error
            }
        }
    }

    private static func tree(in db: Database) throws -> ReportTree {
        var tree = ReportTree()
        guard let everywhere = Bounds.everywhere else { return tree }
        try StoredIndex(db: db).walk(in: everywhere, rank: { _ in 0 }) { tree.insert($1) }
        return tree
    }
}
