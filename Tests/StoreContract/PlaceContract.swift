import Geometry
import Reports
import TestSupport
import Testing

/// What every store promises about lists of addresses and names.
package struct PlaceContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    private static let olofstrom = "1060"
    private static let ronneby = "1081"

    private func place(
        _ name: String, _ house: String? = nil, in locality: String? = nil,
        of municipality: String = olofstrom,
        north: Double = 0, east: Double = 0
    ) throws -> NamedPlace {
        try NamedPlace(
            municipality: try MunicipalityCode(municipality).orFail(), name: name,
            house: try house.map { try HouseNumber($0).orFail() }, locality: locality,
            place: .olofstrom(north: north, east: east)
        ).orFail()
    }

    private func list() throws -> [NamedPlace] {
        [
            try place("Almgatan", "1", in: "Olofström", east: 0),
            try place("Almgatan", "2", in: "Olofström", east: 20),
            try place("Almgatan", "12", in: "Olofström", east: 120),
            try place("Almgatan", "12A", in: "Olofström", east: 125),
            try place("Almgatan", "12", in: "Jämshög", north: -4_000),
            try place("Idrottshallen", in: "Olofström", north: 300),
            try place("Södra vägen", "3", in: "Olofström", north: 800),
        ]
    }

    private func store() async throws -> any ContractStore {
        let store = try await backend.makeStore([
            .fixture(), .fixture(municipality: Self.ronneby),
        ])
        try await store.replacePlaces(of: try MunicipalityCode(Self.olofstrom).orFail(), by: try list())
        return store
    }

    private func found(_ text: String, near: Place? = nil, in store: any ContractStore, limit: Int = 10)
        async throws -> [PlaceSuggestion]
    {
        try await store.places(typed: try TypedPlace(text, near: near).orFail(), in: [], limit: limit)
    }

    package func `what is typed of an address or a name finds it`() async throws {
        let store = try await store()
        let hall = try await found("idrottsh", in: store)
        #expect(hall.map(\.title) == ["Idrottshallen"])
        #expect(hall.map(\.kind) == [.name] && hall.map(\.match) == [.beginning])
        #expect(try hall.map(\.place) == [.olofstrom(north: 300)])
        #expect(try await found("sodra vag 3", in: store).map(\.title) == ["Södra vägen 3"])
        #expect(try await found("idrotshalen", in: store).map(\.match) == [.misspelt])
        #expect(try await found("kvarnbacken", in: store).isEmpty)
        #expect(try await found("\"OR\" NOT *", in: store).isEmpty)
    }

    package func
        `a street is one suggestion at the address nearest to its middle, and a house number is one`()
        async throws
    {
        let store = try await store()
        let near = try Place.olofstrom()
        let street = try await found("almg", near: near, in: store)
        #expect(street.map(\.title) == ["Almgatan", "Almgatan"])
        #expect(street.map(\.locality) == ["Olofström", "Jämshög"])
        #expect(street.map(\.kind) == [.street, .street])
        #expect(try street.first?.place == .olofstrom(east: 20))
        #expect(
            try await found("almgatan 12", near: near, in: store).map(\.title) == [
                "Almgatan 12", "Almgatan 12A", "Almgatan 12",
            ])
        #expect(try await found("almgatan 12a", near: near, in: store).first?.title == "Almgatan 12A")
        #expect(try await found("almgatan 1", near: near, in: store).first?.title == "Almgatan 1")
        #expect(try await found("almgatan 12", near: near, in: store, limit: 2).count == 2)
    }

    package func `a place told in words finds what it may mean, in its own municipality alone`() async throws
    {
        let store = try await store()
        let (olofstrom, ronneby) = (
            try MunicipalityCode(Self.olofstrom).orFail(), try MunicipalityCode(Self.ronneby).orFail()
        )
        func told(_ words: String, _ municipality: MunicipalityCode) async throws -> [String] {
            try await store.places(told: ToldPlace(words), in: municipality, limit: 5).map {
                "\($0.title), \($0.locality ?? "")"
            }
        }
        #expect(try await told("bakom idrottshallen", olofstrom) == ["Idrottshallen, Olofström"])
        #expect(try await told("bakom idrotshallen", olofstrom) == ["Idrottshallen, Olofström"])
        #expect(
            try await told("lekplatsen på Almgatan 12 i Jämshög", olofstrom).first == "Almgatan 12, Jämshög")
        #expect(try await told("i skogen", olofstrom).isEmpty)
        #expect(try await told("bakom idrottshallen", ronneby).isEmpty)
    }

    package func `an import replaces the list of its municipality alone, and old suggestions meet nothing`()
        async throws
    {
        let store = try await store()
        let (olofstrom, ronneby) = (
            try MunicipalityCode(Self.olofstrom).orFail(), try MunicipalityCode(Self.ronneby).orFail()
        )
        try await store.replacePlaces(
            of: ronneby, by: [try place("Idrottshallen", of: Self.ronneby, east: 20_000)])
        let old = try await found("idrottshallen", in: store)
        #expect(Set(old.map(\.municipality)) == [olofstrom, ronneby])
        let first = try #require(old.first { $0.municipality == olofstrom })
        #expect(try await store.place(suggestedAs: first.id, in: olofstrom)?.title == "Idrottshallen")
        #expect(try await store.place(suggestedAs: first.id, in: ronneby) == nil)
        let only = try await store.places(
            typed: try TypedPlace("idrottshallen").orFail(), in: [ronneby], limit: 9)
        #expect(only.map(\.municipality) == [ronneby])

        try await store.replacePlaces(of: olofstrom, by: [try place("Storgatan", "5")])
        #expect(try await found("almgatan", in: store).isEmpty)
        #expect(try await found("idrottshallen", in: store).map(\.municipality) == [ronneby])
        #expect(try await found("storg", in: store).map(\.title) == ["Storgatan"])
        #expect(try await store.place(suggestedAs: first.id, in: olofstrom) == nil)
        #expect(try await store.placeCounts() == [olofstrom: 1, ronneby: 1])
        let nearby = try await store.nearestPlace(
            to: .olofstrom(north: 300), within: try Radius(metres: 50).orFail())
        #expect(nearby == nil)

        try await store.replacePlaces(of: olofstrom, by: [])
        #expect(try await store.placeCounts() == [ronneby: 1])
    }

    package func `the nearest address is found within a reach`() async throws {
        let store = try await store()
        let reach = try Radius(metres: 100).orFail()
        #expect(
            try await store.nearestPlace(to: .olofstrom(north: 10, east: 18), within: reach)?.title
                == "Almgatan 2")
        #expect(
            try await store.nearestPlace(to: .olofstrom(north: 250), within: reach)?.title == "Idrottshallen")
        // In the corner of the box, outside of the circle.
        #expect(try await store.nearestPlace(to: .olofstrom(north: 220, east: 80), within: reach) == nil)
        // Of several, each at its place.
        let several = try await store.nearestPlaces(
            to: [.olofstrom(north: 220, east: 80), .olofstrom(north: 250), .olofstrom(north: 10, east: 18)],
            within: reach)
        #expect(several.map { $0?.title } == [nil, "Idrottshallen", "Almgatan 2"])
    }
}
