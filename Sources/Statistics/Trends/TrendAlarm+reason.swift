import Foundation

extension TrendAlarm {
    /// Why there is an alarm, in one or two sentences. `label` is what the caller's calendar calls the week
    /// ``since``, such as "vecka 43" and "week 43".
    package func reason(since label: PlainWords) -> PlainWords {
        let swedish = Self.rounded(expected).replacing(".", with: ",")
        let interval = interval
        return PlainWords(
            swedish: "Sedan \(label.swedish): \(observed) rapporter, väntat \(swedish). "
                + "Så stort utslag kommer av en slump \(interval.swedish) i en sådan serie.",
            english: "Since \(label.english): \(observed) reports, \(Self.rounded(expected)) expected. "
                + "A signal this strong comes by chance \(interval.english) in one such series.")
    }

    /// Whole from ten, and else with one decimal unless that is 0.
    private static func rounded(_ number: Double) -> String {
        if number < 0.1 { return "0.1" }
        let tenths = Int((number * 10).rounded())
        return tenths >= 100 || tenths % 10 == 0
            ? String(Int(number.rounded())) : "\(tenths / 10).\(tenths % 10)"
    }

    private var interval: PlainWords {
        let years = weeksBetween / 52.18
        if years >= 100 {
            return PlainWords(
                swedish: "mer sällan än en gång på hundra år", english: "less than once in a hundred years")
        }
        if years < 0.95 {
            let weeks = Int(weeksBetween.rounded())
            return PlainWords(
                swedish: "ungefär en gång på \(Self.swedish(weeks)) veckor",
                english: "about once in \(Self.english(weeks)) weeks")
        }
        let whole = Int(years.rounded())
        if whole == 1 {
            return PlainWords(swedish: "ungefär en gång om året", english: "about once a year")
        }
        return PlainWords(
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
