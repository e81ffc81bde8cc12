/// Whether a sentence says that someone drives drunk in words that say nothing of the kind one by one: `kör full`, `onykter bakom
/// ratten`, `drives home drunk`. What one word says (`rattfull`, `påverkad`) is among ``AccusationWords/accusing``.
enum DrunkDriving {
    static func isSaid(in sentence: [Accusation.Word]) -> Bool {
        let drunk = sentence.indices.filter { isDrunk(sentence, at: $0) }
        guard !drunk.isEmpty else { return false }
        return sentence.indices.contains { index in
            driving.contains(sentence[index].text) && drunk.contains { abs($0 - index) <= reach }
        }
    }

    /// How many words the two may be apart: `kör hem från krogen varje fredag, full som en alika` is within.
    private static let reach = 7

    /// A word for drunk that says nothing else where it stands: not `full fart`, `full av skräp`, `alla platser är fulla`.
    private static func isDrunk(_ sentence: [Accusation.Word], at index: Int) -> Bool {
        let word = sentence[index].text
        if alwaysDrunk.contains(word) { return true }
        guard full.contains(word) else { return false }
        let after = sentence.dropFirst(index + 1).first?.text
        let before = sentence.prefix(index).last?.text
        return after.map { !fullOf.contains($0) } ?? true && before.map { !fullIn.contains($0) } ?? true
    }

    private static let driving = Vocabulary(
        words: """
            kor korde kora korandes ratten bilen moppen mopeden motorcykeln traktorn epan drive drives drove driving wheel car
            """)
    private static let alwaysDrunk = Vocabulary(
        words: "dragen druckit berusad berusade onykter onyktra drunk intoxicated",
        stems: "stupfull aspackad plakatfull alkoholpaverk spritpaverk")
    private static let full = Vocabulary(words: "full fulla packad packade")
    private static let fullOf = Vocabulary(
        words: """
            fart gas rulle speed spatt pott styrka effekt volym sula pinne av med last lastad i pa of utav
            """)
    private static let fullIn = Vocabulary(words: "for till med i pa halvt halv")
}
