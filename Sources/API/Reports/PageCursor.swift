import Reports
import Web

/// Where a page begins, as an opaque word in an address.
///
/// Holds nothing but the last answer's distance and id, and needs no signature: whoever changes it gets another page of
/// what may be seen anyway.
enum PageCursor {
    static func encode(_ cursor: ReportCursor) -> String {
        Base64URL.encode(
            bytes(UInt64(bitPattern: cursor.squaredCentimetres)) + bytes(cursor.id.high)
                + bytes(cursor.id.low))
    }

    static func report(_ text: String) -> ReportCursor? {
        guard let bytes = Base64URL.decode(text), bytes.count == 24 else { return nil }
        let distance = Int64(bitPattern: number(bytes[0..<8]))
        guard distance >= 0 else { return nil }
        return ReportCursor(
            squaredCentimetres: distance,
            id: Report.ID(high: number(bytes[8..<16]), low: number(bytes[16..<24])))
    }

    static func encode(_ cursor: CaseCursor) -> String {
        let sort = CaseSort.allCases.firstIndex(of: cursor.sort) ?? 0
        return Base64URL.encode(
            [UInt8(clamping: sort)] + bytes(UInt64(bitPattern: cursor.key)) + bytes(cursor.id.high)
                + bytes(cursor.id.low))
    }

    static func `case`(_ text: String) -> CaseCursor? {
        guard let bytes = Base64URL.decode(text), bytes.count == 25,
            CaseSort.allCases.indices.contains(Int(bytes[0]))
        else { return nil }
        let key = Int64(bitPattern: number(bytes[1..<9]))
        guard (Int64(Int32.min)...Int64(Int32.max)).contains(key) else { return nil }
        return CaseCursor(
            sort: CaseSort.allCases[Int(bytes[0])], key: key,
            id: Case.ID(high: number(bytes[9..<17]), low: number(bytes[17..<25])))
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
