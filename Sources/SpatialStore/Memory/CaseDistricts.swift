import Geometry
import Reports
import Synchronization

/// In which district each case is shown to lie, remembered from one question to the next: where cases lie among districts seldom
/// changes, and finding out costs a microsecond each.
final class CaseDistricts: Sendable {
    private struct Known: Sendable {
        var districts: [MappedArea] = []
        /// By the numbers of cases: for which place it was found out, and the position of the district, from 1; 0 for none.
        var found: [(place: Place?, position: Int32)] = []
    }

    /// For readers who may see restricted reports, and for those who may not.
    private let known = Mutex<[Bool: Known]>([:])

    /// By the numbers of cases: the position, from 1, of the first of `districts` that was valid when the case was opened and in which it
    /// is shown to lie; 0 for none. Several questions at once wait for one another.
    func positions(in districts: [MappedArea], of table: CaseTable, withRestricted seesRestricted: Bool)
        -> [Int32]
    {
        known.withLock { known in
            var mine = known[seesRestricted] ?? Known()
            known[seesRestricted] = nil
            if mine.districts != districts { mine = Known(districts: districts) }
            let missing = table.cases.bound - mine.found.count
            if missing > 0 { mine.found += Array(repeating: (nil, 0), count: missing) }
            let prepared = districts.map { PreparedArea($0.area) }
            table.cases.forEach { number, entry in
                let place = entry.isKept ? entry.shownPlace(withRestricted: seesRestricted) : nil
                guard mine.found[number].place != place else { return }
                mine.found[number] = (place, place.map { position(of: $0, entry, districts, prepared) } ?? 0)
            }
            known[seesRestricted] = mine
            return mine.found.map(\.position)
        }
    }

    private func position(
        of place: Place, _ entry: CaseEntry, _ districts: [MappedArea], _ prepared: [PreparedArea]
    ) -> Int32 {
        for (index, district) in districts.enumerated() where prepared[index].bounds.contains(place) {
            guard prepared[index].contains(place), isValid(district, entry.opened) else { continue }
            return Int32(clamping: index + 1)
        }
        return 0
    }

    private func isValid(_ area: MappedArea, _ opened: Int64) -> Bool {
        if area.validFrom == nil, area.validUntil == nil { return true }
        return area.isValid(on: SwedishTime(Timestamp(clamping: opened)).date)
    }
}
