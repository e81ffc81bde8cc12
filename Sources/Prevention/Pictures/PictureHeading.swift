package import Reports

/// What a situational picture tells of, in the order in which it tells it. The raw values are kept, and the words of the API.
///
/// A new part of the picture is a case here and a line in ``PictureMaterial/parts``, or in ``PictureMaterial/yearlyParts``.
package enum PictureHeading: String, CaseIterable, Sendable {
    /// The whole of it, in the analyst's words alone.
    case summary
    /// What the law asks for beside the yearly report: §§ 4 and 6, 5 and 6, 8–12.
    case pictures, plan, cooperation
    case received, cases, alarms, hotspots, overdue, measures, effects, promises, survey
    /// Sources beside reports.
    case crimeStatistics, dialogues, watchAreas
    /// Who is not heard.
    case unheard
    case walks
    /// The need for camera surveillance (§ 14), and how the duties of the law stand.
    case cameras, duties

    package var name: Bilingual {
        switch self {
        case .summary: Bilingual(swedish: "Sammanfattning", english: "Summary")
        case .pictures: Bilingual(swedish: "Lägesbilder", english: "Situational pictures")
        case .plan: Bilingual(swedish: "Åtgärdsplanen", english: "The action plan")
        case .cooperation:
            Bilingual(
                swedish: "Råd, överenskommelser och samordning",
                english: "Council, agreements and coordination")
        case .received: Bilingual(swedish: "Vad som kommit in", english: "What came in")
        case .cases:
            Bilingual(
                swedish: "Nytt, växande och återkommet", english: "What is new, growing and back again")
        case .alarms: Bilingual(swedish: "Larm om ökningar", english: "Alarms of rises")
        case .hotspots: Bilingual(swedish: "Otrygga platser", english: "Hotspots")
        case .overdue: Bilingual(swedish: "Försenade ärenden", english: "Overdue cases")
        case .measures: Bilingual(swedish: "Åtgärder", english: "Measures")
        case .effects: Bilingual(swedish: "Åtgärdernas effekt", english: "Effects of measures")
        case .promises: Bilingual(swedish: "Medborgarlöften", english: "Citizen promises")
        case .survey: Bilingual(swedish: "Trygghetsmätningen", english: "The safety survey")
        case .crimeStatistics: Bilingual(swedish: "Anmälda brott", english: "Reported offences")
        case .dialogues: Bilingual(swedish: "Medborgardialoger", english: "Dialogues with residents")
        case .watchAreas: Bilingual(swedish: "Grannsamverkan", english: "Neighbourhood watch")
        case .unheard: Bilingual(swedish: "Vilka som inte hörs", english: "Who is not heard")
        case .walks: Bilingual(swedish: "Trygghetsvandringar", english: "Safety walks")
        case .cameras:
            Bilingual(swedish: "Behovet av kamerabevakning", english: "The need for camera surveillance")
        case .duties: Bilingual(swedish: "Lagens krav", english: "What the law asks for")
        }
    }

    /// How to read what stands under it. It is no part of what is frozen.
    package var explanation: Bilingual? {
        switch self {
        case .summary: nil
        case .pictures:
            Bilingual(
                swedish:
                    "De strategiska lägesbilder som fanns under året, och när de följdes upp (4 och 6 §§).",
                english:
                    "The strategic pictures that there were in the year, and when they were followed up (sections 4 and 6)."
            )
        case .plan:
            Bilingual(
                swedish:
                    "Planer som gällde under året: vad som skulle nås, indikatorerna när året började och slutade, och uppföljningarna (5 och 6 §§).",
                english:
                    "Plans in force in the year: what was to be reached, the indicators when the year began and ended, and the follow-ups (sections 5 and 6)."
            )
        case .cooperation:
            Bilingual(
                swedish: "Vad som har antecknats enligt 8–12 §§, av vilken roll, och årets samverkansmöten.",
                english: "What was noted under sections 8–12, by which role, and the meetings of the year.")
        case .received:
            Bilingual(
                swedish:
                    "Rapporter som togs emot under perioden, efter vem som lämnade dem och vad de gällde. Skyddade rapporter räknas inte. I en årsrapport är antalen avrundade till femtal, och små antal berättas inte.",
                english:
                    "Reports that were received in the span, by who made them and what they were about. Restricted reports are not counted. In a yearly report counts are rounded to multiples of five, and small ones are not told."
            )
        case .cases:
            Bilingual(
                swedish:
                    "Nya ärenden öppnades under perioden. Växande är äldre ärenden dit minst två rapporter kom. Återkomna pekar tillbaka på ett avslutat ärende.",
                english:
                    "New cases were opened in the span. Growing ones are older, and at least two reports came to them. Those back again point to a case that was closed."
            )
        case .alarms:
            Bilingual(
                swedish:
                    "Kategorier som ökar i ett distrikt, vecka för vecka till och med den sista hela veckan. Den första raden säger hur ofta slumpen ger ett larm.",
                english:
                    "Categories on the rise in a district, week by week through the last whole week. The first row says how often chance raises an alarm."
            )
        case .hotspots:
            Bilingual(
                swedish:
                    "Platser där flera personers rapporter ligger tätt, ett år tillbaka eller under perioden om den är strategisk.",
                english:
                    "Places where reports of several people lie dense, a year back, or in the span of a strategic picture."
            )
        case .overdue:
            Bilingual(
                swedish: "Ärenden som tog emot rapporter den dagen, och vars sista dag att agera hade gått.",
                english: "Cases that took reports on that day, whose last day to act had passed.")
        case .measures:
            Bilingual(
                swedish: "Hur många åtgärder som finns i varje läge, och de som hände något med.",
                english: "How many measures there are in each state, and those that something happened to.")
        case .effects:
            Bilingual(
                swedish:
                    "Bedömningar som sparades under perioden, som de sades då. I en årsrapport bedöms årets åtgärder tillsammans, så att tur inte tas för framgång.",
                english:
                    "Judgements that were kept in the span, as they were said. In a yearly report the measures of the year are judged together, so that luck is not taken for success."
            )
        case .promises:
            Bilingual(
                swedish: "Löften som gällde den dagen: hur långt varje åtagande hade kommit.",
                english: "Promises in force on that day: how far each commitment had come.")
        case .survey:
            Bilingual(
                swedish: "Den senaste siffran för varje fråga, med 95 % intervall.",
                english: "The latest figure of each question, with its 95 % interval.")
        case .crimeStatistics:
            Bilingual(
                swedish:
                    "Det senaste antalet i varje serie, som utgivaren har gett ut det, med 95 % intervall. Anmälda brott räknas aldrig ihop med rapporter.",
                english:
                    "The latest count of each series, as its publisher gave it, with its 95 % interval. Reported offences are never counted together with reports."
            )
        case .dialogues:
            Bilingual(
                swedish:
                    "Dialoger som hölls under perioden: vad som togs upp och av hur många. En dialog väger som de som kom dit, och blir aldrig rapporter.",
                english:
                    "Dialogues that were held in the span: what was spoken of, and by how many. A dialogue weighs as those who came, and never becomes reports."
            )
        case .watchAreas:
            Bilingual(
                swedish: "Områden som var aktiva den dagen. Ett område utan antal hushåll räknas som område.",
                english:
                    "Areas that were active on that day. One whose households nobody has counted is counted as an area."
            )
        case .unheard:
            Bilingual(
                swedish:
                    "Rapporter per tusen boende i varje distrikt. Få rapporter kan betyda att det är lugnt, eller att de som bor där inte rapporterar.",
                english:
                    "Reports for each thousand who live in each district. Few reports may mean that it is calm, or that those who live there do not report."
            )
        case .walks:
            Bilingual(
                swedish: "Årets vandringar, och vad som har blivit av det som hittades.",
                english: "The walks of the year, and what became of what was found.")
        case .cameras:
            Bilingual(
                swedish: "Prövningar under året av om kommunen behöver bevaka med kamera (14 §).",
                english: "Considerations in the year of whether the municipality needs cameras (section 14).")
        case .duties:
            Bilingual(
                swedish: "Hur lagens krav (2023:196) stod den dag som rapporten gäller.",
                english: "How the duties of the law (2023:196) stood on the day that the report is of.")
        }
    }

    /// Those that a picture of a kind has, in their order: what somebody may write words under.
    package static func all(of kind: PictureKind) -> [PictureHeading] {
        allCases.filter { $0 == .summary || (kind == .yearly ? $0.isYearly : $0.isOfPictures) }
    }

    private var isYearly: Bool {
        switch self {
        case .pictures, .plan, .cooperation, .received, .measures, .effects, .promises, .survey,
            .crimeStatistics, .dialogues, .watchAreas, .walks, .cameras, .duties:
            true
        case .summary, .cases, .alarms, .hotspots, .overdue, .unheard: false
        }
    }

    private var isOfPictures: Bool {
        switch self {
        case .received, .cases, .alarms, .hotspots, .overdue, .measures, .effects, .promises, .survey,
            .crimeStatistics, .dialogues, .watchAreas, .unheard:
            true
        case .summary, .pictures, .plan, .cooperation, .walks, .cameras, .duties: false
        }
    }
}
