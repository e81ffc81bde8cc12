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
    /// A yearly report is of a whole calendar year.
    case notAYear
    /// Only a yearly report is adopted, and corrects another.
    case notYearly
    /// A yearly report is of one municipality.
    case notShared
    /// What it is to correct is no yearly report of the same municipality and year.
    case correctsAnother
    /// It was withdrawn, and does not change.
    case isWithdrawn
    /// It is withdrawn by itself though it is a part of a shared picture, which stands.
    case isPart
    /// It was adopted: neither its words change, nor is it adopted again.
    case adopted
    /// A yearly report is published when it has been adopted.
    case notAdopted
    /// Another of the year was adopted on the day: the one to correct.
    case otherAdopted(PictureID, on: CivilDate)
    /// It is adopted after it was made, on a day that has come: from the one through the other.
    case adoptionDay(from: CivilDate, through: CivilDate)
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
        case .notAYear:
            Bilingual(
                swedish: "En årsrapport gäller ett helt kalenderår, från den 1 januari till den 31 december.",
                english: "A yearly report is of a whole calendar year, from 1 January through 31 December.")
        case .notYearly:
            Bilingual(
                swedish: "Bara en årsrapport antas, och rättar en tidigare. Gör en årsrapport.",
                english: "Only a yearly report is adopted, and corrects an earlier one. Make a yearly report."
            )
        case .notShared:
            Bilingual(
                swedish: "En årsrapport är en kommuns, till dess fullmäktige. Gör en för varje kommun.",
                english: "A yearly report is of one municipality, to its council. Make one for each.")
        case .correctsAnother:
            Bilingual(
                swedish: "Ange en årsrapport för samma kommun och samma år.",
                english: "Name a yearly report of the same municipality and the same year.")
        case .isWithdrawn:
            Bilingual(
                swedish: "Lägesbilden är tillbakatagen och ändras inte. Gör en ny.",
                english: "The picture was withdrawn and does not change. Make a new one.")
        case .isPart:
            Bilingual(
                swedish:
                    "Lägesbilden är en del av en gemensam lägesbild och tas inte tillbaka för sig. Säg i era ord vad som är fel, eller ta tillbaka den gemensamma.",
                english:
                    "The picture is a part of a shared one and is not withdrawn by itself. Say in your words what is wrong, or withdraw the shared one."
            )
        case .adopted:
            Bilingual(
                swedish:
                    "Årsrapporten är antagen och ändras inte. Gör en ny som rättar den, eller maskera med ett skäl det som inte borde ha stått där.",
                english:
                    "The yearly report was adopted and does not change. Make another that corrects it, or mask with a reason what should not have stood there."
            )
        case .notAdopted:
            Bilingual(
                swedish: "En årsrapport publiceras när den är antagen. Anteckna först när den antogs.",
                english:
                    "A yearly report is published when it has been adopted. Note first when it was adopted.")
        case .otherAdopted(let id, let day):
            Bilingual(
                swedish:
                    "En årsrapport för året är redan antagen, \(day). Gör en ny som rättar den, \(id), och anta den nya.",
                english:
                    "A yearly report of the year was adopted already, \(day). Make another that corrects it, \(id), and adopt that one."
            )
        case .adoptionDay(let first, let last):
            Bilingual(
                swedish: "Ange en dag från \(first), då rapporten gjordes, till \(last).",
                english: "Give a day from \(first), on which the report was made, through \(last).")
        }
    }
}
