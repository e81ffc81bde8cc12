package import JSON
package import Projection
package import Reports

/// Where a submission becomes a report, or a list of what is wrong with it.
///
/// All checks are run and all faults reported at once. Every way in uses the same desk: the API, the pages, Open311,
/// imports and the command line.
package struct IntakeDesk: Sendable {
    let profiles: [Profile]
    private let areasNow: @Sendable () -> AreaMap
    let projector: Projector
    let secret: IntakeSecret

    /// A municipality is served when it has a profile; its outline is the area of layer `municipality` whose code is the
    /// kommunkod.
    package init(profiles: [Profile], areas: AreaMap, projector: Projector, secret: IntakeSecret) {
        self.init(profiles: profiles, areasNow: { areas }, projector: projector, secret: secret)
    }

    /// - Parameter areasNow: Asked for at each check, since areas may change while the server runs.
    package init(
        profiles: [Profile], areasNow: @escaping @Sendable () -> AreaMap, projector: Projector,
        secret: IntakeSecret
    ) {
        self.profiles = profiles.sorted { $0.municipality < $1.municipality }
        self.areasNow = areasNow
        self.projector = projector
        self.secret = secret
    }

    var areas: AreaMap { areasNow() }

    /// Checks a submission that arrived at `now` from a sender who may report to the `allowed` municipalities (to every
    /// served one, when empty). `chance` makes the report's id and reference.
    ///
    /// - Throws: ``IntakeRefusal`` with every fault, in the order of the submission's members.
    package func check(
        _ submission: Submission, allowed: Set<MunicipalityCode>, at now: Timestamp,
        using chance: inout some RandomNumberGenerator
    ) throws(IntakeRefusal) -> CheckedSubmission {
        try check(
            submission, from: "", network: nil, reading: nil, allowed: allowed, at: now, using: &chance)
    }

    /// Checks a submission as it came in JSON: what could be read of it is checked even when something else could not.
    ///
    /// - Parameters:
    ///   - sender: Who sends it; the same pseudonym of two senders is two reporters.
    ///   - network: Where it came from, when that tells one resident from another. Only a digest of it is kept, for a day's
    ///     anonymous reports to be told apart.
    package func check(
        _ json: JSONValue, from sender: String = "", network: NetworkSource? = nil,
        allowed: Set<MunicipalityCode>, at now: Timestamp,
        using chance: inout some RandomNumberGenerator
    ) throws(IntakeRefusal) -> CheckedSubmission {
        let reading = SubmissionReading(json)
        guard json.members != nil else { throw IntakeRefusal(reading.problems) ?? Self.notAnObject }
        return try check(
            reading.submission, from: sender, network: network, reading: reading, allowed: allowed, at: now,
            using: &chance)
    }

    private func check(
        _ submission: Submission, from sender: String, network: NetworkSource?, reading: SubmissionReading?,
        allowed: Set<MunicipalityCode>,
        at now: Timestamp, using chance: inout some RandomNumberGenerator
    ) throws(IntakeRefusal) -> CheckedSubmission {
        var findings = Findings(reading?.problems ?? [])
        let served = served(allowed, declared: submission.municipality, &findings)
        let accuracy = accuracy(submission, &findings)
        let location =
            reading?.isPlaceReadable == false
            ? nil : locate(submission, accuracy: accuracy, among: served, at: now, &findings)
        let profile = location?.profile ?? (served.count == 1 ? served.first : nil)
        let category = category(submission, among: profile.map { [$0] } ?? served, &findings)
        let answers = category.map { self.answers(submission, to: $0, &findings) } ?? []
        let text = text(submission, isAnswered: !answers.isEmpty, &findings)
        let observed = observed(submission, oldest: profile?.oldestObservation, at: now, &findings)
        let source = source(submission, &findings)
        let recurs = recurs(submission, &findings)
        let contact = contact(submission, &findings)
        let clientReference = clientReference(submission, &findings)
        let reporter = reporter(submission, from: sender, contact: contact, &findings)
        if let refusal = IntakeRefusal(findings.problems) { throw refusal }
        guard let location, let category, let text, let observed, let source else {
            // Each of these is nil only after a finding.
            throw Self.notAnObject
        }

        var screening = Screening(on: SwedishTime(now).date)
        guard let masked = ReportText(screening.mask(text)) else {
            throw IntakeRefusal(Findings.textTooLong)
        }
        let report = Report(
            id: Report.ID(at: now, using: &chance),
            reference: Reference(prefix: location.profile.referencePrefix, using: &chance),
            municipality: location.profile.municipality, category: category.code, source: source,
            text: masked,
            answers: answers.map { answer in
                answer.isFree
                    ? Answer(
                        question: answer.question,
                        value: screening.mask(answer.value, namesThing: answer.namesThing))
                    : Answer(question: answer.question, value: answer.value)
            },
            whereabouts: screening.mask(location.whereabouts), otherMunicipalities: location.others,
            observed: observed, received: now, recurs: recurs,
            isRestricted: screening.accusesSomeone, clientReference: clientReference, reporter: reporter,
            pseudonym: reporter == nil
                ? network.map { pseudonym(of: $0, in: location.profile.municipality, at: now) } : nil)
        return CheckedSubmission(
            report: report,
            original: SealedOriginal(
                text: submission.text, words: submission.place.words,
                answers: submission.answers.compactMap { raw in
                    Code(raw.question).map { Answer(question: $0, value: raw.value) }
                }, contact: contact),
            repeatKey: reporter.map {
                repeatKey(of: $0, in: report.municipality, about: category.code, words: text)
            },
            link: contact.flatMap(link), advice: screening.advice(for: category.code), masked: screening.kinds
        )
    }

    private static let notAnObject = IntakeRefusal(
        IntakeProblem(JSONMemberFault(pointer: .root, reason: .wrongType(.object))))
}

/// What has been found wrong so far.
struct Findings {
    private(set) var problems: [IntakeProblem]
    private let read: Set<String>

    /// Begins with what could not be read; nothing more is said of those members.
    init(_ problems: [IntakeProblem]) {
        self.problems = problems
        read = Set(problems.map(\.pointer))
    }

    mutating func note(_ problem: IntakeProblem) {
        if !read.contains(problem.pointer) { problems.append(problem) }
    }

    mutating func note(
        _ code: IntakeProblem.Code, at pointer: JSONPointer, swedish: String, english: String,
        suggestion: IntakeProblem.Suggestion? = nil
    ) {
        note(
            IntakeProblem(code, at: pointer, swedish: swedish, english: english, suggestion: suggestion))
    }

    static let textTooLong = IntakeProblem(
        .textTooLong, at: JSONPointer("text"),
        swedish: "Texten får vara högst 4 000 tecken och 16 000 byte.",
        english: "The text may be at most 4,000 characters and 16,000 bytes.")
}
