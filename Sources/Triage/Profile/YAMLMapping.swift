import Reports
import Yams

/// A mapping of a YAML document whose keys are known.
struct YAMLMapping {
    let spot: Spot
    private let log: FaultLog
    private let values: [String: Entry]
    /// Whether anything at all stands in it, known or not.
    let hasKeys: Bool

    private struct Entry {
        let key: Spot
        let value: YAMLValue
    }

    /// Logs every key outside `keys`.
    fileprivate init(_ mapping: Node.Mapping, keys: [String], spot: Spot, log: FaultLog) {
        var values: [String: Entry] = [:]
        for (key, value) in mapping {
            let key = YAMLValue(key, log: log)
            guard case .scalar(let name) = key.node else {
                key.fault(
                    Bilingual(
                        swedish: "en nyckel måste vara ett ord, inte ",
                        english: "a key must be a word, found ") + key.kind)
                continue
            }
            if keys.contains(name.string) {
                values[name.string] = Entry(key: key.spot, value: YAMLValue(value, log: log))
            } else {
                key.fault(
                    Bilingual(swedish: "okänd nyckel", english: "unknown key")
                        + " “\(name.string.prefix(60))”"
                        + suggestion(for: name.string, among: keys, orAll: true))
            }
        }
        self.spot = spot
        self.log = log
        self.values = values
        hasKeys = !mapping.isEmpty
    }

    /// The value of `key`; a missing one is logged at the mapping.
    func required(_ key: String) -> YAMLValue? {
        if let entry = values[key] { return entry.value }
        log.add(
            Bilingual(swedish: "“\(key)” saknas", english: "“\(key)” is missing"), at: spot)
        return nil
    }

    /// The value of `key`, or nil without a fault.
    func optional(_ key: String) -> YAMLValue? { values[key]?.value }

    /// Where `key` itself stands, or else the mapping.
    func spot(of key: String) -> Spot { values[key]?.key ?? spot }
}

extension YAMLValue {
    /// The node as a mapping of some of these keys.
    func mapping(keys: [String]) -> YAMLMapping? {
        guard case .mapping(let mapping) = node else {
            let known = keys.joined(separator: ", ")
            fault(
                Bilingual(
                    swedish: "här ska det stå en mappning med \(known), inte ",
                    english: "expected a mapping with \(known), found ") + kind)
            return nil
        }
        return YAMLMapping(mapping, keys: keys, spot: spot, log: log)
    }
}
