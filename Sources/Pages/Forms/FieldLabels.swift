/// A field of a form, as it is called on its page.
protocol LabelledField {
    var id: String { get }
    var label: String { get }
}

extension TextField: LabelledField {}
extension TextArea: LabelledField {}
extension RadioGroup: LabelledField {}
extension CheckGroup: LabelledField {}
extension SelectField: LabelledField {}
extension FileField: LabelledField {}

/// What the fields of a page are called, wherever in what it shows they stand, so that every summary of faults names them.
struct FieldLabels {
    private var labels: [String: String]

    /// - Cost: as much as to look once through all that the page shows, which is done for a form that was refused alone.
    init(of page: Page) {
        labels = page.labels
        for value in page.content.values { collect(value) }
    }

    private mutating func collect(_ value: Any) {
        switch value {
        case let field as any LabelledField: labels[field.id] = field.label
        case is String, is Bool, is Int: return
        default: for part in Mirror(reflecting: value).children { collect(part.value) }
        }
    }

    /// The fault with what its field is called; as it is where it is about the whole form.
    func named(_ fault: FormFault) -> FormFault {
        guard let label = labels[fault.field] else { return fault }
        var named = fault
        named.label = label.last.map { "?.!:".contains($0) } ?? true ? label : "\(label):"
        return named
    }
}
