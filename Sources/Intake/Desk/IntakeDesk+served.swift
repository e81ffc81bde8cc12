import JSON
import Reports

extension IntakeDesk {
    /// The profiles a submission may be for: of the allowed municipalities, or of the one that it names itself.
    func served(_ allowed: Set<MunicipalityCode>, declared: String?, _ findings: inout Findings) -> [Profile]
    {
        let open = profiles.filter { allowed.isEmpty || allowed.contains($0.municipality) }
        guard let declared else { return open }
        let pointer = JSONPointer("municipality")
        guard let code = MunicipalityCode(declared) else {
            findings.note(
                .municipalityMalformed, at: pointer,
                swedish: "En kommunkod har fyra siffror, till exempel 1060.",
                english: "A municipality's code has four digits, such as 1060.")
            return open
        }
        guard let profile = open.first(where: { $0.municipality == code }) else {
            findings.note(
                .municipalityNotServed, at: pointer,
                swedish: "Här tas inga rapporter emot för kommun \(code). \(Self.list(open).swedish)",
                english: "No reports are received here for municipality \(code). \(Self.list(open).english)")
            return open
        }
        return [profile]
    }

    /// Says which municipalities there are, for the end of a sentence's neighbour.
    static func list(_ profiles: [Profile]) -> Bilingual {
        guard !profiles.isEmpty else {
            return Bilingual(
                swedish: "Avsändaren får inte rapportera till någon kommun här.",
                english: "The sender may not report to any municipality here.")
        }
        let names = profiles.map { "\($0.name) (\($0.municipality))" }.joined(separator: ", ")
        return Bilingual(
            swedish: "Rapporter tas emot för \(names).", english: "Reports are received for \(names).")
    }
}
