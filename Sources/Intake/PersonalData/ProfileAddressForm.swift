/// How the address of a person's page among social media is written: `facebook.com/kalle.nilsson.42`, with or without `https://www.`
/// before it.
///
/// Pages of groups, events and single posts (`facebook.com/groups/olofstrom`) are not a person's. A name without the address (`@kalle`) is not
/// found.
enum ProfileAddressForm {
    /// The whole address of which this word is the name of the site; nil when it is none.
    ///
    /// - Complexity: O(*n*) in the length of the address.
    static func range(in signs: [TextSign], word: Range<Int>) -> Range<Int>? {
        guard let endings = sites[text(signs[word])] else { return nil }
        var path = word.upperBound
        guard
            endings.contains(where: { ending in
                let parts = Array(ending.unicodeScalars)
                guard signs.count >= word.upperBound + parts.count,
                    zip(signs[word.upperBound...], parts).allSatisfy({
                        $0.scalar.properties.lowercaseMapping == String($1)
                    })
                else { return false }
                path = word.upperBound + parts.count
                return true
            })
        else { return nil }
        var end = path
        while end < signs.count, isOfPath(signs[end]) { end += 1 }
        // A full stop after the address is the sentence's.
        while end > path, ".,;:!?)/".unicodeScalars.contains(signs[end - 1].scalar) { end -= 1 }
        let name = signs[path..<end].prefix {
            $0.kind != .other || $0.scalar == "." || $0.scalar == "_" || $0.isHyphen
        }
        guard !name.isEmpty, !shared.contains(text(name)) else { return nil }
        return begin(of: word.lowerBound, in: signs)..<end
    }

    /// Where the address begins, with its scheme and `www.` or `m.` before the name of the site.
    private static func begin(of start: Int, in signs: [TextSign]) -> Int {
        var begin = start
        for prefix in ["www.", "m.", "sv-se.", "//", "https:", "http:"] {
            let scalars = Array(prefix.unicodeScalars)
            guard begin >= scalars.count else { continue }
            let before = signs[(begin - scalars.count)..<begin]
            if zip(before, scalars).allSatisfy({ $0.scalar.properties.lowercaseMapping == String($1) }) {
                begin -= scalars.count
            }
        }
        return begin
    }

    private static func isOfPath(_ sign: TextSign) -> Bool {
        sign.kind != .other
            || !sign.isSpace && sign.scalar.isASCII && !"\n\"'<>".unicodeScalars.contains(sign.scalar)
    }

    private static func text(_ signs: ArraySlice<TextSign>) -> String {
        String(String.UnicodeScalarView(signs.map(\.scalar))).lowercased()
    }

    private static let sites: [String: [String]] = [
        "facebook": [".com/"], "fb": [".com/", ".me/"], "instagram": [".com/"], "instagr": [".am/"],
        "tiktok": [".com/@"], "snapchat": [".com/add/"], "twitter": [".com/"], "linkedin": [".com/in/"],
    ]
    /// The first part of addresses that are no person's.
    private static let shared: Set<String> = [
        "groups", "events", "pages", "watch", "marketplace", "sharer", "sharer.php", "share", "hashtag",
        "login",
        "help", "story.php", "photo", "photo.php", "p", "reel", "reels", "explore", "stories", "tv", "i",
        "search",
    ]
}
