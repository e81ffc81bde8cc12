import Prevention
import Reports

/// What an import of walks or measures says of rows.
extension ImportWords {
    static let required = Bilingual(swedish: "måste anges", english: "is required")
    static let point = Bilingual(swedish: "en punkt på checklistan", english: "a point of the checklist")
    static let participants = Bilingual(
        swedish:
            "ett antal från \(WalkParticipants.counts.lowerBound) till \(WalkParticipants.counts.upperBound)",
        english:
            "a number from \(WalkParticipants.counts.lowerBound) to \(WalkParticipants.counts.upperBound)")
    static let tooManyStops = Bilingual(
        swedish: "vandringen har fler än \(SafetyWalk.mostStops) stopp",
        english: "the walk has more than \(SafetyWalk.mostStops) stops")
    static let noSuchFinding = Bilingual(
        swedish: "walk och finding: ingen sådan iakttagelse är importerad, så importera vandringarna först",
        english: "walk and finding: no such finding is imported, so import the walks first")
    static let measureSaysOtherwise = Bilingual(
        swedish: "importerades förut och säger något annat nu; åtgärden står som den var",
        english: "was imported before and says something else now; the measure stands as it was")

    /// - Parameter members: Those in which a row says something else.
    static func saysOtherwise(_ members: [String]) -> Bilingual {
        let list = members.joined(separator: ", ")
        return Bilingual(
            swedish: "\(list): säger något annat än det som är sparat, som står som det är",
            english: "\(list): says something else than what is kept, which stands as it is")
    }

    static func tooLong(_ most: Int) -> Bilingual {
        Bilingual(swedish: "är längre än \(most) byte", english: "is longer than \(most) bytes")
    }

    static func both(_ one: String, _ other: String) -> Bilingual {
        Bilingual(
            swedish: "\(one) och \(other) hör ihop; den ena saknas",
            english: "\(one) and \(other) belong together; one of them is missing")
    }

    static func noPlace(_ one: String, _ other: String) -> Bilingual {
        Bilingual(
            swedish: "\(one) och \(other) är ingen plats i Sverige",
            english: "\(one) and \(other) are no place in Sweden")
    }

    static func saysOtherwise(row: Int) -> Bilingual {
        Bilingual(
            swedish: "datarad \(row) säger något annat om samma vandring",
            english: "row \(row) says something else of the same walk")
    }

    static func waits(forRow row: Int) -> Bilingual {
        Bilingual(
            swedish: "väntar: vandringen kommer hel, och datarad \(row) är avvisad",
            english: "waits: the walk comes whole, and row \(row) is refused")
    }

    static func stopWithoutPlace(_ stop: String) -> Bilingual {
        Bilingual(
            swedish:
                "stoppet “\(stop.prefix(60))” har ingen plats: ange longitude och latitude, eller northing och easting",
            english:
                "the stop “\(stop.prefix(60))” has no place: give longitude and latitude, or northing and easting"
        )
    }

    static func otherPlace(_ stop: String) -> Bilingual {
        Bilingual(
            swedish: "stoppet “\(stop.prefix(60))” har en annan plats på en rad före; ge stoppen olika namn",
            english:
                "the stop “\(stop.prefix(60))” has another place in a row before; give the stops different names"
        )
    }

    static func noSuchStop(_ stop: String) -> Bilingual {
        Bilingual(
            swedish:
                "vandringen importerades förut, utan stoppet “\(stop.prefix(60))”, och får inga nya stopp",
            english:
                "the walk was imported before, without the stop “\(stop.prefix(60))”, and gets no new stops")
    }

    static let sameWithoutNumber = Bilingual(
        swedish:
            "finding: samma ord vid samma stopp är redan importerade utan nummer eller med ett annat; det räknas som samma iakttagelse, som står som den är",
        english:
            "finding: the same words at the same stop were imported without a number, or with another; it counts as the same finding, which stands as it is"
    )

    static func otherLetters(_ member: String, row: Int) -> Bilingual {
        Bilingual(
            swedish:
                "\(member): skiljer sig bara i stora och små bokstäver från datarad \(row), och räknas som något annat; rätta filen om det är samma",
            english:
                "\(member): differs in capitals alone from row \(row), and counts as something else; correct the file if it is the same"
        )
    }

    static func keptInOtherLetters(_ member: String, _ text: String) -> Bilingual {
        Bilingual(
            swedish:
                "\(member): skiljer sig bara i stora och små bokstäver från “\(text.prefix(60))”, som importerades förut, och räknas som något annat",
            english:
                "\(member): differs in capitals alone from “\(text.prefix(60))”, which was imported before, and counts as something else"
        )
    }

    static func sameFinding(row: Int) -> Bilingual {
        Bilingual(
            swedish: "är samma iakttagelse som datarad \(row)",
            english: "is the same finding as row \(row)")
    }

    static func sameReference(row: Int) -> Bilingual {
        Bilingual(
            swedish: "reference: datarad \(row) har samma",
            english: "reference: row \(row) has the same one")
    }
}
