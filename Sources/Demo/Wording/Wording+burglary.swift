extension Wording {
    static let burglary = Wording(
        openings: [
            "Någon har brutit sig in {där} {nyss}.",
            "Det stals {sak} {där} {nyss}.",
            "{Där} har det varit inbrottsförsök.",
            "Ett förråd är uppbrutet {där}.",
            "Okända personer rycker i dörrar {där} {när}.",
            "Min cykel blev stulen {där} {nyss}.",
            "Det har varit inbrott i {antal} bilar {där}.",
            "Bensin har tappats ur bilar {där}.",
            "{Där} går någon runt och lyser in genom fönstren {när}.",
            "Låset är uppbrutet {där}.",
            "Verktyg har försvunnit från ett släp {där}.",
            "Katalysatorn stals från en bil {där} {nyss}.",
            "Paket försvinner {där} {när}.",
            "En bil med dolda skyltar kör sakta runt {där} {när}.",
            "Källaren har haft inbrott {där} {nyss}.",
            "Det har stulits {sak} {där} flera gånger.",
        ],
        details: [
            "Det är {gång} gången i år.",
            "De kom in genom ett fönster på baksidan.",
            "Dörren är bruten med kofot.",
            "Inget annat togs.",
            "Flera grannar har råkat ut för samma sak.",
            "Det måste ha hänt {nyss}.",
            "Larmet var trasigt.",
            "Lampan över dörren var urskruvad.",
            "Det låg en handske kvar.",
            "Ingen såg något.",
        ],
        effects: [
            "Vi sover dåligt.",
            "Det känns inte tryggt att åka bort.",
            "{Vem} vågar inte ha något i förrådet.",
            "Alla i huset är oroliga.",
            "Vi funderar på att starta grannsamverkan.",
            "Man tittar sig över axeln.",
            "Jag låser dubbelt numera.",
            "Nu ställer ingen sin cykel här.",
        ],
        lists: [
            "sak": [
                "en cykel", "två cyklar", "verktyg", "en barnvagn", "däck", "en elcykel", "trädgårdsmöbler",
                "en moped", "diesel",
            ],
            "gång": ["andra", "tredje", "fjärde"],
        ],
        dangers: ["Inbrottet pågår just nu, de är kvar därinne."],
        accusations: [
            "Grannen i tvåan har min cykel i sitt förråd.",
            "Killen i lägenhet 9 har stulit den, jag såg honom.",
        ],
        mentionsVehicles: true,
        answers: [
            AnswerChoice(
                question: "police-report", values: ["yes", "yes", "no", "unknown"], isRequired: true)
        ]
    )
}
