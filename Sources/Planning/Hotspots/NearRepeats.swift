package import Reports

/// Whether another report is more likely near a report in the days and weeks after it than place and time alone would make it,
/// among all the reports that hotspots were looked for in.
///
/// Reports of the same day are not counted as following each other: several often tell of one event.
package struct NearRepeats: Hashable, Sendable {
    package let verdict: Verdict
    /// Where and when another report is more likely, and chance alone seldom makes it so; by distance, then by time. None
    /// unless the verdict is ``Verdict/likelier``.
    package let bands: [Band]
    /// The verdict in a sentence or a few, with the figures.
    package let reason: Bilingual

    /// The raw values are the words that programs read.
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// Another report is more likely, in the ``bands``.
        case likelier
        case noSign
        /// No sign, and with so few reports or so short a time even a doubling would often have been hidden.
        case tooFewToSay
        /// More reports, or denser, than are compared.
        case tooManyToSay
    }

    /// Pairs of reports so far apart in place and time.
    package struct Band: Hashable, Sendable {
        /// Metres; a pair exactly at an end belongs to the nearer band. The nearest band begins with the same place.
        package let metres: ClosedRange<Int>
        /// Days by the Swedish calendar, both ends in the band.
        package let days: ClosedRange<Int>
        package let observed: Int
        /// The pairs that place and time would make, were they unrelated; above 0, and fewer than ``observed``.
        package let expected: Double
        /// The chance of so many pairs were they unrelated, adjusted for all bands compared.
        package let pValue: Double

        package init(
            metres: ClosedRange<Int>, days: ClosedRange<Int>, observed: Int, expected: Double, pValue: Double
        ) {
            self.metres = metres
            self.days = days
            self.observed = observed
            self.expected = expected
            self.pValue = pValue
        }

        /// How many times as likely as usual another report is.
        package var ratio: Double { Double(observed) / expected }
    }

    /// - Parameters:
    ///   - bands: those where another report is more likely, by distance and then by time.
    ///   - verdict: what it is without any.
    package init(_ bands: [Band], without verdict: Verdict) {
        self.bands = bands
        self.verdict = bands.isEmpty ? verdict : .likelier
        reason = bands.isEmpty ? Self.reason(of: verdict) : Self.reason(of: bands)
    }
}

extension NearRepeats {
    private static func reason(of verdict: Verdict) -> Bilingual {
        switch verdict {
        case .likelier, .noSign:
            Bilingual(
                swedish: "Inget tecken på att en rapport snart följs av fler i närheten.",
                english: "No sign that a report is soon followed by others nearby.")
        case .tooFewToSay:
            Bilingual(
                swedish:
                    "Rapporterna är för få, eller tiden för kort, för att säga om en rapport snart följs av fler "
                    + "i närheten.",
                english:
                    "There are too few reports, or too short a time, to say whether a report is soon followed by "
                    + "others nearby.")
        case .tooManyToSay:
            Bilingual(
                swedish:
                    "Rapporterna är för många för att räkna ut om en rapport snart följs av fler i närheten: "
                    + "välj en kortare tid eller ett område.",
                english:
                    "There are too many reports to work out whether a report is soon followed by others nearby: "
                    + "choose a shorter time or an area.")
        }
    }

    /// One sentence for each run of bands at one distance that follow one another in time.
    private static func reason(of bands: [Band]) -> Bilingual {
        var runs: [[Band]] = []
        for band in bands {
            if let last = runs.last?.last, last.metres == band.metres,
                last.days.upperBound + 1 == band.days.lowerBound
            {
                runs[runs.count - 1].append(band)
            } else {
                runs.append([band])
            }
        }
        let sentences = runs.map(sentence)
        return Bilingual(
            swedish: sentences.map(\.swedish).joined(separator: " "),
            english: sentences.map(\.english).joined(separator: " "))
    }

    private static func sentence(of run: [Band]) -> Bilingual {
        let metres = run[0].metres
        let days = run[0].days.lowerBound...run[run.count - 1].days.upperBound
        let expected = run.reduce(0) { $0 + $1.expected }
        let tenths = Int(min(1e9, (Double(run.reduce(0) { $0 + $1.observed }) / expected * 10).rounded()))
        let (whole, tenth) = tenths.quotientAndRemainder(dividingBy: 10)
        let isNearest = metres.lowerBound == 0
        let swedishPlace =
            isNearest ? "inom \(metres.upperBound) m" : "\(metres.lowerBound)–\(metres.upperBound) m bort"
        let englishPlace =
            isNearest ? "within \(metres.upperBound) m" : "\(metres.lowerBound)–\(metres.upperBound) m away"
        let swedishTimes = "\(whole)\(tenth == 0 ? "" : ",\(tenth)") gånger den vanliga"
        let englishTimes = "\(whole)\(tenth == 0 ? "" : ".\(tenth)") times as likely as usual"
        guard days.lowerBound == 1 else {
            return Bilingual(
                swedish: "\(days.lowerBound)–\(days.upperBound) dagar efter en rapport är risken för en ny "
                    + "\(swedishPlace) \(swedishTimes).",
                english:
                    "\(days.lowerBound)–\(days.upperBound) days after a report, another \(englishPlace) is "
                    + "\(englishTimes).")
        }
        let span = span(days.upperBound)
        return Bilingual(
            swedish:
                "Efter en rapport är risken för en ny \(swedishPlace) \(swedishTimes) i \(span.swedish).",
            english: "After a report, another \(englishPlace) is \(englishTimes) for \(span.english).")
    }

    /// So many days, in weeks where they are whole.
    private static func span(_ days: Int) -> Bilingual {
        switch days {
        case 7: Bilingual(swedish: "en vecka", english: "a week")
        case 14: Bilingual(swedish: "två veckor", english: "two weeks")
        case 28: Bilingual(swedish: "fyra veckor", english: "four weeks")
        default: Bilingual(swedish: "\(days) dagar", english: "\(days) days")
        }
    }
}
