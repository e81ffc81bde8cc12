import TestSupport
import Testing

@testable import Reports

/// What municipalities are called.
@Suite struct MunicipalityNameTests {
    @Test(arguments: [
        ("0114", "Upplands Väsby"), ("0140", "Nykvarn"), ("0980", "Gotland"), ("1060", "Olofström"),
        ("1480", "Göteborg"), ("2584", "Kiruna"),
    ])
    func `a municipality has the name that its code is listed with`(_ code: String, _ name: String) throws {
        #expect(try MunicipalityCode(code).orFail().officialName == name)
    }

    @Test func `all 290 have one, and other codes none`() throws {
        let names = (101...2_599).compactMap { MunicipalityCode(number: Int16($0))?.officialName }
        #expect(names.count == 290 && !names.contains { $0.isEmpty || $0.contains(";") })
        #expect(try MunicipalityCode("1099").orFail().officialName == nil)
    }
}
