import Reports

/// Reads lists of kinds of measure of `profile.yaml`.
struct MeasureKindsReader {
    /// Those of measures that are planned and followed up: the built-in ones where there is no list; nil when there is any fault, which
    /// is then in the log.
    func kinds(from value: YAMLValue?) -> MeasureKinds? {
        guard let value else { return .builtIn }
        guard let list = list(from: value) else { return nil }
        guard let kinds = MeasureKinds(list) else {
            value.fault(
                Bilingual(
                    swedish: "1–\(MeasureKinds.most) slag av åtgärder",
                    english: "1–\(MeasureKinds.most) kinds of measure"))
            return nil
        }
        return kinds
    }

    /// A list of any length; nil when there is any fault.
    func list(from value: YAMLValue) -> [MeasureKind]? {
        var codes = UniqueCodes<MeasureKind>(
            named: Bilingual(swedish: "slaget av åtgärd", english: "kind of measure"))
        return value.list()?.map { kind(from: $0, codes: &codes) }.complete()
    }

    private func kind(from value: YAMLValue, codes: inout UniqueCodes<MeasureKind>) -> MeasureKind? {
        guard let mapping = value.mapping(keys: ["code", "name"]) else {
            codes.miss()
            return nil
        }
        let code = codes.code(from: mapping.required("code"))
        let name = mapping.required("name")?.bilingual()
        guard let code, let name else { return nil }
        return MeasureKind(code: code, name: name)
    }
}
