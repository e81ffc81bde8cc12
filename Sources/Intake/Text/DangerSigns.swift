import Reports

/// What a text says of crime and of danger, as far as words tell, and the advice that follows.
///
/// Danger now: a word for violence, weapons, fire or robbery in the same sentence as a word for "now" or "just".
/// A lamp that burns all day is no fire. Crime: a word for crime anywhere, or a category that is about crime. It is read
/// word by word, in Swedish and English; what is negated is not understood, so that the advice comes too often rather than
/// too seldom.
struct DangerSigns {
    let isDangerNow: Bool
    let speaksOfCrime: Bool

    init(in texts: [WordList], category: Code<Category>) {
        let sentences = texts.flatMap(\.sentences)
        isDangerNow = sentences.contains { Self.isDanger($0) && Self.isNow($0) }
        speaksOfCrime =
            Self.crimeCategories.contains(category.description)
            || sentences.contains { sentence in
                sentence.contains { Self.crime.contains($0.text) }
            }
    }

    /// The most urgent first.
    var advice: [Advice] {
        var codes: [Advice.Code] = []
        if isDangerNow {
            codes.append(.call112)
        } else if speaksOfCrime {
            codes.append(.call11414)
        }
        if isDangerNow || speaksOfCrime { codes.append(.notAPoliceReport) }
        return codes.map { Advice($0) }
    }

    private static func isNow(_ sentence: ArraySlice<WordList.Word>) -> Bool {
        sentence.contains { nowWords.contains($0.text) }
    }

    private static func isDanger(_ sentence: ArraySlice<WordList.Word>) -> Bool {
        let isAboutLamps = sentence.contains { lamps.contains($0.text) }
        return sentence.contains { word in
            danger.contains(word.text) || fire.contains(word.text) && !isAboutLamps
        }
    }

    private static let crimeCategories = Vocabulary(
        words: """
            drugs burglary vandalism theft violence assault harassment robbery arson
            """)
    private static let nowWords = Vocabulary(
        words: """
            nu pågår pågående nyss nyligen genast akut now currently ongoing happening hjälp
            """)
    private static let lamps = Vocabulary(
        stems: """
            lamp lykt belysning ljus armatur stolp light
            """)
    private static let fire = Vocabulary(
        words: """
            brinner brann brinnande burning
            """)
    /// Violence, weapons, fire and accidents.
    private static let danger = Vocabulary(
        words: """
            slår slåss sparkar kniv kniven knivar vapen vapnet pistol pistolen gevär yxa machete
            skjuter sköt skjuten skott hotar hotas hot rån rånet bråk slagsmål brand eldsvåda eldar
            blod blöder medvetslös livlös olycka drunknar överdos inbrott inbrottet bomb granat
            knife gun weapon shooting stabbing stabbed fire fight fighting threatening robbery
            burglary unconscious bleeding overdose accident
            """,
        stems: """
            misshand knivhugg knivhögg skottloss skjutning rånar rånad våldt överfall överföll
            sprängning sprängd detonera självmord assault rape
            """)
    private static let crime = Vocabulary(
        words: """
            rån rånet droger hot våld kniv vapen slagsmål tjuv tjuvar dealing dealers stal hotar
            """,
        stems: """
            knark narkotika langar langning stöld stjäl stulen stulna inbrott vandaliser
            skadegörelse klotter hotad ofreda trakasser brott drug theft stolen vandal burglar
            harass crime misshand knivhugg knivhögg skottloss skjutning rånar rånad våldt överfall
            överföll sprängning sprängd detonera självmord assault rape
            """)
}
