import HTTPTypes
import Reports
import TestSupport
import Testing

@testable import Accounts
@testable import Web

@Suite struct SignInTests {
    private let people = MemoryPeople()

    private func person(_ password: String, cost: PasswordDigest.Cost = .light) throws -> Person {
        var chance = SeededChance(seed: 3)
        let person = Person(
            id: Person.ID(at: .testNow, using: &chance), name: "Anna Lind",
            email: try EmailAddress("anna@example.se").orFail(),
            bindings: [try RoleBinding("triage:1060").orFail()], created: .testNow)
        try people.add(person, password: PasswordDigest(of: password, cost: cost, using: &chance).text)
        return person
    }

    private func signIn(cost: PasswordDigest.Cost = .light) throws -> SignIn {
        try SignIn(people, cost: cost) { SystemRandomNumberGenerator() }
    }

    @Test func `a password that was kept at another cost is kept at today's once it has been given`()
        async throws
    {
        let anna = try person("en lång mening")
        let dearer = PasswordDigest.Cost(logarithm: 11, blockSize: 8, parallelism: 1)
        let signIn = try signIn(cost: dearer)
        for _ in 0..<2 {
            _ = try await signIn.person(
                email: "anna@example.se", password: "en lång mening", from: "1", at: .testNow)
        }
        #expect(people.account(anna.email)?.password.flatMap { PasswordDigest($0) }?.cost == dearer)
    }

    @Test func `the waits grow from a second to a quarter of an hour, and a success ends them`() {
        let limiter = AttemptLimiter(free: 2)
        var now = Timestamp.testNow
        #expect(limiter.begin("a", at: now) == nil)
        #expect(limiter.begin("a", at: now) == nil)
        var waits: [Int] = []
        for _ in 0..<14 {
            let wait = limiter.begin("a", at: now) ?? 0
            waits.append(wait)
            now = now.adding(.seconds(Int64(wait)))
            // What must be waited the whole window for is forgotten when it is over.
            guard wait < 900 else { break }
            #expect(limiter.begin("a", at: now) == nil)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900])
        #expect(limiter.begin("b", at: now) == nil)
        _ = limiter.begin("c", at: now)
        _ = limiter.begin("c", at: now)
        limiter.succeeded("c")
        #expect(limiter.begin("c", at: now) == nil)
    }

    @Test func `it holds no more names than it may, and forgets the oldest`() {
        let limiter = AttemptLimiter(free: 1, most: 3)
        for (second, name) in ["a", "b", "c", "d"].enumerated() {
            #expect(limiter.begin(name, at: .testNow.adding(.seconds(Int64(second) - 60))) == nil)
        }
        let soon = Timestamp.testNow.adding(TimeSpan(milliseconds: -57_000))
        #expect(limiter.begin("d", at: soon) == 1)
        #expect(limiter.begin("a", at: soon) == nil)
    }

    @Test func `an address must wait after fifty failures at as many accounts`() async throws {
        let signIn = try signIn()
        func status(_ number: Int, from address: String) async throws -> Int {
            do {
                _ = try await signIn.person(
                    email: "a\(number)@example.se", password: "x", from: address, at: .testNow)
                return 201
            } catch let problem as Problem {
                return problem.kind.status.code
            }
        }
        for number in 0..<50 { #expect(try await status(number, from: "one") == 401) }
        #expect(try await status(50, from: "one") == 429)
        #expect(try await status(51, from: "another") == 401)
    }

    @Test func `one check is made at a time, few wait, and the rest are told to come again`() async throws {
        let checks = PasswordChecks(most: 3)
        let gate = Gate()
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        try await checks.run { gate.pass() }
                        return true
                    } catch let problem as Problem where problem.kind == .overloaded {
                        return false
                    }
                }
            }
            var refused = 0
            var done = 0
            // Seven are refused while the first is still at it.
            for try await outcome in group {
                if outcome { done += 1 } else { refused += 1 }
                if refused == 7 { gate.open() }
            }
            return (done, refused)
        }
        #expect(outcomes == (3, 7))
        #expect(gate.mostAtOnce == 1)
    }
}
