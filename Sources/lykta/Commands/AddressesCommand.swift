import ArgumentParser
import Exports
import Foundation
import Geometry
import Intake
import JSON
import Projection
import Reports
import Triage

struct Addresses: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports and looks up a municipality's addresses and names of places.",
        subcommands: [Import.self, Find.self, Remove.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets a CSV file be the municipality's list of addresses and names.",
            discussion: """
                The columns are name (a name, or a whole address) or street, number and letter; locality; and northing and \
                easting, or longitude and latitude. --map tells which column of the file is which; others are passed over. \
                Refused rows are told with their reasons, and the others kept. What was there before goes, all in one \
                transaction; the former file, imported again, takes the change back.
                """)

        @OptionGroup var file: FileOption
        @Option(help: "The kommunkod, where several are served.")
        var municipality: String?
        @Option(
            help: ArgumentHelp(
                "Which column is which, such as name=Adress or northing=N. May be given several times.",
                valueName: "part=column"))
        var map: [String] = []
        @Flag(help: "The columns are those of Lantmäteriet's Belägenhetsadress, as GDAL writes it to CSV.")
        var lantmateriet = false
        @Option(help: "The reference system of northing and easting, 3006–3018.")
        var epsg = 3006
        @Flag(help: "Tell what would be kept and refused, and write nothing.")
        var dryRun = false
        @OptionGroup var json: JSONOption
        @Argument(help: "addresses.csv", completion: .file(extensions: ["csv", "txt"]))
        var input: String

        func run() async throws {
            let bytes = try InputFile.bytes(at: input)
            let columns = try columns()
            guard let system = ReferenceSystem(rawValue: epsg), system != .wgs84 else {
                throw CommandFault.badValue("\(epsg)", expected: Expected.referenceSystem)
            }
            let installation = try await Installation.open(
                file.path, for: dryRun ? .reading : .writing(queuesMessages: false))
            let code = try installation.municipality(municipality)
            let list: PlaceFile
            do throws(PlaceFileFault) {
                list = try PlaceFile(
                    bytes, columns: columns, in: system, of: code, installation.projector,
                    isInside: installation.isInside(code))
            } catch {
                throw CommandFault.refused(
                    [input + ": " + FaultWords.nothingImported] + error.sentences.map { "  " + $0 })
            }
            try await keep(list, of: code, in: installation)
        }

        private func columns() throws -> PlaceFileColumns {
            (lantmateriet ? PlaceFileColumns.lantmateriet : .own).mapping(
                try NamedValue.columns(map, PlaceFileColumns.Part.self))
        }

        /// - Throws: `ExitCode(1)` when a row was refused.
        private func keep(_ list: PlaceFile, of code: MunicipalityCode, in installation: Installation)
            async throws
        {
            var (kept, seen, repeated, refused) = ([NamedPlace](), Set<NamedPlace>(), 0, 0)
            for row in list.rows {
                switch row.place {
                case .success(let place):
                    if seen.insert(place).inserted { kept.append(place) } else { repeated += 1 }
                case .failure(let fault):
                    refused += 1
                    Terminal.error(ImportWords.row(row.number, lines: row.lines) + ": " + fault.sentence)
                }
            }
            guard !kept.isEmpty else {
                throw CommandFault.refused([input + " " + ImportWords.noRowsKept])
            }
            if !dryRun { try await installation.store.replacePlaces(of: code, by: kept) }
            try await installation.store.close()
            if dryRun { Terminal.error(FaultWords.dryRun) }
            if json.isWanted {
                Terminal.print(
                    json: JSONWriter.object {
                        $0.member("municipality", code)
                        $0.member("kept", kept.count)
                        $0.member("repeated", repeated)
                        $0.member("refused", refused)
                        $0.member("dryRun", dryRun)
                    })
            } else {
                Terminal.print(ImportWords.places(kept: kept.count, repeated: repeated, refused: refused))
            }
            if refused > 0 { throw ExitCode(1) }
        }
    }

    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Finds an address or a name, as one types it in the API.")
        @OptionGroup var file: FileOption
        @Option(help: "LON,LAT or NORTHING,EASTING: what lies nearer comes first.")
        var near: String?
        @Option(help: "How many at most, 1–50.")
        var limit = 10
        @OptionGroup var json: JSONOption
        @Argument(help: "Some of the name, such as idrottsh or “almg 12”.")
        var text: String

        func run() async throws {
            guard (1...50).contains(limit) else {
                throw CommandFault.badValue("\(limit)", expected: Expected.placeCount)
            }
            let installation = try await Installation.open(file.path, for: .reading)
            let near = try near.map { try Position.parse($0, installation.projector) }
            guard let typed = TypedPlace(text, near: near) else {
                throw CommandFault.badValue(
                    text, expected: Expected.placeWords)
            }
            let found = try await installation.store.places(typed: typed, in: [], limit: limit)
            if found.isEmpty { Terminal.error(AddressSentences.nothingLike(text)) }
            guard !json.isWanted else {
                return Terminal.print(json: try self.json(of: found, near: near, in: installation))
            }
            var table = Table([
                Columns.name, Columns.locality, Columns.kind, Columns.northing, Columns.easting,
                Columns.match,
            ])
            for one in found {
                table.add([
                    one.title, one.locality ?? "", one.kind.rawValue, "\(Int(one.place.northing))",
                    "\(Int(one.place.easting))", one.match.word,
                ])
            }
            table.finish()
        }

        private func json(of found: [PlaceSuggestion], near: Geometry.Place?, in installation: Installation)
            throws -> [UInt8]
        {
            let (areas, today) = (installation.store.areasNow, SwedishTime(System.now()).date)
            let places = found.map { suggestion in
                SuggestedPlace(
                    suggestion,
                    district: areas.area(of: .district, holding: suggestion.place, on: today)?.area.name,
                    distance: near.map { suggestion.place.distance(to: $0) })
            }
            return try JSONWriter.object { (object) throws(ProjectionFault) in
                try object.member("places", places, installation.projector)
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a municipality's list away. `addresses import` brings it back.")
        @OptionGroup var file: FileOption
        @Option(help: "The kommunkod, where several are served.")
        var municipality: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            let code = try installation.municipality(municipality)
            let count = try await installation.store.placeCounts()[code] ?? 0
            try await installation.store.replacePlaces(of: code, by: [])
            try await installation.store.close()
            guard json.isWanted else {
                return Terminal.print(AddressSentences.removed(count, of: code.description))
            }
            Terminal.print(
                json: JSONWriter.object {
                    $0.member("municipality", code)
                    $0.member("removed", count)
                })
        }
    }
}

extension Installation {
    /// The municipality that was named, or the only one.
    func municipality(_ named: String?) throws -> MunicipalityCode {
        let served = jurisdictions.map(\.profile.municipality)
        if let named {
            guard let code = MunicipalityCode(named), served.contains(code) else {
                throw CommandFault.badValue(
                    named,
                    expected: Expected.served(served.map(\.description).joined(separator: ", ")))
            }
            return code
        }
        guard let only = served.first, served.count == 1 else {
            throw CommandFault.refused([
                served.isEmpty
                    ? AddressSentences.noMunicipality
                    : AddressSentences.sayWhich(served.map(\.description).joined(separator: ", "))
            ])
        }
        return only
    }

    /// Whether a place lies in the municipality today.
    fileprivate func isInside(_ code: MunicipalityCode) -> (Place) -> Bool {
        let (areas, today) = (store.areasNow, SwedishTime(System.now()).date)
        return { place in
            areas.areas(of: .municipality, holding: place, on: today).contains {
                $0.code == code.description
            }
        }
    }
}
