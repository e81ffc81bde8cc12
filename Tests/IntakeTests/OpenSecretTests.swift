import Intake
import Testing

@Suite struct OpenSecretTests {
    @Test func `the same figure has the same bits, and others have others`() throws {
        let secret = try #require(OpenSecret(bytes: Array(repeating: 7, count: 32)))
        let bits = secret.bits(of: ["1060", "2025", "cell", "6236", "470"])
        #expect(bits == secret.bits(of: ["1060", "2025", "cell", "6236", "470"]))
        #expect(bits != secret.bits(of: ["1060", "2025", "cell", "6236", "471"]))
        #expect(bits != secret.bits(of: ["1060", "2025", "cell", "62364", "70"]))
        let other = try #require(OpenSecret(bytes: Array(repeating: 8, count: 32)))
        #expect(bits != other.bits(of: ["1060", "2025", "cell", "6236", "470"]))
        #expect("\(secret)" == "OpenSecret")
        #expect(OpenSecret(bytes: [1, 2, 3]) == nil)
    }
}
