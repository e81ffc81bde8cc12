extension Wording {
    static let lighting = Wording(
        openings: [
            "{Där} är det helt mörkt.",
            "Lamporna är släckta {där}.",
            "{Antal} lampor lyser inte {där}.",
            "Gatlyktan {där} blinkar hela tiden.",
            "Det har varit mörkt {där} {sedan}.",
            "Belysningen {där} har slocknat.",
            "{Där} fungerar inte belysningen.",
            "En lyktstolpe står snett {där} och lampan är trasig.",
            "Luckan på en lyktstolpe hänger öppen {där} och det lyser inte längre.",
            "Det saknas belysning {där}.",
            "Lampan {där} tänds och släcks om vartannat.",
            "Belysningen tänds alldeles för sent {där}.",
            "Varannan lampa är släckt {där}.",
            "Någon har slagit sönder lampan {där}.",
            "Kolsvart {där} igen.",
            "Jag vill felanmäla belysningen {där}.",
            "Träden har vuxit runt lamporna {där} så att ljuset inte når ner.",
            "Det lyser så svagt {där} att man knappt ser var man sätter fötterna.",
            "Ingen belysning alls {där} {sedan}.",
            "Lampglaset är krossat och det är mörkt {där}.",
        ],
        details: [
            "Det gäller {antal} stolpar i rad.",
            "Stolparna längre bort lyser som de ska.",
            "Felet har funnits {sedan}.",
            "Det började efter {väder}.",
            "Den lyser en stund och slocknar sedan.",
            "Det är samma lampa som lagades i {förra}.",
            "Man ser kablarna i stolpen.",
            "Det är inte första gången.",
            "Grannens lampa är det enda som lyser upp lite.",
            "Det nya ljuset längre fram gör att det känns ännu mörkare här.",
            "Numret på stolpen går inte att läsa.",
            "Lampan surrar dessutom.",
        ],
        effects: [
            "{Vem} går här {när}.",
            "Jag tar hellre en omväg än att gå här i mörkret.",
            "Barnen cyklar här till skolan.",
            "Man ser inte om det står någon i buskarna.",
            "Jag höll på att snubbla på kanten.",
            "En cyklist körde nästan på mig.",
            "Det går inte att se var man går.",
            "Äldre i området vågar inte gå ut efter klockan {klockan}.",
            "Bilarna ser inte den som går.",
            "Min mamma vägrar att gå här ensam.",
            "Hundägare har slutat gå den här vägen.",
        ],
        lists: [
            "väder": ["stormen", "åskan", "regnet i helgen", "grävarbetet", "strömavbrottet"],
            "förra": ["förra månaden", "höstas", "våras", "förra veckan", "vintras"],
        ],
        answers: [
            AnswerChoice(
                question: "lamp-fault", values: ["dark", "dark", "flickering", "missing", "broken"]),
            AnswerChoice(
                question: "lamp-number", values: ["4-117", "2-031", "112", "7-208", "0934", "vet inte"]),
        ]
    )
}
