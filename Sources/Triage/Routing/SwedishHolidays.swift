package import Reports

/// The public holidays of Sweden: the red days of lag (1989:253) om allmänna helgdagar, Sundays aside, and the three eves on
/// which offices are closed by agreement.
///
/// As the law stands since 2005 (SFS 2004:1320), when the national day took the place of Whit Monday; earlier years by
/// the law as it was. Every year is answered, also those before the law.
package enum SwedishHolidays {
    /// The holiday on `date`, or nil.
    package static func name(of date: CivilDate) -> Bilingual? {
        switch (date.month, date.day) {
        case (1, 1): Bilingual(swedish: "nyårsdagen", english: "New Year's Day")
        case (1, 6): Bilingual(swedish: "trettondedag jul", english: "Epiphany")
        case (5, 1): Bilingual(swedish: "första maj", english: "May Day")
        case (6, 6) where date.year >= 2_005:
            Bilingual(swedish: "nationaldagen", english: "the National Day")
        case (6, 19...25) where date.weekday == 5:
            Bilingual(swedish: "midsommarafton", english: "Midsummer Eve")
        case (6, 20...26) where date.weekday == 6:
            Bilingual(swedish: "midsommardagen", english: "Midsummer Day")
        case (10, 31) where date.weekday == 6, (11, 1...6) where date.weekday == 6:
            Bilingual(swedish: "alla helgons dag", english: "All Saints' Day")
        case (12, 24): Bilingual(swedish: "julafton", english: "Christmas Eve")
        case (12, 25): Bilingual(swedish: "juldagen", english: "Christmas Day")
        case (12, 26): Bilingual(swedish: "annandag jul", english: "Boxing Day")
        case (12, 31): Bilingual(swedish: "nyårsafton", english: "New Year's Eve")
        default: movingFeast(on: date)
        }
    }

    /// The days of Easter and those counted from it.
    private static func movingFeast(on date: CivilDate) -> Bilingual? {
        // Good Friday is 20 March at the earliest, Whit Monday 14 June at the latest.
        guard (3...6).contains(date.month) else { return nil }
        return switch date.daysSinceEpoch - easterSunday(of: date.year).daysSinceEpoch {
        case -2: Bilingual(swedish: "långfredagen", english: "Good Friday")
        case 0: Bilingual(swedish: "påskdagen", english: "Easter Sunday")
        case 1: Bilingual(swedish: "annandag påsk", english: "Easter Monday")
        case 39: Bilingual(swedish: "Kristi himmelsfärdsdag", english: "Ascension Day")
        case 49: Bilingual(swedish: "pingstdagen", english: "Whit Sunday")
        case 50 where date.year < 2_005: Bilingual(swedish: "annandag pingst", english: "Whit Monday")
        default: nil
        }
    }

    /// Easter Sunday of the Gregorian calendar. (Method: the anonymous algorithm of 1876, as J. Meeus, “Astronomical
    /// Algorithms”, chapter 8, gives it.)
    static func easterSunday(of year: Int) -> CivilDate {
        let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
        let (leapCenturies, centuryRest) = century.quotientAndRemainder(dividingBy: 4)
        let golden = year % 19
        let moonShift = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30
        let toSunday = (32 + 2 * centuryRest + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * toSunday) / 451
        // Counted from 22 March, the earliest Easter.
        return CivilDate.march22(of: year).adding(days: epact + toSunday - 7 * late)
    }
}

extension CivilDate {
    fileprivate static func march22(of year: Int) -> CivilDate {
        // Always exists; the epoch stands for years outside the calendar's range.
        CivilDate(year: year, month: 3, day: 22) ?? CivilDate(daysSinceEpoch: 0)
    }
}
