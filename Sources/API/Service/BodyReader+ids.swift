package import Reports
package import Web

extension BodyReader {
    /// What is said where a kommunkod should stand: without quotes it is a number, in JSON and in YAML.
    package static let quotedCode = Bilingual(
        swedish: "En kommunkod inom citattecken, som \"1060\".",
        english: "A municipality code in quotes, such as \"1060\".")

    /// What is said where the id of something that has a page should stand.
    static let idOfPage = Bilingual(
        swedish: "Ett UUID: det id som står sist i adressen till sidan.",
        english: "A UUID: the id that stands last in the address of the page.")
}
