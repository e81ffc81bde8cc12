/// Whether a text seems to accuse someone who can be told from it, so that only staff with the right to it may read it.
///
/// A rule of thumb, meant to err towards restriction. It sees, within one sentence or the one beside it:
/// - an accusing word near two capitalised words in a row that look like a person's name and not like a place's;
/// - an accusing word near a street address or flat that someone is said to live in;
///
/// and, anywhere in the text, an accusing word together with a masked personnummer or registration plate.
///
/// It does not understand: who does what to whom, names of one word, names in small letters, nicknames, roles ("the
/// caretaker at the school"), irony, or accusations in other languages than Swedish and English. A name of two words that
/// is also a place's may be missed; a shop or an association may be taken for a person.
enum Accusation {
    static func isMade(in text: WordList, beside masked: Set<PersonalDataKind>) -> Bool {
        let sentences = text.sentences
        let accuses = sentences.map { $0.contains { accusing.contains($0.text) } }
        guard accuses.contains(true) else { return false }
        if masked.contains(.personalNumber) || masked.contains(.plate) { return true }
        return sentences.indices.contains { index in
            let isNear = (max(0, index - 1)...min(sentences.count - 1, index + 1)).contains { accuses[$0] }
            return isNear && (namesPerson(sentences[index]) || namesDwelling(sentences[index]))
        }
    }

    private static func namesPerson(_ sentence: ArraySlice<WordList.Word>) -> Bool {
        zip(sentence, sentence.dropFirst()).contains { first, second in
            second.followsOn && first.isCapitalised && second.isCapitalised
                && !isPlace(first.text) && !isPlace(second.text) && !openers.contains(first.text)
        }
    }

    private static func namesDwelling(_ sentence: ArraySlice<WordList.Word>) -> Bool {
        let isLivedIn = sentence.contains { dwellers.contains($0.text) }
        let isAddressed = zip(sentence, sentence.dropFirst()).contains { first, second in
            second.isNumber && second.followsOn
                && (isStreet(first.text) || flats.contains(first.text))
        }
        return isLivedIn && isAddressed
    }

    private static func isStreet(_ word: String) -> Bool { streetEndings.contains { word.hasSuffix($0) } }

    private static func isPlace(_ word: String) -> Bool {
        placeWords.contains(word) || isStreet(word) || placeEndings.contains { word.hasSuffix($0) }
    }

    private static let accusing = Vocabulary(
        words: """
            slår slog slagit stal stulit rånade påverkad påtänd hög dealer dealers sells sold stole
            stolen hits beats beat thief rapist junkie
            """,
        stems: """
            säljer sålde sålt langa misshand drogpåverk narkoman knark pundar tjuv stjäl inbrott
            våldt pedofil hotar hotat hotad trakasser antast ofred terroriser dealer dealar häler
            kriminell gängmedlem gängkrim utpress vandaliser våldsam missbruk blotta rånar rånat
            steal selling assault threaten harass criminal
            """)
    private static let dwellers = Vocabulary(
        words: """
            bor bodde granne grannen grannar familjen hyresgästen lives neighbour mannen kvinnan
            killen tjejen han hon
            """)
    private static let flats = Vocabulary(
        words: """
            lgh lägenhet lägenheten nummer nr port uppgång
            """)
    private static let openers = Vocabulary(
        words: """
            när där här det den de vid på i efter igår idag mellan bakom framför utanför från till
            nu och men jag vi polisen the at in
            """)
    private static let streetEndings = [
        "vägen", "gatan", "gata", "stigen", "gränd", "gränden", "allén", "backen", "torget", "plan",
        "platsen",
        "leden", "stråket",
    ]
    private static let placeEndings = [
        "parken", "skolan", "hallen", "gården", "centrum", "stationen", "bron", "kyrkan", "badet", "hamnen",
        "huset",
        "området", "tunneln", "skogen", "viken", "sjön", "kommun", "förskola", "köping",
    ]
    private static let placeWords = Vocabulary(
        words: """
            norra södra östra västra inre yttre stora lilla gamla nya övre nedre kungs folkets hus
            park torg skola station bibliotek livs pizzeria city stad sankt coop ica lidl willys
            hemköp maxi nära kvantum systembolaget sverige sveriges region malmö göteborg stockholm
            olofström karlshamn västervik oskarshamn stenungsund orust tjörn
            """)
}
