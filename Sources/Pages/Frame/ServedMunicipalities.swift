import Reports
import Web

/// The municipalities whose pages these are: their names, how their pages look, and who answers for personal data.
///
/// Pages that several share look as Lykta's own; each of them stands with its arms on the page about personal data.
struct ServedMunicipalities: Sendable {
    /// By name.
    let profiles: [Profile]

    init(_ served: [Profile]) { profiles = served.sorted { $0.name < $1.name } }

    var names: [String] { profiles.map(\.name) }

    /// Whose pages these are alone.
    var only: Profile? { profiles.count == 1 ? profiles[0] : nil }

    var colour: ThemeColour { only?.colour ?? .usual }

    /// Their arms, and the style that brings the colour in.
    var files: [PageAssets.File] {
        let arms = profiles.compactMap { profile in
            profile.arms.map {
                PageAssets.File(name: Self.armsName(of: profile), mediaType: "image/png", bytes: $0.png)
            }
        }
        guard let colour = only?.colour else { return arms }
        // As specific as what lykta.css says for dark, and after it. White text is readable on it in both (ThemeColour).
        let style =
            ":root, :root:not([data-scheme=\"light\"]), :root[data-scheme=\"dark\"] { --band: \(colour); }\n"
        return arms + [
            PageAssets.File(
                name: Self.styleName, mediaType: "text/css; charset=utf-8", bytes: Array(style.utf8))
        ]
    }

    static let styleName = "municipality.css"

    private static func armsName(of profile: Profile) -> String { "arms-\(profile.municipality).png" }

    /// Who decides over personal data, as a part of a sentence.
    static func controller(of profile: Profile, _ words: Words) -> String {
        profile.dataProtection.controller?.text(in: words.language)
            ?? words("controller-usual", ["name": profile.name])
    }

    /// What becomes of a report and how long it is kept; nil where several municipalities decide, or the one has not said.
    func kept(in language: Language) -> String? { only?.dataProtection.kept?.text(in: language) }

    /// The arms of a municipality.
    func arms(of profile: Profile, at addresses: [String: String]) -> ShownArms? {
        guard let arms = profile.arms, let address = addresses[Self.armsName(of: profile)] else { return nil }
        return ShownArms(address: address, width: arms.width, height: arms.height)
    }
}

/// Arms as a page shows them, always beside the name that they are of.
struct ShownArms: Hashable, Sendable {
    let address: String
    /// In pixels.
    let width: Int
    let height: Int
}
