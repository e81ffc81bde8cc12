import Reports

/// The parameters of an address, decoded, each at most once.
///
/// To programs `+` stands for itself, not for a space: times are written with it (`2026-11-20T18:00:00+01:00`). A form of a page sends it for
/// a space.
package struct QueryText: Hashable, Sendable {
    /// In the order given.
    package let parameters: [(name: String, value: String)]

    /// - Parameters:
    ///   - known: the names that the route takes.
    ///   - isForm: whether it is read as a form sends it.
    /// - Throws: a ``Problem`` that names every parameter that is unknown, repeated or badly encoded.
    package init(_ query: String?, known: [String], isForm: Bool = false) throws(Problem) {
        var parameters: [(name: String, value: String)] = []
        var faults: [Problem.Fault] = []
        for pair in (query ?? "").split(separator: "&").prefix(100) {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let (first, second) = (halves[0], halves.count > 1 ? halves[1] : "")
            guard let name = isForm ? FormText.decoded(first) : PercentCoding.decode(first),
                let value = isForm ? FormText.decoded(second) : PercentCoding.decode(second)
            else {
                faults.append(.badEncoding(String(halves[0])))
                continue
            }
            if !known.contains(name) {
                faults.append(.unknown(name, known: known))
            } else if parameters.contains(where: { $0.name == name }) {
                faults.append(.repeated(name))
            } else {
                parameters.append((name, value))
            }
        }
        guard faults.isEmpty else { throw .parameters(faults) }
        self.parameters = parameters
    }

    package subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// The query again with `name` set to `value`, without the `?`.
    package func setting(_ name: String, to value: String) -> String {
        Self.text(of: parameters.filter { $0.name != name } + [(name, value)])
    }

    /// The query again without `name`, and without the `?`.
    package func leaving(_ name: String) -> String {
        Self.text(of: parameters.filter { $0.name != name })
    }

    private static func text(of parameters: [(name: String, value: String)]) -> String {
        parameters.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
            .joined(separator: "&")
    }

    package static func == (one: QueryText, other: QueryText) -> Bool {
        one.parameters.elementsEqual(other.parameters) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        for parameter in parameters {
            hasher.combine(parameter.name)
            hasher.combine(parameter.value)
        }
    }
}

extension Problem {
    package static func parameters(_ faults: [Fault]) -> Problem {
        Problem(
            .badParameter,
            Bilingual(
                swedish: "En parameter i adressen är fel: \(names(of: faults)).",
                english: "A parameter in the address is wrong: \(names(of: faults))."),
            faults: faults)
    }

    private static func names(of faults: [Fault]) -> String {
        faults.compactMap(\.parameter).joined(separator: ", ")
    }
}

extension Problem.Fault {
    package static func parameter(_ name: String, _ code: String, sv: String, en: String) -> Problem.Fault {
        Problem.Fault(.parameter(name), code, Bilingual(swedish: sv, english: en))
    }

    fileprivate static func badEncoding(_ name: String) -> Problem.Fault {
        .parameter(
            name, "parameter.encoding", sv: "Procentkodningen är inte UTF-8.",
            en: "The percent-encoding is not UTF-8.")
    }

    fileprivate static func unknown(_ name: String, known: [String]) -> Problem.Fault {
        let nearest = NearestWord.of(name, among: known)
        return .parameter(
            name, "parameter.unknown",
            sv: known.isEmpty
                ? "Här finns inga parametrar."
                : "Okänd.\(nearest.map { " Menade du \($0)?" } ?? "") Här finns: \(known.joined(separator: ", ")).",
            en: known.isEmpty
                ? "No parameters are taken here."
                : "Unknown.\(nearest.map { " Did you mean \($0)?" } ?? "") Taken here: \(known.joined(separator: ", "))."
        )
    }

    fileprivate static func repeated(_ name: String) -> Problem.Fault {
        .parameter(
            name, "parameter.repeated", sv: "Får bara anges en gång; skilj flera värden med komma.",
            en: "May be given once only; separate several values by commas.")
    }
}
