extension Wording {
    static let speeding = Wording(
        openings: [
            "Det körs alldeles för fort {där}.",
            "{Fordon} håller minst {fart} km/h {där}.",
            "{Där} är det ingen som respekterar hastigheten.",
            "Bilarna saktar inte in {där}.",
            "Det tävlas med bilar {där} {när}.",
            "{Där} kör man om trots dålig sikt.",
            "{Fordon} kör som på en racerbana {där}.",
            "Farten {där} är livsfarlig {när}.",
            "Jag blev nästan påkörd {där} {nyss}.",
            "Ingen stannar för gående {där}.",
            "{Där} skulle det behövas farthinder.",
            "{Fordon} drar förbi i hög fart {där} {när}.",
            "Hastighetsskylten {där} verkar ingen bry sig om.",
            "Många kör dubbelt så fort som det är tillåtet {där}.",
            "Det bromsas och gasas {där} {när}.",
            "Trafiken {där} går mycket fortare sedan vägen fick ny asfalt.",
            "Pendlare genar här och kör alldeles för fort {där}.",
            "{Där} var det nära en krock {nyss}.",
        ],
        details: [
            "Det är inte första gången.",
            "Uppskattningsvis håller de {fart} km/h.",
            "Det har varit så här {sedan}.",
            "Chikanen som fanns togs bort i {förra}.",
            "De flesta kommer från riksvägen och hinner inte bromsa.",
            "Skylten är skymd av en gren.",
            "Det är oftast samma bilar.",
            "Man hör hur de gasar redan vid infarten.",
            "Linjerna är bortslitna.",
        ],
        effects: [
            "Barn går här till skolan.",
            "{Vem} måste över vägen varje dag.",
            "Det finns ingen trottoar att gå på.",
            "Vi släpper inte ut barnen själva.",
            "Katten blev överkörd i {förra}.",
            "Det är en tidsfråga innan någon blir skadad.",
            "Man får springa över.",
            "Det går inte att backa ut från uppfarten.",
            "Jag vågar inte låta barnen cykla till träningen.",
            "Bullret gör att vi inte kan ha fönstret öppet.",
        ],
        lists: [
            "fordon": [
                "Bilar", "Lastbilar", "Personbilar", "A-traktorer", "Budbilar", "Timmerbilar", "Motorcyklar",
                "Vissa bilister",
            ],
            "fart": ["60", "70", "75", "80", "90", "100", "110"],
            "förra": ["höstas", "våras", "förra månaden", "somras", "fjol"],
        ],
        accusations: [
            "Det är grannen i tvåan som kör så här, han har en svart bil.",
            "Han som kör värst bor på Exempelgatan 3 och är ofta påverkad.",
        ],
        mentionsVehicles: true,
        answers: [
            AnswerChoice(question: "vehicle", values: ["cars", "cars", "lorries", "a-tractors", "mixed"])
        ]
    )
}
