import JSON
import Reports
import Web

extension APIService {
    /// The profile of the municipality that a body names as `municipality`; the only one that the caller may write for where it names none.
    ///
    /// - Throws: a ``Problem`` where neither tells which.
    func namedProfile(_ reader: inout BodyReader, for caller: Caller) throws(Problem) -> Profile {
        let isNamed = reader.json("municipality") != nil
        let given = reader.value("municipality", sv: "En kommunkod.", en: "A municipality code.") {
            MunicipalityCode($0)
        }
        let seen = profiles(seenBy: caller)
        let found = given.flatMap { code in seen.first { $0.municipality == code } }
        if let profile = found ?? (!isNamed && seen.count == 1 ? seen.first : nil) { return profile }
        let codes = seen.map(\.municipality.description).joined(separator: ", ")
        reader.wrongValue(
            at: JSONPointer.root.appending("municipality"), sv: "Någon av kommunerna \(codes).",
            en: "One of the municipalities \(codes).")
        throw Problem.content(reader.faults)
    }
}
