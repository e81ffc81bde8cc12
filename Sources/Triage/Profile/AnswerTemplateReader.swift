import Reports

/// Reads the answers written beforehand of `profile.yaml`.
struct AnswerTemplateReader {
    /// Nil when there is any fault, which is then in the log.
    func templates(from value: YAMLValue?) -> [AnswerTemplate]? {
        guard let value else { return [] }
        return value.list()?.map(template).complete()
    }

    private func template(from value: YAMLValue) -> AnswerTemplate? {
        guard let mapping = value.mapping(keys: ["name", "text"]) else { return nil }
        let name = mapping.required("name")?.text()
        let text = mapping.required("text")?.text()
        guard let name, let text else { return nil }
        return AnswerTemplate(name: name, text: text)
    }
}
