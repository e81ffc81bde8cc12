import Exports
import HTTPTypes
package import Hummingbird
package import JSON
package import Prevention
package import Reports
package import Web

/// Crime statistics, as every door asks for them. They are as if they were not for whoever has no right in the municipality that keeps them.
extension APIService {
    /// How many counts one request brings at most.
    package static let mostCounts = 2_000

    package func crimeSeries(_ query: CrimeQuery, for caller: Caller) async throws -> [CrimeSeries] {
        var query = query
        query.keepers = caller.municipalities
        return CrimeSeries.all(of: try await store.crimeCounts(query))
    }

    /// How many live in an area, by the profiles that the caller may see: that of a municipality by its kommunkod or name, that of
    /// another area by its code or name.
    package func inhabitants(seenBy caller: Caller) -> (CrimeArea) -> Int? {
        let profiles = profiles(seenBy: caller)
        return { area in CrimeInhabitants.of(area, profiles) }
    }

    /// Crime statistics as a file.
    package func crimeTable(_ series: [CrimeSeries]) -> Response {
        Response(
            .ok, CrimeCSV.mediaType, CrimeCSV.bytes(of: series),
            headers: [.contentDisposition: "attachment; filename=\"brottsstatistik.csv\""])
    }

    /// Keeps counts, all or none, and corrects those that are there.
    ///
    /// - Parameter body: As `POST /api/v1/crime-statistics` takes it.
    /// - Returns: What became of each, and what should not stand in them.
    /// - Throws: a ``Problem`` with every fault.
    package func keepCrimeCounts(_ body: JSONValue, for caller: Caller, at now: Timestamp) async throws
        -> (kept: [FigureKeeping], warnings: [Bilingual])
    {
        var reader = BodyReader(body)
        let keeper = try namedProfile(&reader, for: caller).municipality
        let pointer = reader.pointer.appending("counts")
        let list = reader.json("counts", isRequired: true)?.array
        if let list, !(1...Self.mostCounts).contains(list.count) {
            reader.wrongValue(
                at: pointer, sv: "1–\(Self.mostCounts) antal.", en: "1–\(Self.mostCounts) counts.")
        }
        var counts: [CrimeCount] = []
        for (index, element) in (list ?? []).prefix(Self.mostCounts).enumerated() {
            var inner = BodyReader(element, at: pointer.appending(index))
            let count = inner.crimeCount(keptBy: keeper, on: SwedishTime(now).date)
            do throws(Problem) { try inner.finish() } catch { reader.add(error.faults) }
            if let count { counts.append(count) }
        }
        if Set(counts.map(\.key)).count < counts.count {
            reader.wrongValue(
                at: pointer, sv: "Samma brott, område, period och utgivare står en gång.",
                en: "The same offence, area, period and publisher stand once.")
        }
        if list == nil, reader.faults.isEmpty {
            reader.wrongType(at: pointer, sv: "en lista", en: "a list")
        }
        try reader.finish()
        return (
            try await store.keepCounts(counts, by: caller.agent, at: now), Self.warnings(of: counts, at: now)
        )
    }

    /// Takes away what the caller's municipalities keep of a count.
    ///
    /// - Throws: 404 when there is none.
    package func removeCrimeCount(_ query: CrimeQuery, for caller: Caller, at now: Timestamp) async throws {
        var query = query
        query.keepers = caller.municipalities
        let found = try await store.crimeCounts(query)
        guard !found.isEmpty else { throw Problem.notFound }
        for count in found { _ = try await store.removeCount(count.key, by: caller.agent, at: now) }
    }
}

/// How many live where offences were counted.
package enum CrimeInhabitants {
    package static func of(_ area: CrimeArea, _ profiles: [Profile]) -> Int? {
        let name = area.description
        for profile in profiles {
            if profile.municipality == area.municipality || profile.name == name {
                return profile.inhabitants[profile.municipality.description]
                    ?? profile.inhabitants[profile.name]
            }
            if let number = profile.inhabitants[name] { return number }
        }
        return nil
    }
}

extension BodyReader {
    /// A count of `POST /api/v1/crime-statistics`.
    fileprivate mutating func crimeCount(keptBy keeper: MunicipalityCode, on day: CivilDate)
        -> CrimeCount?
    {
        let period = value(
            "period", isRequired: true, sv: "En period som 2024, 2024-Q1 eller 2024-03.",
            en: "A period such as 2024, 2024-Q1 or 2024-03."
        ) { CrimePeriod($0) }
        if let period, !period.hasBegun(on: day) {
            let words = FigureFault.periodToCome(period).words
            fault(
                at: pointer.appending("period"), "crime.period-to-come", sv: words.swedish,
                en: words.english)
        }
        let offence = value(
            "offence", isRequired: true, sv: "Ett brott, 1–200 byte.", en: "An offence, 1–200 bytes."
        ) { OffenceName($0) }
        let area = value(
            "area", sv: "En kommunkod eller ett områdes namn, 1–200 byte.",
            en: "A kommunkod or the name of an area, 1–200 bytes."
        ) { CrimeArea($0) }
        let publisher = value(
            "publisher", isRequired: true, sv: "Vem som har gett ut siffran, 1–200 byte.",
            en: "Who published the figure, 1–200 bytes."
        ) { SourceName($0) }
        let status = word("status", CrimeCount.Status.self) ?? .settled
        guard json("count", isRequired: true) != nil,
            let number = wholeNumber("count", in: CrimeCount.numbers), let period, let offence, let publisher
        else { return nil }
        let key = CrimeCount.Key(
            keeper: keeper, area: area ?? CrimeArea(keeper), offence: offence, period: period,
            publisher: publisher)
        let count = CrimeCount(key: key, count: number, status: status)
        if let count, period.hasBegun(on: day), !count.mayBeKept(on: day) {
            let words = FigureFault.periodNotOver(period).words
            fault(
                at: pointer.appending("status"), "crime.period-not-over", sv: words.swedish, en: words.english
            )
        }
        return count
    }
}
