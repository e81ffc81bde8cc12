import Reports
import Web

/// How often residents may do things without signing in, each household by itself.
struct ResidentLimits: Sendable {
    /// Sending reports, voices and additions.
    let sending: SourceLimiter
    /// Photos, of reports that are being written and of those that are followed.
    let photos: SourceLimiter
    /// What the form's script asks while somebody types.
    let asking = SourceLimiter(240, each: .minutes(1))

    /// - Parameter reportsPerHour: A whole school or a telephone company's customers may come from one address.
    init(reportsPerHour: Int) {
        sending = SourceLimiter(reportsPerHour, each: .hours(1))
        photos = SourceLimiter(PhotoForm.most * reportsPerHour, each: .hours(1))
    }
}
