import Reports

extension MarkupFault {
    /// For who has the file, with its line.
    var sentence: Bilingual {
        Bilingual(swedish: "rad \(line): ", english: "line \(line): ") + reason.words
    }
}

extension MarkupFault.Reason {
    fileprivate var words: Bilingual {
        switch self {
        case .noElement:
            Bilingual(
                swedish: "här ska ett element stå, så filen är ingen XML",
                english: "an element ought to stand here, so the file is no XML")
        case .documentType:
            Bilingual(
                swedish: "en dokumenttyp (<!DOCTYPE) tas inte emot. Ta bort den",
                english: "a document type (<!DOCTYPE) is not taken. Remove it")
        case .unclosed(let name):
            Bilingual(
                swedish: "elementet <\(name.prefix(40))> avslutas inte",
                english: "the element <\(name.prefix(40))> is not closed")
        case .cutOff:
            Bilingual(
                swedish: "filen slutar mitt i något som börjar här",
                english: "the file ends in the middle of something that begins here")
        case .entity(let name):
            Bilingual(
                swedish: "“&\(name)” är inget som XML känner. Skriv &amp; för ett &-tecken",
                english: "“&\(name)” is nothing that XML knows. Write &amp; for an ampersand")
        case .tooDeep:
            Bilingual(
                swedish: "fler än \(MarkupElement.deepest) element ligger i varandra",
                english: "more than \(MarkupElement.deepest) elements stand in each other")
        }
    }
}
