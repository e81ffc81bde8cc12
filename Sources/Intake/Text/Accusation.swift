/// Whether a text seems to accuse someone who can be told from it, so that only staff with the right to it may read it.
///
/// A rule of thumb, meant to err towards restriction. It sees, within one sentence or the one beside it:
/// - an accusing word near two capitalised words in a row that look like a person's name, and not like a place's, a firm's
///   or that of someone who holds an office, or near a family that is told by its name;
/// - an accusing word near a sentence in which a person (`killen`, `Kalle`) and a dwelling (a street number, a flat, a floor,
///   `ovanpå oss`) stand together, or one who is told by a neighbour (`grannens son`);
///
/// and, anywhere in the text, an accusing word together with a masked personnummer or registration plate.
///
/// It does not understand: who does what to whom, uncommon names of one word or in small letters, nicknames, roles ("the
/// caretaker at the school"), irony, or other languages than Swedish and English. Of what someone suffered (`blev rånad`)
/// it makes no accusation. A name of two words that is also a place's may be missed; a shop may be taken for a person.
enum Accusation {
    static func isMade(in text: WordList, beside masked: Set<PersonalDataKind>) -> Bool {
        let sentences = text.sentences.map { $0.map(Word.init) }
        let accuses = sentences.map(accuses)
        guard accuses.contains(true) else { return false }
        if masked.contains(.personalNumber) || masked.contains(.plate) { return true }
        return sentences.indices.contains { index in
            let isNear = (max(0, index - 1)...min(sentences.count - 1, index + 1)).contains { accuses[$0] }
            return isNear && (namesPerson(sentences[index]) || PersonAtDwelling.isNamed(in: sentences[index]))
        }
    }

    /// A word in small letters and without the dots of å, ä and ö.
    struct Word {
        let text: String
        let isCapitalised: Bool
        let isNumber: Bool
        let followsOn: Bool

        init(_ word: WordList.Word) {
            text = String(word.text.map { "åä".contains($0) ? "a" : $0 == "ö" ? "o" : $0 })
            isCapitalised = word.isCapitalised
            isNumber = word.isNumber
            followsOn = word.followsOn
        }
    }

    private static func accuses(_ sentence: [Word]) -> Bool {
        DrunkDriving.isSaid(in: sentence)
            || sentence.indices.contains { index in
                guard AccusationWords.accusing.contains(sentence[index].text) else { return false }
                let before = sentence[max(0, index - 2)..<index]
                let isSuffered = before.contains { AccusationWords.suffering.contains($0.text) }
                return !isSuffered
            }
    }

    static func namesPerson(_ sentence: [Word]) -> Bool {
        if PersonName.isFamilyTold(in: sentence) { return true }
        return sentence.indices.dropFirst().contains { index in
            let (first, second) = (sentence[index - 1], sentence[index])
            guard second.followsOn, first.isCapitalised, second.isCapitalised,
                !AccusationWords.isPlace(first.text), !AccusationWords.isPlace(second.text),
                !AccusationWords.openers.contains(first.text), !AccusationWords.openers.contains(second.text),
                !AccusationWords.persons.contains(first.text)
            else { return false }
            let around = sentence[max(0, index - 3)...min(sentence.count - 1, index + 1)]
            return !around.contains {
                AccusationWords.firms.contains($0.text) || AccusationWords.offices.contains($0.text)
            }
        }
    }
}

/// Whether a sentence points someone out by what they are to a neighbour, or by what they are to others or a first name and where they live.
enum PersonAtDwelling {
    static func isNamed(in sentence: [Accusation.Word]) -> Bool {
        isKinOfNeighbour(sentence)
            || namesSomeone(sentence)
                && (hasAddress(sentence) || hasFloor(sentence) || isBesideUs(sentence))
    }

    private static func namesSomeone(_ sentence: [Accusation.Word]) -> Bool {
        sentence.indices.contains { index in
            let word = sentence[index].text
            if AccusationWords.persons.contains(word) || AccusationWords.firstNames.contains(word) {
                return true
            }
            // "Jag bor på Storgatan 5" is of the one who writes.
            guard word == "bor" || word == "bodde" || word == "lives" else { return false }
            return !sentence[max(0, index - 3)..<index].contains {
                ["jag", "ja", "vi", "we"].contains($0.text)
            }
        }
    }

    /// `Grannens son`, `neighbour's oldest son`: whoever lives there knows who that is.
    private static func isKinOfNeighbour(_ sentence: [Accusation.Word]) -> Bool {
        sentence.indices.contains { index in
            AccusationWords.ofNeighbours.contains(sentence[index].text)
                && sentence[index...].dropFirst().prefix(2).contains {
                    AccusationWords.persons.contains($0.text)
                }
        }
    }

    private static func hasAddress(_ sentence: [Accusation.Word]) -> Bool {
        zip(sentence, sentence.dropFirst()).contains { first, second in
            second.followsOn
                && (second.isNumber
                    && (AccusationWords.isStreet(first.text) || AccusationWords.flats.contains(first.text))
                    || first.text == "uppgang" && second.text.count == 1)
        }
    }

    private static func hasFloor(_ sentence: [Accusation.Word]) -> Bool {
        sentence.contains {
            ["vaning", "vaningen", "vaningsplan", "bottenvaningen", "floor"].contains($0.text)
        }
    }

    private static func isBesideUs(_ sentence: [Accusation.Word]) -> Bool {
        zip(sentence, sentence.dropFirst()).contains { first, second in
            AccusationWords.besides.contains(first.text) && AccusationWords.ours.contains(second.text)
        }
    }
}
