extension Wording {
    static let other = Wording(
        openings: [
            "Det känns otryggt {där} {när}.",
            "{Där} borde det finnas en bänk och bättre ljus.",
            "Jag går ogärna {där} {när}.",
            "{Där} är det ödsligt {när}.",
            "En lös hund springer omkring {där}.",
            "Räcket {där} är löst.",
            "Ett gammalt skjul {där} står öppet.",
            "Grinden {där} går inte att stänga.",
            "Det ligger skräp överallt {där}.",
            "En skrotbil har stått {där} {sedan}.",
            "Det ekar tomt {där} sedan affären stängde.",
            "{Där} finns inget ställe att ta vägen om något händer.",
            "Brunnslocket ligger snett {där}.",
            "Bänken {där} är sliten och står i mörker.",
            "Jag vill tipsa om en otrygg plats {där}.",
            "Det är för långt mellan husen {där}, ingen hör om man ropar.",
        ],
        winterOpenings: ["Halt och osandat {där}.", "Det är rena isbanan {där}."],
        details: [
            "Det har varit så {sedan}.",
            "Det är inte första gången.",
            "Ingen verkar veta vem som ansvarar.",
            "Flera har påpekat det.",
            "Det är nog {antal} år sedan någon gjorde något där.",
            "Kameran som satt där är nedtagen.",
            "Det finns inga fönster som vetter ditåt.",
            "Affärerna stänger tidigt.",
            "Stigen är enda vägen.",
        ],
        effects: [
            "{Vem} väljer en annan väg.",
            "Man vill inte vara där ensam.",
            "Det är synd på en så fin plats.",
            "Barnen får inte leka där.",
            "Jag går med mobilen i handen.",
            "Någon kan göra sig illa.",
            "Det drar ned hela området.",
            "Man går fort förbi.",
        ]
    )
}
