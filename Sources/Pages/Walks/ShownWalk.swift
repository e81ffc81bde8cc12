import API
import Exports
import Prevention
import Reports
import Web

/// A walk with what was answered and found, as pages show it. Names are told on the walk's own page alone.
struct ShownWalk: Sendable {
    let id: String
    let address: String
    let version: Int
    let stateCode: String
    let state: String
    let when: String
    let dusk: String?
    let facts: [Definition]
    /// With the names of those who agreed to it, for the walk's own page.
    let people: [String]
    /// What it becomes next; nil at the end.
    let next: Step?
    let others: [Step]
    let stops: [Stop]
    let walkers: String
    let hasAnswers: Bool
    let earlierTitle: String?
    let earlierAddress: String?
    let comparison: [Compared]
    /// The walks that repeat it.
    let later: [Later]
    let hasLater: Bool
    let isWalked: Bool
    /// How far it has come, as a row of steps.
    let steps: [Passed]

    struct Passed: Sendable {
        let name: String
        let isHere: Bool
        let isDone: Bool
    }

    struct Later: Sendable {
        let address: String
        let title: String
        let when: String
    }

    struct Step: Sendable {
        let code: String
        let label: String
    }

    struct Stop: Sendable {
        let number: Int
        let name: String
        let reason: String
        /// The page of the hotspot that it was chosen from.
        let hotspot: String?
        let points: [Point]
        let hasPoints: Bool
        let notes: [String]
        let mean: String?
        let photos: [Photo]
        let hasPhotos: Bool
    }

    /// A photo that was taken at a stop.
    struct Photo: Sendable {
        /// Of the picture.
        let address: String
        /// For who cannot see it. Nobody has described what it shows, so it says which it is.
        let alternative: String
        /// Who took it, as a number; empty for somebody who has answered nothing.
        let by: String
        let width: Int
        let height: Int
        /// Where the form goes that erases it; nil for who may not.
        let erase: String?
    }

    /// How much of the photos a page shows.
    enum Photos {
        /// The protocol leaves them out: it is handed to others.
        case hidden, seen, erasable
    }

    struct Point: Sendable {
        let name: String
        let mean: String
        /// `2 och 4`
        let marks: String
        let differs: Bool
        let notes: [String]
    }

    struct Compared: Sendable {
        let name: String
        let points: [ComparedPoint]
        let done: [String]
        let notDone: [String]
        let found: [String]
    }

    struct ComparedPoint: Sendable {
        let name: String
        let before: String
        let after: String
        let change: String
    }

    init(
        _ whole: APIService.WholeWalk, _ language: Language, _ words: Words, dusk: String?, photos: Photos
    ) {
        let walk = whole.walk
        let answers = whole.answers
        id = walk.id.description
        address = "/vandringar/\(walk.id)"
        version = walk.version
        stateCode = walk.state.rawValue
        state = walk.state.name.text(in: language)
        when = walk.when ?? words["walks-no-day"]
        self.dusk = dusk.map { words("walks-dusk", ["time": $0]) }
        facts = [
            Definition(words["walks-before"], [walk.days.before?.description ?? "–"]),
            Definition(words["walks-day"], [when] + [self.dusk].compactMap(\.self)),
            Definition(words["walks-after"], [walk.days.after?.description ?? "–"]),
            Definition(words["walks-meeting"], [walk.meetingPlace.isEmpty ? "–" : walk.meetingPlace]),
            Definition(words["walks-leader"], [walk.leader.isEmpty ? "–" : walk.leader]),
            Definition(
                words["walks-who"],
                walk.participants.isEmpty
                    ? ["–"] : walk.participants.map { "\($0.role): \($0.count)" }),
        ]
        people = walk.participants.compactMap { group in group.names.map { "\(group.role): \($0)" } }
        func step(_ state: WalkState) -> Step {
            let label: String =
                switch state {
                case .planned: words["walks-to-planned"]
                case .invited: words["walks-to-invited"]
                case .walked: words["walks-to-walked"]
                case .reported: words["walks-to-reported"]
                case .followedUp: words["walks-to-followed-up"]
                case .calledOff: words["walks-to-called-off"]
                }
            return Step(code: state.rawValue, label: label)
        }
        next = walk.state.onward.map(step)
        others = WalkState.allCases.filter { walk.state.next.contains($0) && $0 != walk.state.onward }.map(
            step)
        let order: [WalkState] = [.planned, .invited, .walked, .reported, .followedUp]
        let position = order.firstIndex(of: walk.state) ?? -1
        steps = order.enumerated().map { index, state in
            Passed(
                name: state.name.text(in: language), isHere: index == position, isDone: index < position)
        }
        stops = walk.stops.map { stop in
            Stop(
                stop, walk, answers,
                photos: photos == .hidden
                    ? []
                    : whole.photos.filter { $0.stop == stop.number }.enumerated().map { index, photo in
                        Photo(
                            photo, number: index + 1, of: walk.id, answers.walkers,
                            isErasable: photos == .erasable, words)
                    }, language, words)
        }
        walkers = words.count(answers.walkers.count, "walks-walkers")
        hasAnswers = !answers.walkers.isEmpty
        isWalked = walk.state.isWalked
        earlierTitle = whole.earlier?.walk.title
        earlierAddress = whole.earlier.map { "/vandringar/\($0.walk.id)" }
        later = whole.later.map { walk in
            Later(
                address: "/vandringar/\(walk.id)", title: walk.title,
                when: walk.when ?? words["walks-no-day"])
        }
        hasLater = !later.isEmpty
        comparison = whole.earlier?.comparison.stops.map { Compared($0, language) } ?? []
    }
}

extension SafetyWalk {
    /// The time that people set out, or the day; nil where neither is known.
    var when: String? { starts.map { SwedishTime($0).description } ?? days.walk?.description }
}

extension ShownWalk.Photo {
    fileprivate init(
        _ photo: WalkPhoto, number: Int, of walk: WalkID, _ walkers: [WalkerID], isErasable: Bool,
        _ words: Words
    ) {
        address = photo.path(of: walk)
        alternative = words("walks-photo", ["number": "\(number)", "stop": "\(photo.stop)"])
        by =
            walkers.firstIndex(of: photo.walker).map { words("walks-photo-by", ["number": "\($0 + 1)"]) }
            ?? ""
        width = photo.width
        height = photo.height
        erase = isErasable ? "/vandringar/\(walk)/bilder/\(photo.id)" : nil
    }
}

extension ShownWalk.Stop {
    fileprivate init(
        _ stop: SafetyWalk.Stop, _ walk: SafetyWalk, _ answers: WalkAnswers, photos: [ShownWalk.Photo],
        _ language: Language, _ words: Words
    ) {
        self.photos = photos
        hasPhotos = !photos.isEmpty
        number = stop.number
        name = stop.name
        reason = stop.reason.text(in: language)
        points = walk.checklist.points.compactMap { point in
            answers.summary(of: point.code, at: stop.number).map { summary in
                ShownWalk.Point(
                    name: point.name.text(in: language), mean: ShownMark.text(summary.mean, language),
                    marks: summary.marks.map { "\($0.score)" }.joined(separator: " \(words["walks-and"]) "),
                    differs: summary.differs, notes: summary.marks.map(\.note).filter { !$0.isEmpty })
            }
        }
        hasPoints = !points.isEmpty
        hotspot = stop.hotspot.map { "/platser/sparade/\($0)" }
        notes = answers.notes.filter { $0.stop == stop.number }.map(\.note)
        mean = answers.mean(at: stop.number).map { ShownMark.text($0, language) }
    }
}

extension ShownWalk.Compared {
    fileprivate init(_ stop: WalkComparison.Stop, _ language: Language) {
        name = "\(stop.number). \(stop.name)"
        points = stop.points.map { point in
            ShownWalk.ComparedPoint(
                name: point.point.name.text(in: language),
                before: point.before.map { ShownMark.text($0, language) } ?? "–",
                after: point.after.map { ShownMark.text($0, language) } ?? "–",
                change: point.change.map {
                    ($0 > 0 ? "+" : $0 < 0 ? "−" : "±") + ShownMark.text(abs($0), language)
                }
                    ?? "–")
        }
        done = stop.done.map(\.what)
        notDone = stop.notDone.map(\.what)
        found = stop.found.map(\.what)
    }
}

enum ShownMark {
    /// With one decimal, `3,5` or `3.5`.
    static func text(_ mark: Double, _ language: Language) -> String {
        let tenths = Int((mark * 10).rounded())
        return "\(tenths / 10)\(language == .swedish ? "," : ".")\(tenths % 10)"
    }
}
