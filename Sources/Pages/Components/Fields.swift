/// A line of text to fill in. The template is `field-text`.
struct TextField: Hashable, Sendable {
    /// Also the name under which it is sent.
    let id: String
    let label: String
    var value = ""
    /// What helps to fill it in.
    var hint: String?
    /// What is wrong with what was filled in.
    var fault: String?
    /// `text`, `email`, `tel`, `search`, `date`, `time`, `number`, `password`.
    var type = "text"
    /// What the browser may fill in (HTML, 4.10.18.7), such as `email`.
    var autocomplete: String?
    var isRequired = false
    /// Whether it is as narrow as a date.
    var isShort = false
}

/// Several lines of text. The template is `field-area`.
struct TextArea: Hashable, Sendable {
    let id: String
    let label: String
    var value = ""
    var hint: String?
    var fault: String?
    var rows = 6
    /// In signs; nil for no bound.
    var longest: Int?
}

/// One of several. The template is `field-radios`.
struct RadioGroup: Hashable, Sendable {
    let id: String
    /// Under which the choice is sent; the same as ``id``.
    let name: String
    /// The question that they answer.
    let label: String
    let choices: [Choice]
    var hint: String?
    var fault: String?

    struct Choice: Hashable, Sendable {
        let value: String
        let label: String
        var hint: String?
        /// The name of an icon in `icons.svg`.
        var icon: String?
        var isChosen = false
        /// Its own; the first has the group's, so that a summary of faults leads there.
        var id = ""
    }

    init(
        id: String, label: String, choices: [Choice], chosen: String? = nil, hint: String? = nil,
        fault: String? = nil
    ) {
        self.id = id
        name = id
        self.label = label
        self.hint = hint
        self.fault = fault
        self.choices = choices.enumerated().map { index, choice in
            var choice = choice
            choice.isChosen = choice.value == chosen
            choice.id = index == 0 ? id : "\(id)-\(index)"
            return choice
        }
    }
}

/// Any of several. The template is `field-checks`. Each is sent under a name of its own, `group-value`, since a form here has each name
/// once.
struct CheckGroup: Hashable, Sendable {
    let id: String
    let label: String
    let choices: [Choice]
    var hint: String?
    var fault: String?

    struct Choice: Hashable, Sendable {
        let name: String
        let label: String
        let isChosen: Bool
        /// As in ``RadioGroup``.
        let id: String
    }

    init(
        id: String, label: String, choices: [(value: String, label: String)], chosen: Set<String> = [],
        hint: String? = nil, fault: String? = nil
    ) {
        self.id = id
        self.label = label
        self.hint = hint
        self.fault = fault
        self.choices = choices.enumerated().map { index, choice in
            Choice(
                name: "\(id)-\(choice.value)", label: choice.label, isChosen: chosen.contains(choice.value),
                id: index == 0 ? id : "\(id)-\(choice.value)")
        }
    }
}

/// One out of a list that opens. The template is `field-select`.
struct SelectField: Hashable, Sendable {
    let id: String
    let label: String
    let options: [Option]
    var hint: String?
    var fault: String?

    struct Option: Hashable, Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    init(
        id: String, label: String, options: [(value: String, label: String)], chosen: String? = nil,
        hint: String? = nil, fault: String? = nil
    ) {
        self.id = id
        self.label = label
        self.hint = hint
        self.fault = fault
        self.options = options.map {
            Option(value: $0.value, label: $0.label, isChosen: $0.value == chosen)
        }
    }
}

/// A file to choose. The template is `field-file`.
struct FileField: Hashable, Sendable {
    let id: String
    let label: String
    /// What may be chosen: `.geojson,application/geo+json`.
    let accepts: String
    var hint: String?
    var fault: String?
    var takesSeveral = false
}

/// What a form carries on without showing it.
struct CarriedValue: Hashable, Sendable {
    let name: String
    let value: String
}
