import Reports
import Triage

/// Which case each group should live on as, worked out over all reports: for every report whose group inherits one.
func heirs(
    of before: [Joined], opened: [Case.ID: Timestamp], into groups: [[Report.ID]],
    preferring preferred: Case.ID? = nil
) -> [Case.ID?] {
    var heirs = [Case.ID?](repeating: nil, count: groups.count)
    let cases = Set(before.map(\.case)).sorted { one, other in
        if one == preferred || other == preferred { return one == preferred }
        let (first, second) = (opened[one] ?? .epoch, opened[other] ?? .epoch)
        return first == second ? one < other : first < second
    }
    for `case` in cases {
        let members = Set(before.filter { $0.case == `case` }.map(\.report.id))
        let shares = groups.map { members.intersection($0).count }
        guard let greatest = shares.max(), greatest > 0, let home = shares.firstIndex(of: greatest) else {
            continue
        }
        if heirs[home] == nil { heirs[home] = `case` }
    }
    return heirs
}
