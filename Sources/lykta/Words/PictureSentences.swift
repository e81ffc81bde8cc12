import Prevention
import Reports

/// What is said of situational pictures.
enum PictureSentences {
    static let kind = Bilingual(swedish: "ett slag av lägesbild", english: "a kind of picture")
    static let pictureID = Bilingual(swedish: "en lägesbilds id", english: "a picture's id")
    static let words = Bilingual(swedish: "en text på 1–8000 byte", english: "a text of 1–8000 bytes")
    static let wordsOrNone = Bilingual(
        swedish: "en text på högst 8000 byte", english: "a text of at most 8000 bytes")
    static let heading = Bilingual(
        swedish: "en rubrik i en lägesbild", english: "a heading of a picture")
    static let reason = Bilingual(swedish: "ett skäl på 1–500 byte", english: "a reason of 1–500 bytes")
    static let notAdopted = Bilingual(
        swedish:
            "Bara ord i en antagen årsrapport maskeras. En annan lägesbilds ord ändras på dess sida.",
        english:
            "Words of an adopted yearly report alone are masked. Those of another picture are changed on its page."
    )
    static let withdrawn = Bilingual(
        swedish: "Lägesbilden är tillbakatagen", english: "The picture was withdrawn")
    static let notServed = Bilingual(
        swedish: "Databasen har ingen profil för kommunen.",
        english: "The database has no profile of the municipality.")
    static let sharedPictureID = Bilingual(
        swedish: "en gemensam lägesbilds id", english: "a shared picture's id")
    static let notOnePoliceArea = Bilingual(
        swedish: "Kommunerna ligger inte i samma polisområde. Gör en bild för varje polisområde.",
        english: "The municipalities are not in one police area. Make a picture for each police area.")
    static let tooFew = Bilingual(
        swedish: "En gemensam lägesbild delas av minst två olika kommuner.",
        english: "A shared picture is of at least two different municipalities.")
    static let together = Bilingual(swedish: "Alla tillsammans", english: "All together")
    static let alike = Bilingual(
        swedish: "Bilderna säger detsamma.", english: "The pictures say the same.")
    static func adopted(_ adoption: ReportAdoption) -> Bilingual {
        Bilingual(
            swedish: "Antagen \(adoption.day) av \(adoption.body).",
            english: "Adopted \(adoption.day) by \(adoption.body).")
    }
    static let late = Bilingual(swedish: "Kom in efter dagen", english: "Came in after the day")
    static let added = Bilingual(swedish: "nytt", english: "new")
    static let gone = Bilingual(swedish: "borta", english: "gone")
    static let changed = Bilingual(swedish: "ändrat", english: "changed")
}

enum PictureColumns {
    static let picture = TableColumn(title: Bilingual(swedish: "Lägesbild", english: "Picture"))
    static let municipalities = TableColumn(
        title: Bilingual(swedish: "Kommuner", english: "Municipalities"))
    static let last = TableColumn(title: Bilingual(swedish: "Till och med", english: "Through"))
    static let day = TableColumn(title: Bilingual(swedish: "Dag", english: "Day"))
    static let heading = TableColumn(title: Bilingual(swedish: "Rubrik", english: "Heading"))
    static let what = TableColumn(title: Bilingual(swedish: "Vad", english: "What"))
    static let figures = TableColumn(title: Bilingual(swedish: "Siffror", english: "Figures"))
    static let said = TableColumn(
        title: Bilingual(swedish: "Vad det betyder", english: "What it means"), kind: .text)
    static let before = TableColumn(title: Bilingual(swedish: "Förut", english: "Then"))
    static let after = TableColumn(title: Bilingual(swedish: "Nu", english: "Now"), kind: .text)
}
