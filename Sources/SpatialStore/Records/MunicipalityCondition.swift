import Reports

extension Set<MunicipalityCode> {
    /// That a column holds the number of one of them; nil where all are meant, since none is named.
    func condition(on column: String) -> String? {
        guard !isEmpty else { return nil }
        return "\(column) IN (\(map { "\($0.number)" }.sorted().joined(separator: ", ")))"
    }
}
