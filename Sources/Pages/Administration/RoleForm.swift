import API
import Reports
import Web

/// The roles of an account as rows of a form: what somebody does, and where. A row without a role is none.
struct RoleForm: Sendable {
    /// Each with the fields `role-N` and `place-N`.
    let rows: [Row]

    struct Row: Hashable, Sendable {
        let legend: String
        let role: SelectField
        let place: SelectField
    }

    /// Where a role may be had.
    struct Place: Hashable, Sendable {
        /// As in a ``RoleBinding``: `1060`, `1060:unit/gata-park`.
        let value: String
        let label: String
    }

    /// More rows than anybody fills in.
    private static let most = 20

    /// - Parameters:
    ///   - chosen: role and place of each row, as they were or as they were typed.
    ///   - faults: by the `id` of a field.
    init(
        _ chosen: [(role: String, place: String)], places: [Place], faults: [FormFault], _ words: Words
    ) {
        let roles =
            [(value: "", label: words["admin-role-none"])]
            + Role.allCases.map { (value: $0.rawValue, label: words[$0.word]) }
        // One more than there are, and two at least.
        let empty = Array(repeating: (role: "", place: ""), count: chosen.isEmpty ? 2 : 1)
        let filled = Array(chosen.prefix(Self.most - 1)) + empty
        rows = filled.enumerated().map { index, pair in
            // What somebody has already, and is not on offer any more, stays a choice.
            let known = places.contains { $0.value == pair.1 } || pair.1.isEmpty
            let offered = places + (known ? [] : [Place(value: pair.1, label: pair.1)])
            let fault = { (id: String) in faults.first { $0.field == id }?.text }
            return Row(
                legend: words("admin-role-row", ["number": "\(index + 1)"]),
                role: SelectField(
                    id: "role-\(index)", label: words["admin-role"], options: roles, chosen: pair.0,
                    fault: fault("role-\(index)")),
                place: SelectField(
                    id: "place-\(index)", label: words["admin-place"],
                    options: offered.map { ($0.value, $0.label) }, chosen: pair.1,
                    fault: fault("place-\(index)")))
        }
    }

    /// The rows of a form as they came.
    static func chosen(in form: FormText) -> [(role: String, place: String)] {
        (0..<most).compactMap { index in
            guard let role = form["role-\(index)"], !role.isEmpty else { return nil }
            return (role, form["place-\(index)"] ?? "")
        }
    }

    /// What the rows say, and which of them say nothing that can be.
    static func bindings(in form: FormText, _ words: Words) -> (bindings: Set<RoleBinding>, [FormFault]) {
        var bindings: Set<RoleBinding> = []
        var faults: [FormFault] = []
        for (index, row) in chosen(in: form).enumerated() {
            if let binding = RoleBinding("\(row.role):\(row.place)") {
                bindings.insert(binding)
            } else {
                faults.append(FormFault(field: "place-\(index)", text: words["admin-role-whole"]))
            }
        }
        return (bindings, faults)
    }
}

extension PageRoutes {
    /// Where the caller may give roles, the whole of each municipality first.
    func rolePlaces(for caller: Caller, in language: Language) -> [RoleForm.Place] {
        let words = frame.words[language]
        let profiles = served.values.filter { caller.sees($0.municipality) }
            .sorted { $0.municipality < $1.municipality }
        let areas = api.bindableAreas()
        return profiles.flatMap { profile in
            [
                RoleForm.Place(
                    value: profile.municipality.description,
                    label: words("admin-place-whole", ["place": profile.name]))
            ]
                + profile.units.map {
                    RoleForm.Place(
                        value: "\(profile.municipality):unit/\($0.code)",
                        label: words(
                            "admin-place-unit", ["unit": $0.name.text(in: language), "place": profile.name]))
                }
                + areas.map {
                    RoleForm.Place(
                        value: "\(profile.municipality):\($0.layer.rawValue)/\($0.code)",
                        label: words("admin-place-area", ["area": $0.name, "place": profile.name]))
                }
        }
    }

    /// What an account does and where, in words.
    func sentence(of binding: RoleBinding, in language: Language) -> String {
        let words = frame.words[language]
        let profile = served[binding.municipality]
        let place = profile?.name ?? binding.municipality.description
        let part: String
        switch binding.part {
        case .whole: part = place
        case .unit(let code):
            let unit = profile?.unit(code)?.name.text(in: language) ?? code.description
            part = words("admin-place-unit", ["unit": unit, "place": place])
        case .area(let layer, let code):
            let area = api.areas(of: layer).first { $0.code == code }?.name ?? code
            part = words("admin-place-area", ["area": area, "place": place])
        }
        return words("account-role", ["role": words[binding.role.word], "place": part])
    }
}
