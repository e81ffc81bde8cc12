extension Wording {
    static let visibility = Wording(
        openings: [
            "Häcken skymmer sikten {där}.",
            "Buskarna har vuxit ut {där} så att man inte ser något.",
            "{Där} är sikten helt skymd.",
            "Man ser inte vem som kommer {där}.",
            "Grenar hänger ned över vägen {där}.",
            "Slyet är högre än jag själv {där}.",
            "En container står {där} och skymmer sikten.",
            "Skylten {där} syns inte för alla löv.",
            "Det behöver röjas {där}.",
            "Sikten har varit dålig {där} {sedan}.",
            "Spegeln {där} är vriden åt fel håll.",
            "Buskaget {där} gör platsen otrygg.",
            "Bilar parkerar {där} så att man inte ser om någon kommer.",
            "{Där} växer det över gångvägen.",
            "En stor buske {där} täcker nästan hela trottoaren.",
            "Vegetationen {där} behöver klippas ned.",
        ],
        winterOpenings: [
            "Snövallen {där} gör att man måste ut i körbanan för att se.",
            "Snön är upplagd så att man inte ser något {där}.",
        ],
        details: [
            "Den är säkert {höjd} meter hög.",
            "Här har ingen klippt {sedan}.",
            "Man ser inte förrän man är mitt i vägen.",
            "Lampan lyser in i lövverket.",
            "Det är {antal} stora buskar.",
            "Det klipptes på andra sidan men inte här.",
            "Tomten verkar stå tom.",
            "Grenarna slår i ansiktet när man cyklar.",
            "Det är värst när löven är ute.",
            "Det går inte att se runt hörnet.",
        ],
        effects: [
            "Det känns som att någon kan stå gömd där.",
            "{Vem} har sluppit undan en olycka med nöd och näppe.",
            "Cyklister och bilar ser inte varandra.",
            "Barn kommer cyklande i full fart.",
            "Man känner sig instängd.",
            "Jag går alltid på andra sidan {när}.",
            "En rullstol kommer inte förbi.",
            "Det är otäckt att gå där ensam.",
            "Bussen måste köra ut i mitten.",
            "Man blir tvungen att gå i vägbanan.",
        ],
        lists: ["höjd": ["två", "två och en halv", "tre", "minst två"]],
        answers: [
            AnswerChoice(question: "what-blocks", values: ["hedge", "hedge", "trees", "object"])
        ]
    )
}
