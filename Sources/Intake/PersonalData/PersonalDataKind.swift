/// What is masked in residents' texts.
package enum PersonalDataKind: String, CaseIterable, Sendable {
    /// Personnummer and samordningsnummer, birth dates named as such, and the last four digits alone.
    case personalNumber = "personal-number"
    case phone
    case email
    /// A vehicle's registration plate.
    case plate
    /// The address of somebody's page among social media.
    case profile

    /// What stands in the text instead.
    package var mask: String {
        switch self {
        case .personalNumber: "[personnummer]"
        case .phone: "[telefon]"
        case .email: "[e-post]"
        case .plate: "[regnr]"
        case .profile: "[profil]"
        }
    }
}
