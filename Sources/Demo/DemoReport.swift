package import Intake
package import Reports

/// A made-up submission, and the moment when it comes in.
package struct DemoReport: Hashable, Sendable {
    package let submission: Submission
    package let receivedAt: Timestamp
}

/// What keeps the demo from being made.
package enum DemoFault: Error, Hashable, Sendable {
    /// The built-in outline of the municipality cannot be read.
    case outline
    /// PROJ is missing; see `ProjectionFault`.
    case projection
}
