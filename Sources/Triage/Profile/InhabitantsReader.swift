import Reports

/// Reads how many live in districts, of `profile.yaml`.
struct InhabitantsReader {
    private static let numbers = 0...10_000_000

    /// None where there is nothing; nil when there is any fault, which is then in the log.
    func inhabitants(from value: YAMLValue?) -> [String: Int]? {
        guard let value else { return [:] }
        guard let rows = value.list()?.map(row).complete() else { return nil }
        var inhabitants: [String: Int] = [:]
        for (row, value) in zip(rows, value.list() ?? []) {
            guard inhabitants.updateValue(row.number, forKey: row.area) == nil else {
                value.fault(
                    Bilingual(
                        swedish: "området “\(row.area.prefix(60))” står två gånger",
                        english: "the area “\(row.area.prefix(60))” stands twice"))
                return nil
            }
        }
        return inhabitants
    }

    private func row(from value: YAMLValue) -> (area: String, number: Int)? {
        guard let mapping = value.mapping(keys: ["area", "count"]) else { return nil }
        let area = mapping.required("area")?.text()
        let number = mapping.required("count")?.wholeNumber(in: Self.numbers)
        guard let area, let number else { return nil }
        return (area, number)
    }
}
