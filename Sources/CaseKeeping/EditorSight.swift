package import Reports
import Triage

/// What somebody who edits may see, and so may change: the one place that decides it for every edit.
///
/// The case that is edited, and whatever it becomes by the edit, stays seen to the end: another category may give it to others, but nothing comes
/// into it that was not seen.
package struct EditorSight: Sendable {
    private let visibility: Visibility
    /// By which it is told what lies where.
    private let areas: AreaMap
    /// The case that is edited, with the ones in which it lived on.
    private var held: Set<Case.ID> = []
    /// Whether the restricted reports of what is held are seen.
    private var seesRestrictedOfHeld = false

    package init(_ visibility: Visibility, areas: AreaMap) {
        self.visibility = visibility
        self.areas = areas
    }

    /// That of Lykta itself, and of whoever runs it.
    package static let everything = EditorSight(.everything, areas: AreaMap([]))

    /// Nil for a case that is not seen.
    func holding(_ edited: Case) -> EditorSight? {
        guard sees(edited) else { return nil }
        var sight = self
        sight.held.insert(edited.id)
        sight.seesRestrictedOfHeld = visibility.seesRestricted(of: edited, areas: areas)
        return sight
    }

    /// The same, once the case that is edited lives on in another, or its report lies in another.
    func following(_ id: Case.ID) -> EditorSight {
        var sight = self
        sight.held.insert(id)
        return sight
    }

    func sees(_ case: Case) -> Bool {
        held.contains(`case`.id) || visibility.sees(`case`, areas: areas)
    }

    func sees(_ report: Report, in case: Case) -> Bool {
        guard sees(`case`) else { return false }
        guard report.isRestricted else { return true }
        return held.contains(`case`.id)
            ? seesRestrictedOfHeld : visibility.seesRestricted(of: `case`, areas: areas)
    }

    /// Called before anything of a plan is written.
    ///
    /// - Throws: ``CaseEditFault/touchesUnseen`` when a report would come to a case that is not seen or leave one, or when such a case would become
    ///   part of another.
    func permit(_ plan: JoiningPlan, reading case: (Case.ID) throws -> Case) throws {
        guard visibility != .everything else { return }
        for id in plan.casesChanged.subtracting(held).sorted() where !sees(try `case`(id)) {
            throw CaseEditFault.touchesUnseen
        }
    }
}

extension JoiningPlan {
    /// The cases that reports come to or leave, or that become part of another: not those of which only the density of a report changes.
    fileprivate var casesChanged: Set<Case.ID> {
        var changed = Set(emptied)
        for merge in merges { changed.formUnion([merge.from, merge.into]) }
        for placement in placements {
            switch placement.target {
            case .existing(let target) where target != placement.from:
                changed.formUnion([target, placement.from].compactMap(\.self))
            case .existing: continue
            case .new: changed.formUnion([placement.from].compactMap(\.self))
            }
        }
        return changed
    }
}
