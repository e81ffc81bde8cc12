import Reports

extension SelectField {
    /// Which municipality a new thing is of; nil where there is one alone, and it goes without saying. Nobody's is chosen until somebody has.
    static func municipality(
        _ chosen: String, among profiles: [Profile], label: String, _ faults: [FormFault], _ words: Words
    ) -> SelectField? {
        guard profiles.count > 1 else { return nil }
        return SelectField(
            id: "kommun", label: label,
            options: [(value: "", label: words["municipality-choose"])]
                + profiles.map { (value: $0.municipality.description, label: $0.name) },
            chosen: chosen, fault: faults.text(at: "kommun"))
    }
}
