import ArgumentParser
import Exports
import Geometry
import Intake
import JSON
import Prevention
import Reports
import Statistics
import Triage
import Web

struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What everybody is told of reports: the figures of the public site, and its catalogue.",
        subcommands: [List.self, Catalogue.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the figures that are published, and those that would be.",
            discussion: """
                A period is published, once, when somebody first asks for it on the site after it has ended and two weeks have passed. Until then it is counted \
                anew here each time. Nothing is published by this command.
                """)
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("The kommunkod, where the database has several.", valueName: "code"))
        var municipality: String?
        @Option(help: ArgumentHelp("As it would be on this day; today when absent.", valueName: "day"))
        var on: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let day =
                try on.map { try parsed($0, Expected.day) { CivilDate($0) } }
                ?? SwedishTime(System.now()).date
            let profile = try installation.openProfile(municipality)
            let (tables, published) = try await installation.openTables(of: profile, on: day)
            guard !json.isWanted else {
                let language = CommandLanguage.current
                return Terminal.print(
                    json: JSONWriter.object {
                        $0.openFigures(tables, of: profile) { $0.text(in: language) }
                    })
            }
            var table = Table([
                OpenColumns.period, OpenColumns.state, OpenColumns.category, OpenColumns.northing,
                OpenColumns.easting, OpenColumns.district, OpenColumns.count, OpenColumns.whereabouts,
            ])
            for release in tables.releases {
                let state = OpenSentences.state(isPublished: published.contains(release.period)).told
                for figure in release.figures {
                    table.add([
                        release.period.description, state, figure.category?.description ?? "-",
                        figure.cell.map { "\(Int($0.row) * release.cellMetres)" } ?? "-",
                        figure.cell.map { "\(Int($0.column) * release.cellMetres)" } ?? "-",
                        figure.district?.code ?? "-", "\(figure.count)",
                        OpenFigureWords.whereabouts(figure).told,
                    ])
                }
            }
            table.finish()
            if profile.openSite.isOff { Terminal.error(OpenSentences.isOff) }
        }
    }

    struct Catalogue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the catalogue of the open data: DCAT-AP-SE 3 as JSON-LD.")
        @OptionGroup var file: FileOption
        @Option(help: "Where the outside reaches the pages: https://trygg.example.se.")
        var url: String
        @Option(help: ArgumentHelp("The kommunkod, where the database has several.", valueName: "code"))
        var municipality: String?

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let profile = try installation.openProfile(municipality)
            let today = SwedishTime(System.now()).date
            let (tables, _) = try await installation.openTables(of: profile, on: today)
            let catalogue = OpenCatalogue(profile, tables, root: PublicURL(url).description)
            Terminal.print(json: catalogue.bytes)
        }
    }
}

extension Installation {
    /// The profile of the municipality that was named, or the only one.
    fileprivate func openProfile(_ named: String?) throws -> Profile {
        let code = try municipality(named)
        guard let profile = jurisdictions.map(\.profile).first(where: { $0.municipality == code }) else {
            throw CommandFault.refused([AddressSentences.noMunicipality])
        }
        return profile
    }

    /// What is published, with what would be on a day; and the periods that are published.
    fileprivate func openTables(of profile: Profile, on day: CivilDate) async throws
        -> (tables: OpenTables, published: Set<CrimePeriod>)
    {
        var releases = try await store.openReleases(of: profile.municipality)
        let published = Set(releases.map(\.period))
        let kept = try await store.keptSecret(named: OpenSecret.name)
        guard let secret = OpenSecret(bytes: kept ?? System.randomBytes(32)),
            let everywhere = Bounds.everywhere
        else { throw CommandFault.unreadableFile("secret") }
        for period in profile.openSite.periods(on: day)
        where !published.contains(where: { $0.overlaps(period) }) {
            guard let filter = OpenRelease.filter(of: profile.municipality, period) else { continue }
            let reports = try await store.reports(in: everywhere, matching: filter, page: .everything)
            releases.append(
                OpenRelease(
                    of: reports.elements, period, profile, areas: store.areasNow, at: System.now(),
                    secret: { secret.bits(of: $0) }))
        }
        return (OpenTables(releases.sorted { $0.period < $1.period }), published)
    }
}
