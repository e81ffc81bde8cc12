import Reports
import TestSupport
import Testing

/// What every store promises about the filters that people keep.
package struct KeptFilterContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    private func filter(_ name: String, _ query: String = "state=received") throws -> KeptFilter {
        try KeptFilter(name: name, query: query).orFail()
    }

    package func `a filter is its own person's, one of a name, and stays until it is forgotten`() async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let (anna, bo) = (try Person.fixture(1, ["triage:1060"]), try Person.fixture(2, ["reader:1060"]))
        for person in [anna, bo] { try await store.add(person, password: nil) }
        #expect(try await store.keep(filter("Ö"), of: anna.id))
        #expect(try await store.keep(filter("Lampor"), of: anna.id))
        #expect(try await store.keep(filter("Lampor", "q=lampa"), of: anna.id))
        #expect(try await store.keep(filter("Lampor"), of: bo.id))
        try await store.close()
        store = try await location.open()
        #expect(try await store.keptFilters(of: anna.id) == [filter("Lampor", "q=lampa"), filter("Ö")])
        try await store.forgetFilter("Lampor", of: anna.id)
        #expect(try await store.keptFilters(of: anna.id) == [filter("Ö")])
        #expect(try await store.keptFilters(of: bo.id) == [filter("Lampor")])
    }

    package func `a person has so many filters and no more, but may change those`() async throws {
        let store = try await backend.makeStore()
        let anna = try Person.fixture(1, ["triage:1060"])
        try await store.add(anna, password: nil)
        for number in 1...KeptFilter.most { #expect(try await store.keep(filter("\(number)"), of: anna.id)) }
        #expect(try await !store.keep(filter("en till"), of: anna.id))
        #expect(try await store.keep(filter("7", "q=lampa"), of: anna.id))
        #expect(try await store.keptFilters(of: anna.id).count == KeptFilter.most)
    }
}
