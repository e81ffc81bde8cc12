package import Reports

/// Why a picture cannot be made, kept or changed so.
package enum PictureFault: Error, Hashable, Sendable {
    case noSuchPicture
    /// It has changed since the caller read it; the current version is given.
    case stale(current: Int)
    /// Another picture has the id: one of another municipality, kind, span or day, or one that was made with other words.
    case idTaken
    /// A picture is of a day that has ended.
    case dayNotOver(CivilDate)
    /// Its span goes beyond the day that it is of.
    case spanAfterDay(CivilDate)
    /// The span runs backwards, or is longer than ``PictureSpan/longest``.
    case noSpan
    /// It is of a day, or looks back to one, before ``EarliestYear/ofWork``.
    case dayTooEarly(PictureDay, CivilDate)
    case tooManyReports
}

/// The days that a picture is asked for by. The raw values are words of the API.
package enum PictureDay: String, Hashable, Sendable { case day, until, from }

extension PictureFault {
    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchPicture:
            Bilingual(swedish: "Det finns ingen sådan lägesbild.", english: "There is no such picture.")
        case .stale:
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change.")
        case .idTaken:
            Bilingual(
                swedish:
                    "En annan lägesbild har redan detta id, eller samma med andra ord. Ändra orden i den som finns, eller skicka med ett nytt id.",
                english:
                    "Another picture has this id already, or the same with other words. Change the words of that one, or send a new id."
            )
        case .dayNotOver(let day):
            Bilingual(
                swedish: "Dagen \(day) är inte slut. En lägesbild gäller en dag som har gått.",
                english: "The day \(day) is not over. A picture is of a day that has passed.")
        case .spanAfterDay(let day):
            Bilingual(
                swedish: "Perioden slutar senast den dag som bilden gäller, \(day).",
                english: "The span ends at the latest on the day that the picture is of, \(day).")
        case .noSpan:
            Bilingual(
                swedish: "Perioden slutar inte före sin början, och är högst \(PictureSpan.longest) dagar.",
                english: "The span does not end before it begins, and is \(PictureSpan.longest) days at most."
            )
        case .dayTooEarly(_, let day): EarliestYear.words(day, before: EarliestYear.ofWork)
        case .tooManyReports:
            Bilingual(
                swedish: "Fler rapporter än vad som kan räknas. Välj en kortare period.",
                english: "More reports than can be counted. Choose a shorter span.")
        }
    }
}
