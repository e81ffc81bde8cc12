import ArgumentParser
import Geometry
import Prevention
import Projection
import Reports
import Triage

/// What a measure is made with and may be changed in alike.
struct MeasurePartOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What is done, in more words.", valueName: "text"))
    var details: String?
    @Option(
        help: ArgumentHelp(
            "Where, in degrees or N,E in SWEREF 99 TM; several are the corners of a line.",
            valueName: "lon,lat"))
    var at: [String] = []
    @Option(help: ArgumentHelp("The day it is planned for.", valueName: "day"))
    var planned: String?
    @Option(help: ArgumentHelp("The day it began.", valueName: "day"))
    var begun: String?
    @Option(help: ArgumentHelp("The day it was done, with the state done.", valueName: "day"))
    var done: String?
    @Option(help: ArgumentHelp("What it costs, in whole kronor.", valueName: "kronor"))
    var cost: String?
    @Option(help: ArgumentHelp("municipality, police or together.", valueName: "who"))
    var responsible: String?
    @Option(help: ArgumentHelp("A unit that carries it out; once for each.", valueName: "code"))
    var unit: [String] = []
    @Option(
        name: .customLong("case"),
        help: ArgumentHelp("A case that it is because of; once for each.", valueName: "id"))
    var cases: [String] = []
    @Option(help: ArgumentHelp("A kept hotspot that it is because of; once for each.", valueName: "id"))
    var hotspot: [String] = []
    @Option(help: ArgumentHelp("A finding that it is because of; once for each.", valueName: "id"))
    var finding: [String] = []
    @Option(
        help: ArgumentHelp("A promise's commitment that it is because of; once for each.", valueName: "id"))
    var commitment: [String] = []
    @Option(
        help: ArgumentHelp(
            "proposed, decided, under-way, done or stopped; one step at a time.", valueName: "state"))
    var state: String?
    @Option(
        help: ArgumentHelp("Why it is stopped, or opened again; it stands in the history.", valueName: "text")
    )
    var reason: String?
    @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
    var by: String = "lykta measures"

    /// - Parameter profile: That of the measure's municipality.
    func edits(of known: MeasureCauses, in installation: Installation, _ profile: Profile) async throws
        -> [MeasureEdit]
    {
        var edits: [MeasureEdit] = []
        if let details { edits.append(.setDetails(details)) }
        if !at.isEmpty { edits.append(.setPlace(try place(in: installation, profile.municipality))) }
        if let planned { edits.append(.setPlanned(try day(planned))) }
        if let cost { edits.append(.setCost(try kronor(cost))) }
        if let responsible {
            edits.append(
                .setResponsible(
                    try Choice.word(
                        responsible, MeasureSentences.responsible, Measure.Responsible.self)))
        }
        if !unit.isEmpty {
            edits.append(
                .setUnits(
                    try unit.map { try Choice.code($0, Expected.unit, among: profile.units.map(\.code)) }))
        }
        if let causes = try await causes(insteadOf: known, in: installation) {
            edits.append(.setCauses(causes))
        }
        if let state = try state.map(word) { edits.append(.setState(state, reason: reason)) }
        if let begun { edits.append(.setBegun(try day(begun))) }
        if let done { edits.append(.setDone(try day(done))) }
        return edits
    }

    func word(_ state: String) throws -> MeasureState {
        try Choice.word(state, Expected.state, MeasureState.self)
    }

    private func day(_ text: String) throws -> CivilDate {
        try parsed(text, Expected.day) { CivilDate($0) }
    }

    private func kronor(_ text: String) throws -> Kronor {
        try parsed(text, MeasureSentences.kronor) { Int($0).flatMap { Kronor($0) } }
    }

    private func place(in installation: Installation, _ municipality: MunicipalityCode) throws
        -> MeasurePlace
    {
        let places = try at.map { try Position.parse($0, installation.projector) }
        let today = SwedishTime(System.now()).date
        let areas = installation.store.areasNow
        guard places.allSatisfy({ areas.isIn(municipality, $0, on: today) }) else {
            throw CommandFault.refused([CaseSentences.outside])
        }
        return places.count == 1 ? .point(places[0]) : .line(places)
    }

    /// Nil where none is named.
    private func causes(insteadOf known: MeasureCauses, in installation: Installation) async throws
        -> MeasureCauses?
    {
        guard !cases.isEmpty || !hotspot.isEmpty || !finding.isEmpty || !commitment.isEmpty else {
            return nil
        }
        var living: [Case.ID] = []
        for text in cases { living.append(try await installation.livingCase(named: text).id) }
        return MeasureCauses(
            cases: living.isEmpty ? known.cases : living,
            hotspots: hotspot.isEmpty
                ? known.hotspots
                : try hotspot.map { try parsed($0, MeasureSentences.hotspotID) { KeptHotspotID($0) } },
            findings: finding.isEmpty
                ? known.findings
                : try finding.map { try parsed($0, WalkSentences.findingID) { FindingID($0) } },
            commitments: commitment.isEmpty
                ? known.commitments
                : try commitment.map { try parsed($0, PromiseSentences.commitmentID) { CommitmentID($0) } })
    }
}
