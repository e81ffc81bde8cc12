import Reports
import Web

extension QueryReader {
    mutating func day(_ name: String) -> CivilDate? {
        value(name, sv: "En dag, som 2026-11-26.", en: "A day, such as 2026-11-26.") { CivilDate($0) }
    }
}
