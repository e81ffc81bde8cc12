import Prevention
import Reports

/// What is said of safety walks that are kept.
extension WalkSentences {
    static let walkID = Bilingual(swedish: "en vandrings id", english: "a walk's id")
    static let findingID = Bilingual(swedish: "en iakttagelses id", english: "a finding's id")
    static let gravity = Bilingual(swedish: "hur allvarlig den är", english: "how grave it is")
    static let title = Bilingual(swedish: "ett namn på 1–200 byte", english: "a name of 1–200 bytes")
    static let stop = Bilingual(
        swedish: "ett stopp som Torget=14.5306,56.2767", english: "a stop such as Torget=14.5306,56.2767")
    static let clock = Bilingual(swedish: "en tid som 16:00", english: "a time such as 16:00")
    static let stopsWanted = Bilingual(
        swedish:
            "Ange 1–\(SafetyWalk.mostStops) stopp med --stop, eller en vandring att upprepa med --repeats.",
        english: "Give 1–\(SafetyWalk.mostStops) stops with --stop, or a walk to do again with --repeats.")
    static let stopsOrRepeats = Bilingual(
        swedish: "En vandring som görs om får den förras stopp. Ange --stop eller --repeats, inte båda.",
        english:
            "A walk that is done again gets the stops of the earlier one. Give --stop or --repeats, not both."
    )
    static let nothingToChange = Bilingual(swedish: "Ange något att ändra.", english: "Say what to change.")
    static let daysOutOfOrder = Bilingual(
        swedish: "Förmötet ligger före vandringen, och det uppföljande mötet efter den.",
        english: "The meeting before comes before the walk, and the meeting after comes after it.")
    static let dayWanted = Bilingual(
        swedish: "Ange vandringens dag med --day.", english: "Give the day of the walk with --day.")

    static func summary(of walk: SafetyWalk, walkers: Int, findings: Int) -> Bilingual {
        let day = walk.days.walk?.description
        return Bilingual(
            swedish:
                "\(walk.title), \(day ?? "ingen dag satt"), \(walk.state.name.swedish.lowercased()). \(walkers) har svarat, \(findings) iakttagelser.",
            english:
                "\(walk.title), \(day ?? "no day set"), \(walk.state.name.english.lowercased()). \(walkers) answered, \(findings) findings."
        )
    }

    /// A refusal of the store in words.
    static func fault(_ fault: WalkEditFault) -> CommandFault { .refused([fault.words]) }
}

enum WalkColumns {
    static let walk = TableColumn(title: Bilingual(swedish: "Vandring", english: "Walk"))
    static let finding = TableColumn(title: Bilingual(swedish: "Iakttagelse", english: "Finding"))
    static let day = TableColumn(title: Bilingual(swedish: "Dag", english: "Day"))
    static let stops = TableColumn(title: Bilingual(swedish: "Stopp", english: "Stops"), kind: .number)
    static let stop = TableColumn(title: Bilingual(swedish: "Stopp", english: "Stop"), kind: .number)
    static let mean = TableColumn(title: Bilingual(swedish: "Medel", english: "Mean"), kind: .number)
    static let differing = TableColumn(
        title: Bilingual(swedish: "Olika svar", english: "Differing"), kind: .number)
    static let findings = TableColumn(
        title: Bilingual(swedish: "Iakttagelser", english: "Findings"), kind: .number)
    static let gravity = TableColumn(title: Bilingual(swedish: "Allvar", english: "Gravity"))
}
