import Reports
import Triage

/// What staff decide about single reports, and what the history of the case says of it.
enum StaffDecision {
    case pinned, separated, unpinned

    var kind: CaseEvent.Kind {
        switch self {
        case .pinned: .pinned
        case .separated: .separated
        case .unpinned: .unpinned
        }
    }

    var words: Bilingual {
        switch self {
        case .pinned:
            Bilingual(
                swedish: "En handläggare har bestämt att rapporten hör till ärendet.",
                english: "Staff have decided that the report belongs to the case.")
        case .separated: JoiningReason.separated.words
        case .unpinned:
            Bilingual(
                swedish: "Handläggarens beslut om rapporten har tagits tillbaka.",
                english: "The decision of staff on the report has been withdrawn.")
        }
    }
}
