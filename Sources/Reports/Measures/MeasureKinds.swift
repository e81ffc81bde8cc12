/// The sorts of measure that a municipality plans and follows up, such as lighting or patrols.
///
/// What residents are told that was done about their case is a shorter list of its own: see ``CaseWords/measures``.
package struct MeasureKinds: Hashable, Sendable {
    /// In the order in which they are offered; no two of one code.
    package let all: [MeasureKind]

    /// How many a list may have.
    package static let most = 60

    /// Nil for none, for more than ``most``, and for two of one code.
    package init?(_ kinds: [MeasureKind]) {
        guard (1...Self.most).contains(kinds.count), Set(kinds.map(\.code)).count == kinds.count else {
            return nil
        }
        all = kinds
    }

    package func kind(_ code: Code<MeasureKind>) -> MeasureKind? { all.first { $0.code == code } }

    /// What a kind is called; its code for one that the profile has no more.
    package func name(of code: Code<MeasureKind>) -> Bilingual {
        kind(code)?.name ?? Bilingual(code.description)
    }

    /// What is used where the profile has no list.
    package static let builtIn = MeasureKinds(unchecked: [
        ("lighting", "Belysning", "Lighting"),
        ("clearing", "Röjning av växtlighet", "Clearing of overgrowth"),
        ("upkeep", "Städning och skötsel", "Cleaning and upkeep"),
        ("rebuilding", "Ombyggnad av platsen", "Rebuilding of the place"),
        ("traffic-calming", "Farthinder eller ändrad väg", "Traffic calming"),
        ("camera", "Kamerabevakning", "Camera surveillance"), ("patrol", "Patrullering", "Patrol"),
        ("guards", "Ordningsvakter", "Guards"), ("speed-check", "Hastighetskontroll", "Speed check"),
        ("inspection", "Tillsyn", "Inspection"),
        ("youth-work", "Fältarbete och fritid för unga", "Youth work"),
        ("information", "Information", "Information"), ("parent-meeting", "Föräldramöte", "Parent meeting"),
        ("neighbours", "Grannsamverkan", "Neighbourhood watch"), ("other", "Annat", "Other"),
    ])

    private init(unchecked kinds: [(String, String, String)]) {
        all = kinds.compactMap { code, swedish, english in
            Code<MeasureKind>(code).map {
                MeasureKind(code: $0, name: Bilingual(swedish: swedish, english: english))
            }
        }
    }
}
