/// How a registration plate is written: three letters, two digits, and a digit or (since 2019) a letter.
///
/// `ABC 123` and `ABC12A`, in capitals, with a space, a hyphen or nothing between; I, Q, V, Å, Ä and Ö are not used, nor O
/// in the last place. Common words of three letters (`RUM 123`, `HAR 100`) are not taken for plates; personal plates and those
/// of other countries are not found. After a word such as `regnr`, or near one for a car, small letters do; after one for a
/// thing (`stolpe OLO123`), or before one for a lamp (`OLF 204 är släckt`), nothing is, unless the words speak of a car.
enum PlateForm {
    /// The position after the plate that begins with this word; nil when it is none.
    ///
    /// - Parameter cue: what the words before say; after one for a thing nothing is a plate.
    static func end(in signs: [TextSign], word: Range<Int>, cue: Cue?) -> Int? {
        guard word.count == 3, cue != .thing else { return nil }
        let isNamed = cue == .plate || cue == .vehicle
        // Small letters too, if the words around speak of a car: asked only of what else looks like a plate.
        guard signs[word].allSatisfy({ isPlateLetter($0.scalar, isSmallToo: true) }) else { return nil }
        var position = word.upperBound
        if position < signs.count,
            signs[position].isSpace || signs[position].isHyphen || isNamed && signs[position].scalar == "\n"
        {
            position += 1
        }
        guard position + 3 <= signs.count, signs[position].kind == .digit, signs[position + 1].kind == .digit
        else {
            return nil
        }
        let last = signs[position + 2]
        guard
            last.kind == .digit
                || isPlateLetter(last.scalar, isSmallToo: true) && !"Oo".unicodeScalars.contains(last.scalar)
        else { return nil }
        let end = position + 3
        guard end == signs.count || signs[end].kind == .other else { return nil }
        let letters = String(String.UnicodeScalarView(signs[word].map(\.scalar)))
        if cue == .plate { return end }
        guard !words.contains(letters.uppercased()), !smallWords.contains(letters.lowercased()) else {
            return nil
        }
        let isWritten = (signs[word] + [last]).allSatisfy {
            $0.kind == .digit || isPlateLetter($0.scalar, isSmallToo: false)
        }
        if isNamed || CueWords.speaksOfVehicle(signs, before: word.lowerBound, after: end) { return end }
        return isWritten && !CueWords.speaksOfLight(signs, after: end) ? end : nil
    }

    private static func isPlateLetter(_ scalar: Unicode.Scalar, isSmallToo: Bool) -> Bool {
        let capital =
            isSmallToo && ("a"..."z").contains(scalar) ? Unicode.Scalar(scalar.value - 32) ?? scalar : scalar
        return ("A"..."Z").contains(capital) && capital != "I" && capital != "Q" && capital != "V"
    }

    /// Common small words that stand before a number beside a car: `bilen kom 100 meter`.
    private static let smallWords: Set<String> = [
        "kom", "fem", "sex", "tre", "mot", "ner", "upp", "var", "gar", "kan", "hel", "bra", "typ", "dar",
        "nar",
        "bor", "far", "gor", "ska", "sen", "ton", "kmh", "max", "nya", "all", "alla", "ett", "dem", "dom",
        "hen",
        "oss", "mer", "the", "and", "her", "doe", "was", "old", "new", "you", "his", "kor", "tog", "lag",
        "kmt",
    ]

    /// Words and abbreviations that stand before numbers, and the commonest words of texts all in capitals.
    private static let words: Set<String> = [
        "RUM", "HUS", "BUS", "SAL", "HAL", "TEL", "FAX", "FAS", "LED", "LGH", "BOX", "DAG", "DAY", "MAJ",
        "MAY", "JUN",
        "JUL", "AUG", "SEP", "OKT", "OCT", "DEC", "JAN", "FEB", "MAR", "APR", "KOD", "LAG", "SFS", "PBL",
        "OSL", "MER",
        "ECO", "EPA", "RAL", "USB", "LTE", "GPS", "SMS", "DNR", "SEK", "EUR", "USD", "DKK", "NOK", "GBP",
        "HSB", "BRF",
        "TAB", "ROT", "RUT", "OBS", "NUM", "ART", "LOK", "BMW", "KTM", "STG", "TRE", "SEX", "DEN", "DET",
        "OCH", "MED",
        "HAR", "UPP", "NER", "NED", "SOM", "KAN", "MAN", "DEM", "ATT", "ETT", "HAN", "HON", "HAD", "SKA",
        "FEM", "TAR",
        "SER", "GER", "BOR", "BLE", "UTE", "NOG", "NYA", "ALL", "DOM", "DEL", "PER", "EFT", "TAG", "TUR",
        "LAP", "GAT",
        "PUB", "BAR", "ARK", "TOM", "TOR", "LAN", "WAN", "CAM", "KAM", "ESS", "EST", "LPO", "UTM", "WGS",
        "RTK", "EPS",
        "LUX", "KWH", "MAX", "NUL", "RAD", "PKT", "KAP", "PAR", "SEC", "MMS", "KNR", "REF", "NCS", "THE",
        "AND", "FOR",
        "ARE", "WAS", "HAS", "NOT", "YOU", "APT", "NUM", "LOT", "GAP", "ORD", "GUL", "FOT", "MTR", "KLR",
        "CBC", "GTA",
    ]
}
