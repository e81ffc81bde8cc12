import Reports

/// What keeps a pattern from saying how times are written.
package enum TimeFormFault: Error, Hashable, Sendable {
    /// Letters that mean nothing, such as `YYYY`.
    case unknownLetters(String)
    case unclosedQuote
    /// One part of a moment twice.
    case repeated
    /// Year, month or day is lacking.
    case dayMissing
    /// Hours of half a day without AM or PM, or the other way round.
    case halfDay
    /// Minutes without hours or hours without minutes, seconds without either, decimals without seconds, an offset of a day.
    case brokenClock

    /// For who wrote the pattern, after its line.
    var words: Bilingual {
        switch self {
        case .unknownLetters(let letters):
            Bilingual(
                swedish:
                    "“\(letters.prefix(20))” är inget tecken för tid. Kända: yyyy, MM, M, MMM, dd, d, HH, H, hh, h, mm, m, ss, s, S, a, X; andra bokstäver står inom '",
                english:
                    "“\(letters.prefix(20))” stands for no part of a time. Known: yyyy, MM, M, MMM, dd, d, HH, H, hh, h, mm, m, ss, s, S, a, X; other letters stand in '"
            )
        case .unclosedQuote:
            Bilingual(
                swedish: "ett ' inleder text som inte avslutas", english: "a ' begins text that has no end")
        case .repeated:
            Bilingual(
                swedish: "samma del av tiden står två gånger", english: "one part of the time is there twice")
        case .dayMissing:
            Bilingual(
                swedish: "år (yyyy), månad (MM) och dag (dd) behövs alla tre",
                english: "year (yyyy), month (MM) and day (dd) are all needed")
        case .halfDay:
            Bilingual(
                swedish: "hh hör ihop med a (AM eller PM), och HH står utan",
                english: "hh goes with a (AM or PM), and HH goes without")
        case .brokenClock:
            Bilingual(
                swedish: "timme och minut hör ihop, och sekunder, decimaler och X kommer efter dem",
                english: "hours and minutes go together, and seconds, decimals and X come after them")
        }
    }
}
