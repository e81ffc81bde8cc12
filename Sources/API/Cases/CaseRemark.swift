import Reports

/// What an answer about a case says beside the case, where it is not quite what was asked for.
enum CaseRemark {
    static func followed(_ asked: Case.ID, to living: Case.ID) -> Bilingual {
        Bilingual(
            swedish: "Ärende \(asked) har slagits ihop med ärende \(living), som svaret gäller.",
            english: "Case \(asked) has been merged into case \(living), which this answer is about.")
    }

    static func otherFollowed(_ named: Case.ID, to living: Case.ID) -> Bilingual {
        Bilingual(
            swedish: "Ärende \(named) hade redan slagits ihop med ärende \(living), som användes i stället.",
            english: "Case \(named) had already been merged into case \(living), which was used instead.")
    }

    static func tookOver(_ other: Case.ID, because reason: Bilingual) -> Bilingual {
        Bilingual(
            swedish: "Ärende \(other) har slagits ihop med detta. \(reason.swedish)",
            english: "Case \(other) has been merged into this one. \(reason.english)")
    }
}
