import Crypto
import Intake
import Reports

/// Ids of what is imported from tables: made of the municipality and of what the other system calls the thing, so that the same row is
/// the same thing whenever, and in whichever file, it is imported again.
enum ImportedID {
    /// A UUID of version 8 (RFC 9562): the first 122 free bits of a SHA-256.
    ///
    /// - Parameters:
    ///   - sort: What it is the id of, so that a walk and a measure of one reference are two things.
    ///   - reference: What the other system calls it, in the form in which texts are kept; its parts where it is known by several.
    static func make<Kind>(
        _ sort: String, in municipality: MunicipalityCode, _ reference: [String], as _: Identifier<Kind>.Type
    ) -> Identifier<Kind> {
        let parts = ["lykta import", sort, municipality.description] + reference
        // With the length before each part, so that no two lists of parts are one text.
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        let digest = Array(SHA256.hash(data: Array(text.utf8)))
        func half(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        let (high, low) = (half(digest[0..<8]), half(digest[8..<16]))
        return Identifier(
            high: high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
            low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }

    /// Whether an id was made of what is imported: nothing else has one of version 8.
    static func isMade<Kind>(_ id: Identifier<Kind>) -> Bool { id.high >> 12 & 0xF == 8 }

    /// Every id under which it may be kept: first that of today, then those of the other forms in which a file may have written its reference
    /// before texts were kept in one.
    ///
    /// - Parameter written: The parts of the reference, as they stand in the file.
    static func all<Kind>(
        _ sort: String, in municipality: MunicipalityCode, _ written: [String], as _: Identifier<Kind>.Type
    ) -> [Identifier<Kind>] {
        WrittenForm.all(of: written).map {
            make(sort, in: municipality, $0, as: Identifier<Kind>.self)
        }
    }
}
