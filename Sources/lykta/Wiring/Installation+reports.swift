import Geometry
import Reports

extension Installation {
    /// Every placed report that the filter admits, in the area or anywhere.
    func reports(matching filter: ReportFilter, inside area: Area? = nil) async throws -> [FoundReport] {
        if let area {
            return try await store.reports(within: area, matching: filter, page: .everything).elements
        }
        guard let everywhere = Bounds.everywhere else { return [] }
        return try await store.reports(in: everywhere, matching: filter, page: .everything).elements
    }
}
