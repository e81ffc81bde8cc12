import Geometry
import Intake
import Projection
import Reports
import Statistics

extension DemoReports {
    package struct Iterator: IteratorProtocol {
        private var timeline: Timeline
        var chance: Chance
        private let map: DemoMap
        let projector: Projector
        let storyteller = Storyteller()
        private let categories = DemoCategory.allCases.map { (category: $0, rhythm: Rhythm.of($0)) }
        private var serial = 0
        /// The latest of those who say who they are, for some of them to send the same once more.
        private var recent: [DemoReport] = []
        private var oldest = 0

        init(timeline: Timeline, chance: Chance, map: DemoMap, projector: Projector) {
            self.timeline = timeline
            self.chance = chance
            self.map = map
            self.projector = projector
        }

        package mutating func next() -> DemoReport? {
            guard let (moment, progress) = timeline.next(using: &chance) else { return nil }
            serial += 1
            if chance.happens(0.02), let again = chance.pick(recent),
                moment.since(again.receivedAt) < .days(3)
            {
                return DemoReport(submission: again.submission, receivedAt: moment)
            }
            let report = DemoReport(
                submission: submission(receivedAt: moment, progress: progress), receivedAt: moment)
            if report.submission.reporter != nil { remember(report) }
            return report
        }

        private mutating func submission(receivedAt received: Timestamp, progress: Double) -> Submission {
            let index = category(at: SwedishTime(received))
            let (category, rhythm) = categories[index]
            let observed = observation(before: received, rhythm)
            let seen = SwedishTime(observed)
            let recurs = recurrence(of: category, seen)
            let source = Self.sources[chance.index(below: Self.sources.count)]
            guard
                let scene = map.scene(
                    of: index, spread: category.spread, at: progress, using: &chance)
            else {
                // Only for an outline that no place can be found in; words need none.
                return Submission(
                    category: DemoCategory.other.rawValue, text: "Det känns otryggt här.",
                    place: .words("Olofström"),
                    observedAt: observed.rfc3339)
            }
            let insists = scene.hasInsistentReporter && chance.happens(0.6)
            let subject = Storyteller.Subject(
                category: index, source: insists ? .resident : source, place: scene.phrase,
                recurrence: recurs.first ?? Self.part(ofDay: seen, category),
                isWinter: [12, 1, 2, 3].contains(seen.date.month))
            let reporter = insists ? "envis-\(scene.spot ?? 0)" : reporter(source)
            return Submission(
                category: category.rawValue,
                text: text(subject, insistently: insists ? scene.spot : nil),
                place: place(of: scene, source),
                accuracyMetres: accuracy(),
                observedAt: observed.rfc3339,
                recurs: recurs.map(\.rawValue),
                source: subject.source.rawValue,
                contact: contact(of: reporter),
                clientReference: chance.happens(0.15) ? "OEP-\(10_000 + serial)" : nil,
                reporter: reporter,
                answers: storyteller.answers(to: index, using: &chance).map {
                    Submission.RawAnswer(question: $0.question, value: $0.value)
                })
        }

        private mutating func category(at time: SwedishTime) -> Int {
            let total = categories.reduce(0) { $0 + $1.category.share * $1.rhythm.rate(at: time) }
            var left = chance.fraction() * total
            for (index, (category, rhythm)) in categories.enumerated() {
                left -= category.share * rhythm.rate(at: time)
                if left < 0 { return index }
            }
            return 0
        }

        /// Someone who insists uses the same words every time.
        private mutating func text(_ subject: Storyteller.Subject, insistently spot: Int?) -> String {
            guard let spot else { return storyteller.text(about: subject, using: &chance) }
            var habit = Chance(seed: UInt64(spot) << 8 | UInt64(subject.category))
            let same = Storyteller.Subject(
                category: subject.category, source: .resident, place: subject.place, recurrence: .evening,
                isWinter: false)
            return storyteller.text(about: same, using: &habit)
        }

        private mutating func remember(_ report: DemoReport) {
            if recent.count < 64 {
                recent.append(report)
            } else {
                recent[oldest] = report
                oldest = (oldest + 1) % 64
            }
        }
    }
}
