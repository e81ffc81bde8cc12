/// Whether a text tells a person by name: one that is to tell a role or a body, or one that everybody may come to read.
///
/// It sees common first names in Sweden, however they are written, and surnames that end in `-sson`; names that are words too, such as `Per`,
/// `Hans` and `Björn`, where another word with a capital follows; and families, whatever they are called, after `familjen` and `fam.`. By a
/// name a place, a church or a firm may be told (`Sankta Maria församling`). It does not see other uncommon names, nor nicknames.
enum PersonName {
    static func isTold(in text: String) -> Bool {
        let words = WordList(text).words.map(Accusation.Word.init)
        if isFamilyTold(in: words) { return true }
        return words.indices.contains { index in
            let word = words[index]
            if word.text.count > 5, word.text.hasSuffix("sson") { return true }
            let next = index + 1 < words.count && words[index + 1].followsOn ? words[index + 1] : nil
            if isOfThing(index > 0 ? words[index - 1] : nil, next) { return false }
            if word.text.split(separator: "-").allSatisfy({ names.contains(String($0)) }) { return true }
            return word.isCapitalised && next?.isCapitalised == true && namesAndWords.contains(word.text)
        }
    }

    /// Whether a running text tells a person by first name and surname: a usual first name with another capitalised word directly after it,
    /// which is neither a place's nor, by the word after, the name of a place or a firm (`Karl Johans torg`); or a family by its name.
    ///
    /// It does not see first names alone, for they tell who was meant to few, nor names in small letters.
    static func isToldInFull(in text: WordList) -> Bool {
        text.sentences.contains { sentence in
            let words = sentence.map(Accusation.Word.init)
            return isToldInFull(in: words) || isFamilyTold(in: words)
        }
    }

    /// Whether a family is told by its name: `Familjen Karlsson`, `fam. Ek`.
    static func isFamilyTold(in words: [Accusation.Word]) -> Bool {
        zip(words, words.dropFirst()).contains { word, name in
            families.contains(word.text) && name.followsOn && name.isCapitalised && !isOfPlace(name.text)
                && !AccusationWords.firms.contains(name.text)
        }
    }

    private static func isToldInFull(in sentence: [Accusation.Word]) -> Bool {
        sentence.indices.dropFirst().contains { index in
            let (first, second) = (sentence[index - 1], sentence[index])
            guard second.followsOn, first.isCapitalised, second.isCapitalised,
                names.contains(first.text) || AccusationWords.firstNames.contains(first.text),
                !isOfPlace(second.text)
            else { return false }
            guard let next = sentence.dropFirst(index + 1).first else { return true }
            return !isOfPlace(next.text) && !AccusationWords.firms.contains(next.text)
        }
    }

    private static func isOfPlace(_ word: String) -> Bool {
        AccusationWords.isPlace(word) || places.contains(word)
    }

    private static func isOfThing(_ before: Accusation.Word?, _ after: Accusation.Word?) -> Bool {
        if let before, saints.contains(before.text) { return true }
        guard let after else { return false }
        return AccusationWords.isPlace(after.text) || AccusationWords.firms.contains(after.text)
            || things.contains(after.text)
    }

    private static let families = Vocabulary(words: "familjen fam makarna")
    private static let saints = Vocabulary(words: "sankt sankta st t santa")
    private static let places = Vocabulary(
        words: "vag plats plan park torg gata grand stig skola minne bro backe kyrka hus")
    private static let things = Vocabulary(
        words: "forsamling forsamlingen kapell kapellet skola kyrka park stiftelse minne")

    /// In small letters and without the dots of å, ä and ö.
    private static let names = Vocabulary(
        words: """
            agneta ahmad ahmed albin alexander alexandra alice ali amanda amina amir anders andreas anette anita ann anna anne
            anneli annelie annette annika anton arne arvid astrid axel barbro bengt berit bertil birgit birgitta britt camilla
            carina carl carolina caroline catarina cecilia charlotta charlotte christer christian christina christoffer
            claes conny dagmar daniel david ebba edvin elias elin elisabet elisabeth elsa emelie emil emilia emma eric erik
            eskil eva evelina fatima felicia filip frida fredrik gabriel gerd goran greger greta gudrun gun gunilla gunnar
            gunnel gustaf gustav hanna hassan hedvig helen helena helene henrik hugo hussein ibrahim ida ingegerd
            ingela inger ingrid ingvar isabella isak jakob jan-erik jenny jennifer jens jessica jimmy joakim joel johan johanna
            johannes john johnny jonas jonathan josef josefin josefine julia kajsa karin karl karolina katarina kenneth kent
            kerstin kevin kicki kjell klas kristian kristina kristoffer lars lasse leif lena lennart leo liam lina
            linda linnea linus lisa lisbeth louise lovisa lucas ludvig lukas madeleine magdalena magnus maja malin marcus
            margareta maria mariam marianne marie marika marina markus martin martina mathias matilda mats mattias michael
            mikael moa mohamad mohamed mohammad mohammed monica monika mustafa nathalie niklas nils noah oliver
            ola olle olof omar oscar oskar patricia patrik pelle peter petra petter pia pontus ragnhild ramona rasmus rebecka
            rickard robert robin roger roland rolf ronny rune samira samuel sandra sanna sara sebastian signe simon sofia
            sofie solveig stefan stina susann susanna susanne svante sven sonia tage terese theodor therese thomas tina
            tobias tomas tommy torbjorn tore tuva ulf ulla ulrika viktor viktoria vilhelm vincent wilhelm william
            yusuf yvonne zahra ake asa orjan osten
            """)
    /// Names that are words, places or months besides.
    private static let namesAndWords = Vocabulary(
        words:
            "per hans jan bo bjorn sten stig maj siv dan kim max mark rosa vera iris tor kaj kurt love lo jon ernst jarl klara inga urban"
    )
}
