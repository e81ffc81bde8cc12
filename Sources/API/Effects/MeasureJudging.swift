import Crypto
package import Geometry
package import Planning
package import Prevention
package import Reports

/// Judges the effects of measures, and judges again what was kept: the one way for every door.
package struct MeasureJudging: Sendable {
    package typealias Store = ReportStore & MeasureStore & JudgementStore & KeptHotspotStore

    let store: any Store
    private let areas: AreaMap

    package init(_ store: any Store, _ areas: AreaMap) { (self.store, self.areas) = (store, areas) }

    /// How a measure is to be judged, where something else than usual is wanted.
    package struct Wish: Sendable {
        /// What to compare with; nil for the area that is proposed first.
        package var control: ControlCandidate?
        /// How far the measure reached from its point, or to either side of its line; nil for as usual.
        package var reach: Radius?
        /// Nil for no displacement.
        package var ring = Radius(metres: EffectPlace.usualRing)
        /// Nil for as many as there are, at most ``MeasureJudging/mostWeeks``.
        package var weeks: Int?
        /// Nil for all.
        package var categories: Set<Code<Category>>?

        package init() {}
    }

    /// How many weeks are counted before and after where nothing is said: all that have passed, but not more than a year, so that
    /// summers are compared with summers.
    package static let mostWeeks = 52
    /// How many reports a judgement may rest on.
    package static let mostReports = 200_000

    /// Everything that a judgement takes, before anything is counted.
    package struct Gathered: Sendable {
        fileprivate let measure: Measure
        fileprivate let treated: EffectPlace
        fileprivate let days: (began: CivilDate, done: CivilDate)
        fileprivate let today: CivilDate
        fileprivate let wish: Wish
        fileprivate let reports: [FoundReport]
        fileprivate let candidates: [ControlCandidate]
        /// Other measures, in any time.
        fileprivate let others: [Measure]
    }

    /// - Parameters:
    ///   - sight: What of the municipality's reports may be counted; nil for all that are not restricted.
    ///   - now: Only what had been received before counts.
    package func gather(_ measure: Measure, _ wish: Wish, sight: Sight? = nil, at now: Timestamp) async throws
        -> Gathered
    {
        guard measure.state == .done, let done = measure.days.done else { throw EffectHindrance.notDone }
        guard let treated = measure.place?.treated(reach: wish.reach) else { throw EffectHindrance.noPlace }
        let today = SwedishTime(now).date
        if let middle = wish.control?.place.middle, !areas.isIn(measure.municipality, middle, on: today) {
            throw EffectHindrance.controlOutside
        }
        let filter = ReportFilter(
            municipalities: [measure.municipality], observedFrom: .epoch, receivedUntil: now,
            includesRestricted: false, sight: sight)
        let began = measure.days.begun ?? done
        return Gathered(
            measure: measure, treated: treated, days: (began, done), today: today, wish: wish,
            reports: try await reports(filter),
            candidates: try await candidates(for: treated, in: measure.municipality, on: today),
            others: try await others(
                than: measure, since: began.adding(days: -7 * (wish.weeks ?? Self.mostWeeks))))
    }

    /// Judges a kept judgement again, from its parameters and as of its time.
    package func again(_ kept: KeptJudgement) async throws -> JudgedAgain {
        var judgement: EffectJudgement?
        if let parameters = kept.judgedBy {
            let found = try await reports(
                parameters.filter(of: kept.municipality, asOf: kept.judged))
            judgement = try? EffectJudgement(parameters, among: found, hash: Self.digest)
        }
        return try await JudgedAgain(kept, judgement) { id in
            try await store.report(id, in: []) != nil
        }
    }

    static func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    private func reports(_ filter: ReportFilter) async throws -> [FoundReport] {
        guard let everywhere = Bounds.everywhere else { return [] }
        let found = try await store.reports(
            in: everywhere, matching: filter, page: PageRequest(limit: Self.mostReports))
        guard found.next == nil else { throw EffectHindrance.tooManyReports }
        return found.elements
    }

    /// The other areas of the layer that a treated area is of; else circles as large about the kept hotspots.
    private func candidates(
        for treated: EffectPlace, in municipality: MunicipalityCode, on day: CivilDate
    ) async throws -> [ControlCandidate] {
        if case .area(let own) = treated {
            let layers: [AreaLayer] = [.district, .road, .owner, .policeArea]
            let layer = layers.first { areas.all(of: $0).contains { $0.area == own } }
            return (layer.map { areas.all(of: $0) } ?? []).compactMap { other in
                let isHome = other.area.bounds.centre.map { areas.isIn(municipality, $0, on: day) }
                guard other.isValid(on: day), other.area != own, isHome == true else { return nil }
                return ControlCandidate(
                    .area(other.area), name: other.name,
                    reference: "\(other.layer.rawValue)/\(other.code)")
            }
        }
        guard let radius = treated.equalRadius else { return [] }
        return try await store.keptHotspots(in: [municipality], holding: nil, limit: 200).map {
            ControlCandidate(.circle(centre: $0.centre, radius: radius), name: $0.name)
        }
    }
}

/// A measure with what is proposed to compare it with, and its judgement.
package struct JudgedMeasure: Sendable {
    package let measure: Measure
    package let treated: EffectPlace
    package let ring: Radius?
    package let spans: EffectSpans
    /// The most alike first.
    package let proposals: [ControlProposal]
    /// What was compared with; nil where nothing was named and nothing can be proposed.
    package let control: ControlCandidate?
    /// Why that. What else was done there is told by ``whyTold``.
    package let why: Bilingual
    /// Other measures that were carried out there, or in the ring about it, in the time that is compared: an area that somebody has chosen
    /// may have some, one that is proposed has none.
    package let others: [OtherMeasure]
    /// Nil without a control area.
    package let judgement: EffectJudgement?
}

extension MeasureJudging.Gathered {
    /// - Throws: ``EffectHindrance``.
    /// - Complexity: That of ``ControlSearch``.
    package func judge() throws(EffectHindrance) -> JudgedMeasure {
        let spans = try spans()
        let until = SwedishTime.moment(of: spans.after.until, minuteOfDay: 0)
        let counted = reports.filter { $0.observed < until }
        // Where no displacement is counted, the areas still stand apart as they would.
        let ring = wish.ring ?? Radius(metres: EffectPlace.usualRing)
        let meanwhile = others.compactMap { OtherMeasure($0, during: spans) }
        func search(besides others: [OtherMeasure]) -> [ControlProposal] {
            ring.flatMap { ring in
                ControlSearch(
                    treated: treated, ring: ring, spans: spans, since: first, categories: wish.categories,
                    candidates: candidates, others: others.map(\.place))
            }?.proposals(among: counted) ?? []
        }
        let proposals = search(besides: meanwhile)
        let control = wish.control ?? proposals.first.map { ControlCandidate($0) }
        let proposal = control.flatMap { control in proposals.first { $0.isSame(as: control.place) } }
        if let chosen = wish.control, proposal == nil { try requireApart(chosen.place) }
        let why = proposal?.reason ?? Self.chosen
        guard let control else {
            let alike = meanwhile.isEmpty ? [] : search(besides: [])
            let taken = meanwhile.filter { other in alike.contains { other.reaches($0.place, ring: ring) } }
            return JudgedMeasure(
                measure: measure, treated: treated, ring: wish.ring, spans: spans, proposals: proposals,
                control: nil, why: taken.isEmpty ? Self.none : Self.allTaken(by: taken), others: [],
                judgement: nil)
        }
        do throws(EffectQuestionFault) {
            let judgement = try EffectJudgement(
                EffectJudgement.Parameters(
                    treated: treated, control: control.place, ring: wish.ring, spans: spans,
                    categories: wish.categories), among: counted, hash: MeasureJudging.digest)
            return JudgedMeasure(
                measure: measure, treated: treated, ring: wish.ring, spans: spans, proposals: proposals,
                control: ControlCandidate(
                    control.place, name: control.name ?? proposal?.name,
                    reference: control.reference ?? proposal?.reference), why: why,
                others: meanwhile.filter { $0.reaches(control.place, ring: wish.ring) },
                judgement: judgement)
        } catch {
            throw EffectHindrance(error)
        }
    }

    /// Of an area that was chosen; proposals lie apart by themselves, and farther.
    private func requireApart(_ control: EffectPlace) throws(EffectHindrance) {
        guard !treated.overlaps(control) else { throw .controlOverlaps }
        guard let ring = wish.ring else { return }
        guard !treated.hasInRing(control, ring) else { throw .controlInRing }
    }

    private var first: CivilDate? { reports.lazy.map(\.observed).min().map { SwedishTime($0).date } }

    /// - Throws: ``EffectHindrance`` where the weeks are not over, or nobody could report yet.
    private func spans() throws(EffectHindrance) -> EffectSpans {
        guard let first else { throw .noReports }
        let passed = max(0, (today.daysSinceEpoch - days.done.daysSinceEpoch - 1) / 7)
        let known = max(0, (days.began.daysSinceEpoch - first.daysSinceEpoch) / 7)
        guard passed > 0 else { throw .notYetOver(days.done.adding(days: 8)) }
        guard known > 0 else { throw .nothingBefore(first) }
        let weeks = wish.weeks ?? min(MeasureJudging.mostWeeks, passed, known)
        guard weeks <= min(passed, known) else { throw .tooManyWeeks(most: min(passed, known)) }
        guard
            let spans = try? EffectSpans(began: days.began, done: days.done, weeks: weeks, today: today)
        else { throw .tooManyWeeks(most: min(passed, known)) }
        return spans
    }

    static let chosen = Bilingual(
        swedish: "Valt av den som bedömde, inte föreslaget.",
        english: "Chosen by whoever judged it, not proposed.")

    /// Whether words of ``JudgedMeasure/whyKept`` say that somebody chose the area.
    static func isChosen(_ why: Bilingual) -> Bool { why.swedish.hasPrefix(chosen.swedish) }

    private static func allTaken(by others: [OtherMeasure]) -> Bilingual {
        let listed = others.listed(isNaming: true)
        return Bilingual(
            swedish:
                "I eller intill varje område som liknar gjordes något annat under samma tid: \(listed.swedish). Välj ett område själv, eller ett kortare avstånd.",
            english:
                "In or next to every area that is alike something else was done in the same time: \(listed.english). Choose an area yourself, or a shorter reach."
        )
    }

    private static let none = Bilingual(
        swedish: "Inget område liknar tillräckligt. Välj ett själv, eller ett kortare avstånd.",
        english: "No area is alike enough. Choose one yourself, or a shorter reach.")
}

extension ControlCandidate {
    fileprivate init(_ proposal: ControlProposal) {
        self.init(proposal.place, name: proposal.name, reference: proposal.reference)
    }
}

extension ControlProposal {
    /// Whether a place is the one that is proposed, written in degrees and read again perhaps.
    fileprivate func isSame(as other: EffectPlace) -> Bool {
        guard case .circle(let own, let radius) = place, case .circle(let centre, let reach) = other else {
            return place == other
        }
        return abs(radius.metres - reach.metres) < 1 && own.distance(to: centre).metres < 1
    }
}
