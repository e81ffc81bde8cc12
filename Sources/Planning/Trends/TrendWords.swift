import Foundation
package import Reports
package import Statistics

/// The sentences of trends.
extension TrendVerdict {
    /// - Parameters:
    ///   - counts: of the weeks of `span`, nil where there is none.
    ///   - last: the latest rise, that of the verdict or one that is over.
    func reason(counts: [Int?], last: TrendAlarm?, in span: WeekSpan) -> Bilingual {
        switch self {
        case .tooEarly(let weeksLeft):
            return Bilingual(
                swedish: "För tidigt att säga: \(counted(weeksLeft, "vecka", "veckor")) till behövs.",
                english: "Too early to say: \(counted(weeksLeft, "more week is", "more weeks are")) needed.")
        case .tooFewReports:
            let known = counts.compactMap { $0 }
            return Self.tooFew(known.reduce(0, +), weeks: known.count)
        case .calm:
            if let last, last.through >= span.count - TrendWatch.guardWeeks {
                return last.reasonOver(
                    since: Self.label(of: last.since, in: span),
                    through: Self.label(of: last.through, in: span)
                )
            }
            return Bilingual(
                swedish: "Ingen ökning utöver vad slumpen brukar ge.",
                english: "No rise beyond what chance tends to bring.")
        case .rising(let alarm):
            return alarm.reason(
                since: Self.label(of: alarm.since, in: span), through: Self.label(of: alarm.through, in: span)
            )
        }
    }

    /// The same of all reports together: what a rise of them means for the series.
    func reasonOfTotal(counts: [Int?], last: TrendAlarm?, in span: WeekSpan) -> Bilingual {
        let reason = reason(counts: counts, last: last, in: span)
        guard case .rising = self else {
            return Bilingual(
                swedish: "Alla rapporter tillsammans. " + reason.swedish,
                english: "All reports together. " + reason.english)
        }
        return Bilingual(
            swedish: "Alla rapporter tillsammans ökar. " + reason.swedish
                + " Varje serie bedöms därför efter sin andel av de andra.",
            english: "All reports together are rising. " + reason.english
                + " Each series is therefore judged by its share of the others.")
    }

    private static func tooFew(_ reports: Int, weeks: Int) -> Bilingual {
        guard reports > 0 else {
            return Bilingual(
                swedish: "Inga rapporter på \(counted(weeks, "vecka", "veckor")).",
                english: "No reports in \(counted(weeks, "week", "weeks")).")
        }
        return Bilingual(
            swedish: "Bara \(counted(reports, "rapport", "rapporter")) på "
                + "\(counted(weeks, "vecka", "veckor")): för få för att se en ökning.",
            english: "Only \(counted(reports, "report", "reports")) in "
                + "\(counted(weeks, "week", "weeks")): too few to see a rise.")
    }

    /// Names the year too when it is another than the last week is numbered in.
    private static func label(of position: Int, in span: WeekSpan) -> Bilingual {
        let week = span.week(at: position)
        let isThisYear = week.year == span.week(at: span.count - 1).year
        return Bilingual(
            swedish: "vecka \(week.number)" + (isThisYear ? "" : " år \(week.year)"),
            english: "week \(week.number)" + (isThisYear ? "" : " of \(week.year)"))
    }
}

private func counted(_ number: Int, _ one: String, _ several: String) -> String {
    "\(number) \(number == 1 ? one : several)"
}

extension TrendAlarm {
    /// Why there is an alarm, in two sentences. `first` and `last` are what the caller's calendar calls the weeks
    /// ``since`` and ``through``, such as "vecka 43" and "week 43".
    package func reason(since first: Bilingual, through last: Bilingual) -> Bilingual {
        let span = span(first, last)
        let counts = counts
        let interval = interval
        return Bilingual(
            swedish: "\(span.swedish): \(counts.swedish). "
                + "Så stort utslag kommer av en slump \(interval.swedish) i en sådan serie.",
            english: "\(span.english): \(counts.english). "
                + "A signal this strong comes by chance \(interval.english) in one such series.")
    }

    /// What is said of an alarm that no longer stands.
    func reasonOver(since first: Bilingual, through last: Bilingual) -> Bilingual {
        let span = span(first, last)
        let counts = counts
        return Bilingual(
            swedish: "Inte längre över det väntade. \(span.swedish): \(counts.swedish).",
            english: "No longer above the expected. \(span.english): \(counts.english).")
    }

    private func span(_ first: Bilingual, _ last: Bilingual) -> Bilingual {
        if since == through {
            return Bilingual(swedish: "I \(first.swedish)", english: "In \(first.english)")
        }
        return Bilingual(
            swedish: "Från \(first.swedish) till och med \(last.swedish)",
            english: "From \(first.english) through \(last.english)")
    }

    private var counts: Bilingual {
        let swedish = Self.rounded(expected).replacing(".", with: ",")
        return Bilingual(
            swedish: "\(counted(observed, "rapport", "rapporter")), väntat \(swedish)",
            english: "\(counted(observed, "report", "reports")), \(Self.rounded(expected)) expected")
    }

    /// Whole from ten, and else with one decimal unless that is 0.
    private static func rounded(_ number: Double) -> String {
        if number < 0.1 { return "0.1" }
        let tenths = Int((number * 10).rounded())
        return tenths >= 100 || tenths % 10 == 0
            ? String(Int(number.rounded())) : "\(tenths / 10).\(tenths % 10)"
    }

    private var interval: Bilingual {
        let years = weeksBetween / 52.18
        if years >= 100 {
            return Bilingual(
                swedish: "mer sällan än en gång på hundra år", english: "less than once in a hundred years")
        }
        if years < 0.95 {
            let weeks = Int(weeksBetween.rounded())
            return Bilingual(
                swedish: "ungefär en gång på \(Self.swedish(weeks)) veckor",
                english: "about once in \(Self.english(weeks)) weeks")
        }
        let whole = Int(years.rounded())
        if whole == 1 {
            return Bilingual(swedish: "ungefär en gång om året", english: "about once a year")
        }
        return Bilingual(
            swedish: "ungefär en gång på \(Self.swedish(whole)) år",
            english: "about once in \(Self.english(whole)) years")
    }

    private static func swedish(_ number: Int) -> String {
        let words = ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
        return (2...12).contains(number) ? words[number - 2] : String(number)
    }

    private static func english(_ number: Int) -> String {
        let words = [
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ]
        return (2...12).contains(number) ? words[number - 2] : String(number)
    }
}
