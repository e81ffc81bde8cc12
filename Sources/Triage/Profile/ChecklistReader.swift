import Reports

/// Reads the checklist of safety walks of `profile.yaml`.
struct ChecklistReader {
    /// The built-in list where there is none; nil when there is any fault, which is then in the log.
    func checklist(from value: YAMLValue?) -> Checklist? {
        guard let value else { return .builtIn }
        var codes = UniqueCodes<ChecklistPoint>(
            named: Bilingual(swedish: "punkten i checklistan", english: "point of the checklist"))
        guard let points = value.list()?.map({ point(from: $0, codes: &codes) }).complete() else {
            return nil
        }
        guard let checklist = Checklist(points) else {
            value.fault(
                Bilingual(
                    swedish: "en checklista har 1–\(Checklist.mostPoints) punkter",
                    english: "a checklist has 1–\(Checklist.mostPoints) points"))
            return nil
        }
        return checklist
    }

    private func point(from value: YAMLValue, codes: inout UniqueCodes<ChecklistPoint>) -> ChecklistPoint? {
        guard let mapping = value.mapping(keys: ["code", "name", "look"]) else {
            codes.miss()
            return nil
        }
        let code = codes.code(from: mapping.required("code"))
        let name = mapping.required("name")?.bilingual()
        var look = Bilingual("")
        if let words = mapping.optional("look") {
            guard let read = words.bilingual() else { return nil }
            look = read
        }
        guard let code, let name else { return nil }
        return ChecklistPoint(code: code, name: name, look: look)
    }
}
