import Reports

/// What is said of photos.
enum PhotoSentences {
    static let threeAlready = Bilingual(
        swedish: "rapporten har redan tre foton.", english: "the report has three photos already.")
    static let addedBefore = Bilingual(swedish: "redan tillagt", english: "added before")
    static let added = Bilingual(swedish: "tillagt", english: "added")
    static let hidden = Bilingual(swedish: "dolt", english: "hidden")
    static let shown = Bilingual(swedish: "visat", english: "shown")

    static func noneTaken(without program: String) -> Bilingual {
        Bilingual(
            swedish:
                "inga foton tas emot: \(program) finns inte (Debian: libvips-tools, util-linux). Rapporter tas emot.",
            english:
                "no photos are taken: \(program) is not there (Debian: libvips-tools, util-linux). Reports are."
        )
    }

    static func install(_ program: String) -> Bilingual {
        Bilingual(
            swedish: "\(program) finns inte: installera libvips-tools och util-linux från Debian.",
            english: "\(program) is not there: install libvips-tools and util-linux from Debian.")
    }

    static func refused(_ path: String, _ refusal: PhotoRefusal) -> Bilingual {
        "\(path): " + refusal.message + " [\(refusal.code)]"
    }

    static func tooLarge(_ path: String, most: Int) -> Bilingual {
        Bilingual(
            swedish: "\(path) har fler än \(most) byte.", english: "\(path) has more than \(most) bytes.")
    }

    static func photo(_ number: Int) -> Bilingual {
        Bilingual(swedish: "foto \(number)", english: "photo \(number)")
    }
}
