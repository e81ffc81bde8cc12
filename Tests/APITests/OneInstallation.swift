import Testing

/// Gives all cases of a test one installation, which they only read.
struct OneInstallation: TestTrait, TestScoping {
    @TaskLocal private static var shared: TestInstallation?

    static func current() throws -> TestInstallation { try #require(shared) }

    /// Around the whole test, not around each case.
    func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? self : nil }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    )
        async throws
    {
        try await Self.$shared.withValue(TestInstallation()) { try await function() }
    }
}

extension Trait where Self == OneInstallation {
    static var oneInstallation: Self { Self() }
}
