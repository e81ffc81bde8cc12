/// The words that say what the number after them is. Compared in small letters and without the dots of å, ä and ö, as many
/// write on a foreign keyboard.
enum CueWords {
    /// A word as it is compared.
    static func folded(_ word: ArraySlice<TextSign>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in String(String.UnicodeScalarView(word.map(\.scalar))).lowercased().unicodeScalars {
            switch scalar {
            case "å", "ä": result.append("a")
            case "ö": result.append("o")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    static func cue(of word: String) -> Cue? {
        if let cue = words[word] { return cue }
        if vehicles.contains(word) || vehicleEndings.contains(where: { word.hasSuffix($0) }) {
            return .vehicle
        }
        if word != "nummer", word != "nr", numberEndings.contains(where: { word.hasSuffix($0) }) {
            return numbered(word)
        }
        return thingEndings.contains { word.hasSuffix($0) } ? .thing : nil
    }

    /// Whether a question asks for the number of a thing: `Vilket nummer står det på stolpen?`
    static func asksForThing(_ question: String) -> Bool {
        let words = question.unicodeScalars.map { TextSign($0) }.split { $0.kind != .letter }.map(folded)
        let cues = words.compactMap(cue)
        return cues.contains(.thing) && cues.allSatisfy { $0 == .thing }
            && words.contains { word in
                word == "number" || word == "id" || word.hasPrefix("markt") || word.hasPrefix("numre")
                    || numberEndings.contains { word.hasSuffix($0) }
            }
    }

    /// Whether the words before this sign, or the three after it, on the same line and within the sentence, speak of a car.
    ///
    /// - Complexity: looks at 48 signs before and 24 after at most.
    static func speaksOfVehicle(_ signs: [TextSign], before start: Int, after end: Int) -> Bool {
        nearest(in: signs, Array(signs.indices[max(0, start - 48)..<start].reversed()), isBackwards: true)
            || nearest(in: signs, Array(signs.indices[end..<min(signs.count, end + 24)]), isBackwards: false)
    }

    /// Whether the words after this sign, on the same line and within the sentence, say how a lamp fares: `är släckt igen`.
    ///
    /// - Complexity: looks at 24 signs at most.
    static func speaksOfLight(_ signs: [TextSign], after end: Int) -> Bool {
        let clause = signs[end..<min(signs.count, end + 24)].prefix {
            !".!?\n".unicodeScalars.contains($0.scalar)
        }
        return clause.split { $0.kind != .letter }.contains { lightWords.contains(folded($0)) }
    }

    private static let lightWords: Set<String> = [
        "slackt", "slackta", "slacks", "slocknat", "slocknar", "slocknade", "lyser", "lyste", "blinkar",
        "blinkade", "flimrar", "fladdrar", "glimmar", "tands", "lampan", "lampa", "lyktan", "armaturen",
        "flickers", "flickering", "blinking",
    ]

    /// Whether, going this way, a word for a vehicle comes before one for a thing.
    private static func nearest(in signs: [TextSign], _ way: [Int], isBackwards: Bool) -> Bool {
        var word: [TextSign] = []
        for index in way + [-1] {
            if index >= 0, signs[index].kind == .letter {
                word.append(signs[index])
                continue
            }
            if !word.isEmpty {
                switch cue(of: folded((isBackwards ? word.reversed() : word)[...])) {
                case .vehicle, .plate: return true
                case nil: word = []
                default: return false
                }
            }
            if index >= 0, ".!?\n".unicodeScalars.contains(signs[index].scalar) { return false }
        }
        return false
    }

    private static func numbered(_ word: String) -> Cue {
        if word.contains("tele") || word.contains("mobil") { return .phone }
        if word.contains("pers") { return .personalNumber }
        return word.hasPrefix("reg") ? .plate : .thing
    }

    static let fillers: Set<String> = [
        "den", "ar", "e", "nr", "nummer", "on", "is", "no", "i", "pa", "siffror", "siffrorna", "number",
        "var",
        "till", "med", "personnumret", "numret", "har", "skylt", "markt", "markta", "marking", "som", "heter",
        "hade", "post", "en", "a", "an", "of", "the", "sager", "sa", "star", "it", "st",
    ]

    private static let words: [String: Cue] = [
        "personnummer": .personalNumber, "personnumret": .personalNumber, "personnr": .personalNumber,
        "persnr": .personalNumber, "pnr": .personalNumber, "samordningsnummer": .personalNumber,
        "samordningsnr": .personalNumber, "fodd": .born, "fodda": .born, "fott": .born, "f": .born,
        "fodelsedatum": .born, "fodelsedag": .born, "born": .born, "dob": .born,
        "tel": .phone, "tfn": .phone, "telefon": .phone, "telefonnr": .phone, "telefonnummer": .phone,
        "telefonnumret": .phone, "mobil": .phone, "mobilnr": .phone, "mobilnummer": .phone, "mob": .phone,
        "mobilen": .phone, "phone": .phone, "swish": .phone, "swisha": .phone,
        "reg": .plate, "regnr": .plate, "registreringsnummer": .plate, "registreringsnumret": .plate,
        "registreringsnr": .plate, "regskylt": .plate, "regskylten": .plate, "registreringsskylt": .plate,
        "regnummer": .plate, "skylten": .plate, "nummerplat": .plate, "nummerplaten": .plate,
        "registration": .plate, "platarna": .plate,
        "id": .thing, "artikel": .thing, "kod": .thing, "case": .thing, "lamp": .thing, "light": .thing,
        "streetlight": .thing, "lamppost": .thing, "rum": .thing, "sal": .thing, "lgh": .thing, "hus": .thing,
        "objekt": .thing, "dnr": .thing, "bro": .thing, "lyse": .thing, "lyset": .thing, "lyktan": .thing,
        "stolp": .thing, "belysning": .thing, "nyckel": .thing, "plats": .thing, "kamera": .thing,
    ]

    private static let numberEndings = ["nummer", "nummret", "numret", "nr"]
    /// Compounds end so: `belysningsstolpe`, `kabelskåp`, `felkod`.
    private static let thingEndings = [
        "stolpe", "stolpen", "lampa", "lampan", "lykta", "lyktan", "skap", "skapet",
        "natstation", "natstationen", "arende", "arendet", "fastighet", "armatur", "armaturen", "punkt",
        "punkten", "pole", "bank", "banken", "korg", "korgen", "signal", "signalen", "vagmarke", "vagmarket",
        "hydrant", "hydranten", "brandpost", "brunn", "brunnen", "redskap", "redskapet", "central",
        "centralen", "karl", "karlet", "racke", "racket", "transformator", "transformatorn", "hallplats",
        "hallplatsen", "felkod", "kabel", "kabeln", "pump", "kran", "larm", "markning", "markningen",
        "anlaggning", "anlaggningen", "faktura", "kvitto", "matare", "mataren",
    ]
    private static let vehicles: Set<String> = [
        "bil", "bilen", "bilar", "bilarna", "car", "cars", "van", "truck", "fordon", "fordonet", "moped",
        "mopeden", "epa", "epan", "mc", "motorcykel", "motorcykeln", "traktor", "traktorn", "buss", "bussen",
        "slap", "slapet", "slapvagn", "husvagn", "taxi", "taxin", "kombi", "suv", "skoter", "skotern",
        "volvo", "volvon", "saab", "saaben", "audi", "audin", "bmw", "mercedes", "mersa", "mersan", "opel",
        "ford", "toyota", "kia", "skoda", "seat", "volkswagen", "vw", "golf", "passat", "tesla", "renault",
        "peugeot", "nissan", "mazda", "honda", "hyundai", "fiat", "citroen", "vehicle",
    ]
    private static let vehicleEndings = ["bilen", "bil", "moped", "mopeden", "fordon", "fordonet", "vagnen"]
}
