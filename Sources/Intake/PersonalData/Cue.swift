/// What the words before a number say that it is.
enum Cue {
    /// `personnummer`, `pnr`
    case personalNumber
    /// `född`, `born`
    case born
    /// `sista fyra`
    case lastFour
    /// `telefon`, `mobil`
    case phone
    /// `regnr`, `reg`
    case plate
    /// `bilen`, `Volvo`: what carries a plate.
    case vehicle
    /// `stolpe`, `ärende`: a thing's number.
    case thing
}

/// Keeps the latest cue in mind while only small words and a few signs come between it and the number.
struct CueReader {
    private(set) var current: Cue?
    private var distance = 0
    private var before = ""

    init(beginning cue: Cue?) { current = cue }

    /// A sign between words; a line's end or the fourth sign in a row makes the cue forgotten. That a number is a thing's
    /// is forgotten at the end of a clause too: `trasig lampa, 070…` is somebody's telephone.
    mutating func pass(_ scalar: Unicode.Scalar) {
        guard current != nil else { return }
        distance += 1
        let isAbbreviated = scalar == "." && Self.abbreviations.contains(before)
        let endsClause = ".,;!?".unicodeScalars.contains(scalar) && !isAbbreviated
        if scalar == "\n" || distance > 6 || current == .thing && endsClause { forget() }
    }

    mutating func pass(word: ArraySlice<TextSign>) {
        guard word.count <= 24 else { return forget() }
        let text = CueWords.folded(word)
        defer { before = text }
        distance = 0
        if text == "fyra", before == "sista" || before == "fyra" { return current = .lastFour }
        if text == "sista", before == "fyra" { return current = .lastFour }
        if text == "nr" || text == "nummer" || text == "skylt" || text == "plate" {
            if ["reg", "registrerings", "registration", "number"].contains(before) {
                return current = .plate
            }
            if before == "tel" || before == "mobil" { return current = .phone }
            if before == "pers" || before == "person" { return current = .personalNumber }
        }
        if let cue = CueWords.cue(of: text) { return current = cue }
        if !CueWords.fillers.contains(text) { current = nil }
    }

    mutating func forget() {
        current = nil
        distance = 0
    }

    private static let abbreviations: Set<String> = [
        "nr", "no", "st", "reg", "tel", "tfn", "mob", "pers", "stolp", "f", "dnr", "pnr",
    ]
}
