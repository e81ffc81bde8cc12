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
    /// `regnr`
    case plate
    /// `stolpe`, `ärende`: a thing's number.
    case thing
}

/// Keeps the latest cue in mind while only small words and a few signs come between it and the number.
struct CueReader {
    private(set) var current: Cue?
    private var distance = 0
    private var before = ""

    /// A sign between words; a line's end or the fourth sign in a row makes the cue forgotten.
    mutating func pass(_ scalar: Unicode.Scalar) {
        guard current != nil else { return }
        distance += 1
        if scalar == "\n" || distance > 6 { forget() }
    }

    mutating func pass(word: ArraySlice<TextSign>) {
        guard word.count <= 24 else { return forget() }
        let text = String(String.UnicodeScalarView(word.map(\.scalar))).lowercased()
        defer { before = text }
        distance = 0
        if text == "fyra", before == "sista" || before == "fyra" { return current = .lastFour }
        if text == "sista", before == "fyra" { return current = .lastFour }
        if let cue = Self.words[text] { return current = cue }
        if text == "nr" || text == "nummer", before == "reg" || before == "registrerings" {
            return current = .plate
        }
        if text == "nr" || text == "nummer", before == "tel" || before == "mobil" { return current = .phone }
        if !Self.fillers.contains(text) { current = nil }
    }

    mutating func forget() {
        current = nil
        distance = 0
    }

    private static let fillers: Set<String> = [
        "den", "är", "nr", "nummer", "on", "is", "no", "i", "på", "siffror", "siffrorna", "number", "var",
        "till", "med",
        "personnumret", "numret", "har", "bil", "bilen", "skylt",
    ]

    private static let words: [String: Cue] = [
        "personnummer": .personalNumber, "personnumret": .personalNumber, "personnr": .personalNumber,
        "persnr": .personalNumber, "pnr": .personalNumber, "samordningsnummer": .personalNumber,
        "samordningsnr": .personalNumber, "född": .born, "födda": .born, "fött": .born, "f": .born,

        "födelsedatum": .born, "födelsedag": .born, "born": .born, "dob": .born,
        "tel": .phone, "tfn": .phone, "telefon": .phone, "telefonnr": .phone, "telefonnummer": .phone,
        "telefonnumret": .phone, "mobil": .phone, "mobilnr": .phone, "mobilnummer": .phone, "mob": .phone,
        "mobilen": .phone, "phone": .phone, "swish": .phone, "swisha": .phone,
        "regnr": .plate, "registreringsnummer": .plate, "registreringsnumret": .plate,
        "registreringsnr": .plate,
        "regskylt": .plate, "regskylten": .plate, "registreringsskylt": .plate, "regnummer": .plate,
        "skylten": .plate,
        "stolpe": .thing, "stolpen": .thing, "stolpnummer": .thing, "stolpnr": .thing, "lampa": .thing,
        "lampan": .thing, "lyktstolpe": .thing, "lyktstolpen": .thing, "lampnummer": .thing,
        "belysningsstolpe": .thing,
        "lyktstolpsnummer": .thing, "belysningsstolpen": .thing, "ärende": .thing, "ärendenummer": .thing,
        "ärendenr": .thing, "dnr": .thing, "diarienummer": .thing, "fastighet": .thing, "id": .thing,
        "artikel": .thing, "kod": .thing, "serienummer": .thing, "pole": .thing, "lamp": .thing,
        "case": .thing,
    ]
}
