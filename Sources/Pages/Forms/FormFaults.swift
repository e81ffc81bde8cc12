import API
import Reports
import Web

extension [FormFault] {
    /// What is wrong with a field; nil for nothing.
    func text(at field: String) -> String? { first { $0.field == field }?.text }

    /// The same for every field.
    var byField: [String: String] { Dictionary(map { ($0.field, $0.text) }) { first, _ in first } }
}

extension Problem {
    /// What is wrong with the parameters of a question, at the fields of a form.
    ///
    /// - Parameters:
    ///   - fields: By the names of the parameters.
    ///   - text: What is said of a fault of a parameter; by default its own message.
    /// - Throws: the problem, when it is about something else.
    func faults(
        at fields: [String: String], in language: Language, text: (Fault, String) -> String? = { _, _ in nil }
    ) throws(Problem) -> [FormFault] {
        guard kind == .badParameter else { throw self }
        return try faults.map { (fault) throws(Problem) in
            guard let name = fault.parameter, let field = fields[name] else { throw self }
            return FormFault(field: field, text: text(fault, name) ?? fault.message.text(in: language))
        }
    }

    /// What is wrong, at the fields that `field` gives for the faults.
    func faults(in language: Language, field: (Fault) -> String) -> [FormFault] {
        faults.map { FormFault(field: field($0), text: $0.message.text(in: language)) }
    }
}

extension PageRoutes {
    /// What has to be mended in a form; of the whole of it where somebody else was quicker.
    ///
    /// - Throws: the problem, when it is about something else.
    func changeFaults(_ problem: Problem, _ fields: [String: String], _ language: Language) throws(Problem)
        -> [FormFault]
    {
        if [.changedMeanwhile, .conflict].contains(problem.kind) {
            return [FormFault(field: "main", text: problem.detail.text(in: language))]
        }
        return try Self.faults(of: problem, at: fields, in: language)
    }

    /// The municipality that a form chose among those that its sender sees, or the first of them.
    func municipality(_ chosen: String?, for caller: Caller) -> MunicipalityCode? {
        let seen = api.profiles(seenBy: caller).map(\.municipality)
        return seen.first { $0.description == chosen } ?? seen.first
    }
}
