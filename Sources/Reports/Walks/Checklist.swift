/// What is looked at on a safety walk, the same at every stop, so that stops and walks can be compared.
package struct Checklist: Hashable, Sendable {
    /// In the order in which they are asked; no two of one code.
    package let points: [ChecklistPoint]

    /// How many points a list may have: more are not answered outdoors.
    package static let mostPoints = 30

    /// Nil for none, for more than ``mostPoints``, and for two of one code.
    package init?(_ points: [ChecklistPoint]) {
        guard (1...Self.mostPoints).contains(points.count), Set(points.map(\.code)).count == points.count
        else { return nil }
        self.points = points
    }

    package func point(_ code: Code<ChecklistPoint>) -> ChecklistPoint? { points.first { $0.code == code } }

    /// What is used where the profile has no list: the aspects that the national guide of safety walks (Boverket, Tryggare
    /// Mänskligare Göteborg and Brå, 2010) and BoTryggt2030 look at.
    package static let builtIn = Checklist(unchecked: [
        (
            "lighting", "Belysning", "Lighting", "Syns vägen, ansikten och kanter? Lyser alla lampor?",
            "Can the path, faces and edges be seen? Do all lamps work?"
        ),
        (
            "openness", "Öppenhet och vägar bort", "Openness and ways out",
            "Går det att välja en annan väg, eller är man instängd?",
            "Can one choose another way, or is one shut in?"
        ),
        (
            "sight-lines", "Sikt och ögon på platsen", "Sight lines and eyes on the place",
            "Ser man framåt och runt hörn? Ser någon från fönster eller väg hit?",
            "Does one see ahead and round corners? Does anyone see the place from windows or a road?"
        ),
        (
            "overgrowth", "Växtlighet", "Overgrowth",
            "Skymmer buskar och träd lampor, vägen eller sikten?",
            "Do bushes and trees hide lamps, the path or the view?"
        ),
        ("upkeep", "Skötsel", "Upkeep", "Skräp, klotter, skador?", "Litter, graffiti, damage?"),
        (
            "walk-path", "Gångväg", "Walk path",
            "Är den hel, bred och fri, också med barnvagn, rullator och rullstol?",
            "Is it whole, wide and free, with a pram, a walker and a wheelchair too?"
        ),
        (
            "orientation", "Att hitta", "Orientation",
            "Förstår man var man är och vart vägarna leder?",
            "Does one understand where one is and where the paths lead?"
        ),
        (
            "people", "Folk på platsen", "People about",
            "Rör sig folk här, av olika ålder och kön? Tar någon grupp över?",
            "Are people about, of different ages and sexes? Does a group take over?"
        ),
        (
            "transport", "Kollektivtrafik", "Public transport",
            "Känns hållplatsen och vägen dit trygg?", "Do the stop and the way to it feel safe?"
        ),
        ("traffic", "Trafik", "Traffic", "Fart, mopeder, korsande vägar?", "Speed, mopeds, crossings?"),
        (
            "feeling", "Hur tryggt det känns", "How safe it feels",
            "Skulle du gå här ensam en mörk kväll?", "Would you walk here alone on a dark evening?"
        ),
    ])

    private init(unchecked points: [(String, String, String, String, String)]) {
        self.points = points.compactMap { code, swedish, english, look, lookEnglish in
            Code<ChecklistPoint>(code).map {
                ChecklistPoint(
                    code: $0, name: Bilingual(swedish: swedish, english: english),
                    look: Bilingual(swedish: look, english: lookEnglish))
            }
        }
    }
}

/// One thing to look at, answered from 1 (bad) to 5 (good).
package struct ChecklistPoint: Hashable, Sendable {
    package let code: Code<ChecklistPoint>
    package let name: Bilingual
    /// What to look for; may be empty.
    package let look: Bilingual

    package init(code: Code<ChecklistPoint>, name: Bilingual, look: Bilingual = Bilingual("")) {
        self.code = code
        self.name = name
        self.look = look
    }
}
