import Reports

/// What keeps a server from starting, and what it warns of.
enum StartWords {
    static let noProjection = Bilingual(
        swedish: "PROJ kunde inte laddas. Är libproj och dess data (proj-data) installerade?",
        english: "PROJ could not be loaded. Are libproj and its data (proj-data) installed?")
    static let mendRules = Bilingual(
        swedish: "; rätta routing.yaml eller områdena.", english: "; mend routing.yaml or the areas.")

    static func outlineMissing(of municipality: String) -> Bilingual {
        Bilingual(
            swedish:
                "kommunens egen kontur saknas, så varje rapport skulle avvisas: lägg den i areas/municipality.geojson med koden \(municipality), eller importera den med `lykta areas import --layer municipality`.",
            english:
                "its own outline is missing, so every report would be refused: add it to areas/municipality.geojson with code \(municipality), or import it with `lykta areas import --layer municipality`."
        )
    }

    static func outlineNotToday(_ day: CivilDate) -> Bilingual {
        Bilingual(
            swedish:
                "kommunens egen kontur gäller inte i dag (\(day)), så varje rapport skulle avvisas: ge den en ny med `lykta areas import --layer municipality`.",
            english:
                "its own outline does not hold today (\(day)), so every report would be refused: give it a new one with `lykta areas import --layer municipality`."
        )
    }
}
