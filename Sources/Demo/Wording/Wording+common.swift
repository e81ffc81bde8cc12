extension Wording {
    /// Words that fit every category. A category's own lists go before these.
    static let commonLists: [String: [String]] = [
        "antal": ["två", "tre", "fyra", "fem", "ett par", "flera"],
        "sedan": [
            "sedan en vecka", "i flera veckor", "sedan en månad tillbaka", "i ett par dagar",
            "i över två veckor",
            "i en dryg månad", "sedan länge", "i snart tre veckor", "ett bra tag nu",
        ],
        "nyss": [
            "i går", "i går kväll", "i förrgår", "i natt", "i helgen", "häromdagen", "tidigare i veckan",
            "förra veckan", "för några dagar sedan",
        ],
        "vem": [
            "Min dotter", "Min son", "Många äldre", "Mina föräldrar", "Min sambo", "Folk", "Skolbarn",
            "Personal från äldreboendet", "Jag", "Vi som bor här", "Min granne", "Pendlare",
        ],
        "klockan": ["17", "18", "19", "20", "21", "fem", "sex", "åtta"],
    ]

    static let greetings = ["Hej!", "God dag.", "Hejsan!", "Till den det berör:", "Hej igen."]

    static let wishes: [Template] = [
        "Kan ni titta på det?", "Något måste göras.", "Hoppas att ni kan göra något.",
        "Vem ansvarar för det här?",
        "Snälla, åtgärda det snart.", "Det här behöver lösas.", "Tacksam för svar.",
        "Kom gärna hit och se själva.",
        "Ta med platsen på nästa trygghetsvandring.", "Kan någon åka förbi?",
        "Jag har rapporterat det här förut.",
        "Det vore bra om någon kunde höra av sig.", "Kan kommunen och polisen samarbeta om det?",
        "Gör något innan någon skadas.", "Det borde gå att lösa enkelt.", "Vi är många som tycker så.",
        "Det blir inte bättre av sig självt.", "När kan vi räkna med att något händer?",
    ].map { Template($0) }

    static let closings = [
        "Tack på förhand.", "Mvh en orolig förälder", "Hälsningar en boende i området", "Vänligen, en granne",
        "Med vänlig hälsning Test Testsson", "Tack för att ni läser.", "/Nattvandrare", "Mvh",
    ]

    /// Where one can be outside of the villages.
    static let countryside = [
        "på grusvägen i skogen", "vid vändplanen", "längs skogsvägen", "vid rastplatsen",
        "i kurvan vid gården",
        "vid brevlådorna", "vid sjön", "på den gamla banvallen", "vid bommen på skogsbilvägen",
        "vid busskuren",
        "på parkeringen vid fiskeplatsen", "vid korsningen ute i skogen", "på cykelleden", "vid bron över ån",
        "vid det gamla sågverket", "vid vindskyddet", "vid byalagets lokal", "på vägen mellan byarna",
    ]
}
