import Reports

/// What is said of cases beside what stands in them.
enum CaseSentences {
    static let outside = Bilingual(
        swedish: "Platsen ligger utanför kommunen.", english: "The place lies outside the municipality.")
    static let doneOrCannot = Bilingual(
        swedish: "Ange antingen --done TEXT eller --cannot SKÄL.",
        english: "Give either --done TEXT or --cannot WHY.")
    static let whatToCorrect = Bilingual(
        swedish: "Säg vad som ska rättas: --category, --units, --due eller --restricted.",
        english: "Say what to correct: --category, --units, --due or --restricted.")

    static func `case`(_ id: String) -> Bilingual {
        Bilingual(swedish: "ärendet \(id)", english: "case \(id)")
    }

    static func report(_ reference: String) -> Bilingual {
        Bilingual(swedish: "rapporten \(reference)", english: "report \(reference)")
    }

    static func followed(_ id: Case.ID, to into: Case.ID) -> Bilingual {
        Bilingual(
            swedish: "Ärendet \(id) har slagits ihop med ärendet \(into), som visas här. Så slutade det:",
            english: "Case \(id) has been merged into case \(into), which is shown here. How it ended:")
    }

    static func livesOn(_ id: Case.ID, in into: Case.ID) -> Bilingual {
        Bilingual(
            swedish: "Ärendet \(id) lever vidare i ärendet \(into).",
            english: "Case \(id) lives on in case \(into).")
    }

    static func assignee(_ name: String) -> Bilingual {
        Bilingual(swedish: "Handläggare: \(name)", english: "Dealt with by: \(name)")
    }

    static func leftOut(_ count: Int) -> Bilingual {
        Bilingual(
            swedish:
                "Varning: skadade på disken och utelämnade: \(count). `lykta check` säger vilka.",
            english: "Warning: damaged on the disk and left out: \(count). `lykta check` names what.")
    }
}
