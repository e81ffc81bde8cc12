import Foundation
import Testing

@Suite struct UsersCommandTests {
    private static let roles = ["--role", "triage:1060"]

    private static func users(_ installation: TestInstallation, _ arguments: [String], input: String? = nil)
        throws
        -> Program.Outcome
    {
        try Program.run(
            ["users", arguments[0], "--database", installation.database] + arguments.dropFirst(), input: input
        )
    }

    private static func add(
        _ installation: TestInstallation, _ more: [String] = roles, email: String = "anna@example.se",
        input: String? = nil
    ) throws -> Program.Outcome {
        try users(
            installation, ["add", "--name", "Anna Lind", "--email", email] + more, input: input)
    }

    @Test func `a person is added beside a running server, signs in, and is gone when disabled`() async throws
    {
        let installation = try TestInstallation()
        let server = try await RunningServer(
            database: installation.database, key: "", settings: ["LYKTA_SESSION_SECURE": "false"])
        let added = try Self.add(installation)
        #expect(added.status == 0, "\(added.errors)")
        let password = added.output.trimmingCharacters(in: .newlines)
        #expect(password.count == 24 && added.lines.count == 1)

        func signIn(_ password: String) async throws -> RunningServer.Answer {
            try await server.send(
                "POST", "/api/v1/session", #"{"email":"anna@example.se","password":"\#(password)"}"#)
        }
        let signed = try await signIn(password)
        #expect(signed.status == 201)
        let field = try #require(signed.headers.first { $0.0 == "set-cookie" }?.1)
        #expect(field.hasPrefix("lykta=") && !field.contains("Secure"))
        let cookie = ["Cookie": String(field.prefix { $0 != ";" })]
        func read() async throws -> UInt { try await server.send("GET", "/api/v1/cases", nil, cookie).status }
        #expect(try await read() == 200)
        #expect(
            try Self.users(installation, ["list"]).rows.first?.hasPrefix(
                "anna@example.se\tAnna Lind\ttriage:1060\tvalid\t1\t") == true)

        let reset = try Self.users(
            installation, ["reset", "Anna@example.se", "--ask-password"], input: "en ny lång mening\n")
        #expect(reset.status == 0 && reset.output.isEmpty)
        #expect(try await read() == 401)
        #expect(try await signIn(password).status == 401)
        #expect(try await signIn("en ny lång mening").status == 201)
        #expect(try Self.users(installation, ["disable", "anna@example.se"]).status == 0)
        #expect(try await signIn("en ny lång mening").status == 401)
        #expect(try Self.users(installation, ["enable", "anna@example.se"]).status == 0)
        #expect(
            try Self.users(installation, ["roles", "anna@example.se", "--role", "admin:1060"]).status == 0)
        #expect(try await signIn("en ny lång mening").body.contains(#""roles":["admin:1060"]"#))
        let twice = try Self.add(installation)
        #expect(twice.status != 0 && twice.output.isEmpty && twice.errors.contains("already"))
        let left = try FileManager.default.contentsOfDirectory(atPath: installation.database + ".keys")
        #expect(left.isEmpty)
        await server.signal(SIGTERM)
        #expect(try Program.run("check", "--database", installation.database).status == 0)
    }

    @Test(arguments: [
        (["--role", "boss:1060"], "a role such as"), (["--role", "triage:0880"], "no profile"),
        (["--role", "triage:1060:unit/gata-prak"], "Did you mean"),
        (["--role", "reader:1060:district/nowhere"], "There is no area"),
        (["--role", "admin:1060:unit/gata-park"], "whole municipality"), ([], "role"),
        (["--role", "triage:1060", "--email", "x"], "an e-mail address"),
    ])
    func `what makes no account is refused with what to do, and adds nothing`(
        _ more: [String], _ words: String
    ) throws {
        let installation = try TestInstallation()
        let refused = try Self.add(installation, more)
        #expect(refused.status != 0 && refused.output.isEmpty)
        #expect(refused.errors.contains(words), "\(refused.errors)")
        #expect(try Self.users(installation, ["list"]).rows.isEmpty)
    }

    @Test func `a password that is too short is refused, and one is never an argument`() throws {
        let installation = try TestInstallation()
        let short = try Self.add(installation, Self.roles + ["--ask-password"], input: "elva tecken\n")
        #expect(short.status != 0 && short.errors.contains("12"))
        let argument = try Self.add(installation, Self.roles + ["--password", "en lång mening"])
        #expect(argument.status == 64)
        #expect(try Self.add(installation, Self.roles + ["--no-password"]).status == 0)
        let unknown = try Self.users(installation, ["disable", "bo@example.se"])
        #expect(unknown.status != 0 && unknown.errors.contains("bo@example.se"))
    }
}
