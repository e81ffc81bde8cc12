package import Reports

/// The links with which residents follow their reports.
package struct FollowLinks: Sendable {
    private let secret: FollowSecret
    private let publicURL: PublicURL

    package init(secret: FollowSecret, publicURL: PublicURL) {
        self.secret = secret
        self.publicURL = publicURL
    }

    /// Where a resident sees what happened to a report.
    package func url(of report: Report.ID, _ reference: Reference) -> String {
        "\(publicURL)\(path(of: report, reference))"
    }

    /// The path of that link.
    package func path(of report: Report.ID, _ reference: Reference) -> String {
        "/follow/\(reference)/\(secret.secret(of: report))"
    }

    /// Whether `secret` is the one in the report's link. Takes the same time for every wrong secret.
    package func isSecret(_ secret: some StringProtocol, of report: Report.ID) -> Bool {
        self.secret.isSecret(secret, of: report)
    }
}
