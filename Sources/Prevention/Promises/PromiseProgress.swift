package import Reports

/// How far a commitment has come against the pace of its promise.
package struct PromiseProgress: Hashable, Sendable {
    package let counted: Int
    package let target: CommitmentTarget?
    /// How many an even pace would have made by now, rounded down; nil where nothing is to be counted, or there is no pace to tell yet.
    package let expected: Int?
    package let pace: PromisePace

    /// - Parameters:
    ///   - target: Nil for a commitment without a number.
    ///   - counted: What has been done through `today`.
    ///   - start: The first day of the pace; nil where it is not known.
    ///   - until: The last day.
    ///   - isOver: Whether the promise has ended, on whatever day of its period: then what was not done was not kept.
    package init(
        _ target: CommitmentTarget?, counted: Int, from start: CivilDate?, until: CivilDate,
        on today: CivilDate, isOver: Bool = false
    ) {
        self.counted = counted
        self.target = target
        guard let target else {
            (expected, pace) = (nil, .noNumber)
            return
        }
        if target.kind == .exactly, counted > target.number {
            (expected, pace) = (nil, .more)
        } else if counted >= target.number {
            (expected, pace) = (nil, .done)
        } else if isOver || today > until {
            (expected, pace) = (target.number, .late)
        } else if let start, start <= today {
            let length = until.daysSinceEpoch - start.daysSinceEpoch + 1
            let passed = today.daysSinceEpoch - start.daysSinceEpoch + 1
            let even = target.number * passed / length
            expected = even
            pace = counted < even ? .behind : counted == 0 ? .notBegun : .onPace
        } else {
            (expected, pace) = (nil, counted == 0 ? .notBegun : .onPace)
        }
    }

    package var words: Bilingual {
        guard let target else {
            return counted == 0
                ? Bilingual(
                    swedish: "Inget antal är lovat, och inget är antecknat än.",
                    english: "No number is promised, and nothing is noted yet.")
                : Bilingual(
                    swedish:
                        "Inget antal är lovat. \(counted) \(counted == 1 ? "anteckning" : "anteckningar").",
                    english: "No number is promised. \(counted) \(counted == 1 ? "note" : "notes").")
        }
        let share = Bilingual(
            swedish: "\(counted) av \(target.words.swedish)", english: "\(counted) of \(target.words.english)"
        )
        return share + ": " + pace.name.lowercased + "." + asked
    }

    private var asked: Bilingual {
        guard let expected, pace == .behind || pace == .onPace else { return Bilingual("") }
        return Bilingual(
            swedish: " En jämn takt hade gett \(expected) hittills.",
            english: " An even pace would have given \(expected) by now.")
    }
}

/// The raw values are kept, and the words of the API.
package enum PromisePace: String, CaseIterable, Sendable {
    case done
    /// More than the exact number that was promised, which is something else than to have kept it.
    case more
    case onPace = "on-pace"
    case behind
    /// The period is over or the promise has ended, and it was not kept.
    case late
    case notBegun = "not-begun"
    case noNumber = "no-number"

    package var name: Bilingual {
        switch self {
        case .done: Bilingual(swedish: "Klart", english: "Done")
        case .more: Bilingual(swedish: "Fler än lovat", english: "More than promised")
        case .onPace: Bilingual(swedish: "I takt", english: "On pace")
        case .behind: Bilingual(swedish: "Efter", english: "Behind")
        case .late: Bilingual(swedish: "Inte uppfyllt i tid", english: "Not kept in time")
        case .notBegun: Bilingual(swedish: "Inte börjat", english: "Not begun")
        case .noNumber: Bilingual(swedish: "Inget antal", english: "No number")
        }
    }

    /// What it is once the promise has ended: nothing is awaited any more, so it was kept or not.
    var atEnd: PromisePace {
        switch self {
        case .onPace, .behind, .notBegun, .late: .late
        case .done, .more, .noNumber: self
        }
    }

    /// Whether somebody has to do something about it.
    package var isFlagged: Bool { self == .behind || self == .late }
}

extension Bilingual {
    fileprivate var lowercased: Bilingual {
        Bilingual(swedish: swedish.lowercased(), english: english.lowercased())
    }
}

extension CitizenPromise {
    /// How far a commitment has come on a day; from the day on which the promise ended, whether it was kept.
    package func progress(of commitment: Commitment, counted: Int, on today: CivilDate) -> PromiseProgress {
        PromiseProgress(
            commitment.target, counted: counted, from: paceStart, until: terms.period.until, on: today,
            isOver: account.map { today >= $0.day } ?? false)
    }

    /// The figures of all commitments on a day.
    package func figures(_ events: [PromiseEvent], on day: CivilDate) -> [PromiseFigure] {
        let counts = Self.counts(of: events, on: day)
        return terms.commitments.map { commitment in
            let counted = counts[commitment.id] ?? 0
            return PromiseFigure(
                commitment: commitment.id, counted: counted,
                pace: progress(of: commitment, counted: counted, on: day).pace)
        }
    }

    /// How often each commitment was kept through a day.
    package static func counts(of events: [PromiseEvent], on day: CivilDate) -> [CommitmentID: Int] {
        events.reduce(into: [:]) { counts, event in
            if event.counts, event.day <= day { counts[event.commitment, default: 0] += 1 }
        }
    }
}
