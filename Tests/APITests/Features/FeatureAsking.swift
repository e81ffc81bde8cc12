import HTTPTypes
import JSON
import Reports
import TestSupport

@testable import API
@testable import Web

extension Asking {
    /// The features of a collection, by the parameters of an address as they are before they are encoded.
    func items(
        _ collection: String, _ parameters: [(String, String)] = [], key: TestInstallation.KeyPurpose? = .all
    ) async throws -> Reply {
        let query = parameters.map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
        return try await get("/ogc/collections/\(collection)/items?\(query)", key: key)
    }

    /// The ids on all pages, in their order, and how many pages there were.
    func everyID(
        _ collection: String, _ parameters: [(String, String)], key: TestInstallation.KeyPurpose? = .all
    ) async throws -> (ids: [String], pages: Int) {
        var reply = try await items(collection, parameters, key: key)
        var (ids, pages) = ([String](), 0)
        while pages < 200 {
            pages += 1
            let found = try reply.ids()
            guard reply.status == .ok, try reply.json()["numberReturned"]?.number == Double(found.count)
            else {
                throw Unfit(text: reply.text)
            }
            ids += found
            guard let next = try reply.nextFeatures() else { break }
            reply = try await get(next, key: key)
        }
        return (ids, pages)
    }

    private struct Unfit: Error { let text: String }
}

extension Reply {
    /// The path of the next page of features; nil on the last.
    func nextFeatures() throws -> String? {
        try json()["links"]?.array?.first { $0["rel"]?.string == "next" }?["href"]?.string.map {
            String($0.dropFirst("https://lykta.example.se".count))
        }
    }

    /// The two coordinates of the first feature, which is a point.
    func firstPair() throws -> (Double, Double) {
        let numbers = (try features().first.orFail())["geometry"]?["coordinates"]?.array?.compactMap(
            \.number)
        let pair = try numbers.orFail()
        return (pair[0], pair[1])
    }

    func firstProperty(_ name: String) throws -> JSONValue {
        try (try features().first.orFail())["properties"].orFail()[name].orFail()
    }
}
