import Crypto
import Delivery
import Foundation
import Reports
import TestSupport
import Testing

@testable import Accounts
@testable import Web

@Suite struct OpenIDTests {
    private let people = MemoryPeople()
    private let anna: Person

    init() throws {
        var chance = SeededChance(seed: 3)
        anna = Person(
            id: Person.ID(at: .testNow, using: &chance), name: "Anna Lind",
            email: try EmailAddress("anna@example.se").orFail(),
            bindings: [try RoleBinding("triage:1060").orFail()], created: .testNow)
        try people.add(anna, password: nil)
    }

    private func provider(
        _ test: TestProvider, insecure: Set<String> = ["127.0.0.1"], pause: Duration = .zero
    )
        -> OpenIDProvider
    {
        OpenIDProvider(
            OpenIDSettings(
                issuer: test.issuer, clientID: TestProvider.client, secret: TestProvider.secret,
                redirectURL: "https://lykta.example.se/logga-in/oidc/svar"),
            store: people, exchange: GuardedExchange(insecureHosts: insecure), pause: pause)
    }

    private static var now: Timestamp { Timestamp(clamping: Int64(Date().timeIntervalSince1970 * 1_000)) }

    /// All of the way there and back.
    private func signIn(_ provider: OpenIDProvider, _ test: TestProvider) async throws -> Person {
        var chance: any RandomNumberGenerator = SystemRandomNumberGenerator()
        let (url, attempt) = try await provider.begin(using: &chance)
        let (code, state) = try test.signIn(at: url)
        return try await provider.person(
            code: code, state: state, issuer: test.issuer, error: nil,
            SignInAttempt(attempt.cookieValue), at: Self.now)
    }

    @Test func `a person whose e-mail the provider has verified is signed in, and is bound to its subject`()
        async throws
    {
        try await TestProvider().run { test async throws in
            let provider = provider(test)
            #expect(try await signIn(provider, test).id == anna.id)
            #expect(people.person("subject-1", at: test.issuer)?.id == anna.id)
            // From now on it is the subject that counts.
            test.change { $0.claims = ["email": .text("other@example.se")] }
            #expect(try await signIn(provider, test).id == anna.id)
            // Somebody else who has come by the address is not her.
            test.change { $0.claims = ["sub": .text("subject-2")] }
            await #expect(throws: OpenIDFault.noAccount) { try await signIn(provider, test) }
        }
    }

    @Test func `a provider that takes the secret in the body gets it there`() async throws {
        try await TestProvider().run { test async throws in
            test.change { $0.secretMethod = "client_secret_post" }
            #expect(try await signIn(provider(test), test).id == anna.id)
        }
    }

    @Test(arguments: [
        ("nonce", JSONClaim.text("another"), OpenIDFault.TokenFault.nonce),
        ("aud", .text("another-client"), .audience), ("aud", .list(["another", "third"]), .audience),
        ("aud", .list(["lykta-test", "another"]), .audience), ("azp", .text("another"), .audience),
        ("iss", .text("http://127.0.0.1:1"), .issuer), ("exp", .number(1_700_000_000), .expired),
        ("iat", .number(4_000_000_000), .notYet), ("nbf", .number(4_000_000_000), .notYet),
        ("sub", .text(""), .subject), ("exp", .text("never"), .malformed), ("nonce", .number(7), .nonce),
    ])
    func `a token that says anything wrong signs nobody in`(
        _ name: String, _ claim: JSONClaim, _ fault: OpenIDFault.TokenFault
    ) async throws {
        try await TestProvider().run { test async throws in
            test.change { $0.claims = [name: claim] }
            await #expect(throws: OpenIDFault.token(fault)) { try await signIn(provider(test), test) }
            #expect(people.person("subject-1", at: test.issuer) == nil)
        }
    }

    @Test(arguments: ["none", "HS256", "RS256", "es256", ""])
    func `a token by another algorithm than the key's signs nobody in`(_ algorithm: String) async throws {
        try await TestProvider().run { test async throws in
            test.change { $0.algorithm = algorithm }
            let fault: OpenIDFault = .token(algorithm == "RS256" ? .key : .algorithm)
            await #expect(throws: fault) { try await signIn(provider(test), test) }
        }
    }

    @Test func `a key that was rotated is fetched, and one that is nobody's is not believed`() async throws {
        try await TestProvider().run { test async throws in
            let provider = provider(test)
            _ = try await signIn(provider, test)
            _ = try await signIn(provider, test)
            #expect(test.keyRequests == 1)
            test.change {
                $0.key = P256.Signing.PrivateKey()
                $0.keyName = "second"
            }
            #expect(try await signIn(provider, test).id == anna.id)
            #expect(test.keyRequests == 2)
            // Signed by a key of the same name that is not the published one.
            test.change { $0.publishesKey = false }
            test.change { $0.key = P256.Signing.PrivateKey() }
            await #expect(throws: OpenIDFault.token(.signature)) { try await signIn(provider, test) }
            test.change { $0.keyName = "third" }
            await #expect(throws: OpenIDFault.token(.key)) { try await signIn(provider, test) }
        }
    }

    @Test func `tokens with unknown keys do not make it ask the provider again and again`() async throws {
        try await TestProvider().run { test async throws in
            let provider = provider(test, pause: .seconds(60))
            _ = try await signIn(provider, test)
            test.change { $0.keyName = "second" }
            _ = try? await signIn(provider, test)
            let asked = test.keyRequests
            test.change { $0.keyName = "third" }
            await #expect(throws: OpenIDFault.token(.key)) { try await signIn(provider, test) }
            #expect(test.keyRequests == asked)
        }
    }

    @Test func `an answer that this browser did not begin is not taken`() async throws {
        try await TestProvider().run { test async throws in
            let provider = provider(test)
            var chance: any RandomNumberGenerator = SystemRandomNumberGenerator()
            let (url, attempt) = try await provider.begin(using: &chance)
            let (_, other) = try await provider.begin(using: &chance)
            let (code, state) = try test.signIn(at: url)
            for (given, kept, issuer) in [
                (state, nil, test.issuer), (state, other, test.issuer), (state + "x", attempt, test.issuer),
                (state, attempt, "https://another.example"),
            ] as [(String, SignInAttempt?, String)] {
                await #expect(throws: OpenIDFault.notBegunHere) {
                    try await provider.person(
                        code: code, state: given, issuer: issuer, error: nil, kept, at: Self.now)
                }
            }
            await #expect(throws: OpenIDFault.refusedByProvider) {
                try await provider.person(
                    code: nil, state: state, issuer: nil, error: "access_denied", attempt, at: Self.now)
            }
            // A code is good once, and only with the verifier of the browser that began.
            _ = try await provider.person(
                code: code, state: state, issuer: nil, error: nil, attempt, at: Self.now)
            await #expect(throws: OpenIDFault.codeNotTaken) {
                try await provider.person(
                    code: code, state: state, issuer: nil, error: nil, attempt, at: Self.now)
            }
            let (stolen, _) = try test.signIn(at: url)
            await #expect(throws: OpenIDFault.codeNotTaken) {
                try await provider.person(
                    code: stolen, state: other.state, issuer: nil, error: nil, other, at: Self.now)
            }
        }
    }

    @Test(arguments: [
        ["email_verified": JSONClaim.truth(false)], ["email": .text("nobody@example.se")],
        ["email_verified": .text("false")], ["email": .number(1)],
    ])
    func `without a verified address of an account nobody is signed in, and no account is made`(
        _ claims: [String: JSONClaim]
    ) async throws {
        try await TestProvider().run { test async throws in
            test.change { $0.claims = claims }
            await #expect(throws: OpenIDFault.noAccount) { try await signIn(provider(test), test) }
            #expect(people.people().count == 1)
        }
    }

    @Test func `a disabled account is not signed in, bound or not`() async throws {
        try await TestProvider().run { test async throws in
            let provider = provider(test)
            _ = try await signIn(provider, test)
            _ = people.setDisabled(.testNow, of: anna.email, keepingAdministrators: false)
            await #expect(throws: OpenIDFault.noAccount) { try await signIn(provider, test) }
        }
    }

    @Test func `a provider at an internal address, or that names another, is not asked`() async throws {
        try await TestProvider().run { test async throws in
            var chance: any RandomNumberGenerator = SystemRandomNumberGenerator()
            await #expect(throws: OpenIDFault.providerUnreachable) {
                try await provider(test, insecure: []).begin(using: &chance)
            }
            test.change { $0.discoveryIssuer = "https://another.example" }
            await #expect(throws: OpenIDFault.providerMisdescribed) {
                try await provider(test).begin(using: &chance)
            }
        }
    }
}
