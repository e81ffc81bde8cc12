/// A field that a form shows of what is kept.
protocol KeptField: LabelledField {
    /// What a browser sends of it while nobody touches it, by the names that it goes by; empty for a box that is not ticked.
    var keptValues: [(name: String, value: String)] { get }
    /// The same as it is read on the page.
    var keptWords: String { get }
    /// Whether it is sent only where it is ticked.
    var isBox: Bool { get }
}

extension KeptField {
    var isBox: Bool { false }
}

extension TextField: KeptField {
    var keptValues: [(name: String, value: String)] { [(id, value)] }
    var keptWords: String { value }
}

extension TextArea: KeptField {
    var keptValues: [(name: String, value: String)] { [(id, value)] }
    var keptWords: String { value }
}

extension SelectField: KeptField {
    /// A browser chooses the first where nothing is chosen.
    private var kept: Option? { options.first(where: \.isChosen) ?? options.first }

    var keptValues: [(name: String, value: String)] { [(id, kept?.value ?? "")] }
    var keptWords: String { kept?.label ?? "" }
}

extension CheckGroup: KeptField {
    var isBox: Bool { true }

    var keptValues: [(name: String, value: String)] { choices.map { ($0.name, $0.isChosen ? "1" : "") } }
    var keptWords: String { choices.filter(\.isChosen).map(\.label).joined(separator: ", ") }
}
