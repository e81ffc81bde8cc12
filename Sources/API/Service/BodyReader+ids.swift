import Reports
import Web

extension BodyReader {
    /// What is said where the id of something that has a page should stand.
    static let idOfPage = Bilingual(
        swedish: "Ett UUID: det id som står sist i adressen till sidan.",
        english: "A UUID: the id that stands last in the address of the page.")
}
