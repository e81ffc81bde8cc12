import Reports

/// What an import says of rows and of the whole.
enum ImportWords {
    static let sameWithinADay = Bilingual(
        swedish: "samma rapportör har lämnat samma rapport inom 24 timmar",
        english: "the same reporter has sent the same within 24 hours")
    static let noRowsKept = Bilingual(
        swedish:
            "har ingen adress som går att spara, så listan är som den var. `lykta addresses remove` tar bort den.",
        english:
            "has no address that can be kept, so the list is left as it was. `lykta addresses remove` takes it away."
    )

    /// `row 3 (line 5–6)`
    static func row(_ number: Int, lines: ClosedRange<Int>?) -> Bilingual {
        let row = Bilingual(swedish: "datarad \(number)", english: "row \(number)")
        guard let lines else { return row }
        let end = lines.count > 1 ? "–\(lines.upperBound)" : ""
        return row
            + Bilingual(
                swedish: " (rad \(lines.lowerBound)\(end))", english: " (line \(lines.lowerBound)\(end))")
    }

    /// Columns of which a mapping says nothing.
    static func passedOver(_ columns: [String]) -> Bilingual {
        let names = columns.joined(separator: ", ")
        return Bilingual(
            swedish: "Kolumner som mappningen inte nämner läses inte: \(names).",
            english: "Columns that the mapping does not name are not read: \(names).")
    }

    static func repeats(row: Int) -> Bilingual {
        Bilingual(
            swedish: "är datarad \(row) en gång till, enligt clientReference",
            english: "is row \(row) once more, by its clientReference")
    }

    static func contradicts(row: Int) -> Bilingual {
        Bilingual(
            swedish: "clientReference: datarad \(row) har samma och säger något annat",
            english: "clientReference: row \(row) has the same one and says something else")
    }

    static func importedAs(_ reference: String) -> Bilingual {
        Bilingual(
            swedish:
                "importerades förut som \(reference), enligt clientReference, och säger något annat nu; rapporten står som den var",
            english:
                "was imported before as \(reference), by its clientReference, and says something else now; the report stands as it was"
        )
    }

    static func notKept(_ error: any Error) -> Bilingual {
        Bilingual(swedish: "kunde inte sparas: ", english: "could not be kept: ")
            + (CommandFailure.words(for: error, database: nil) ?? FaultWords.unknown(error))
    }

    static func summary(kept: Int, known: Int, refused: Int, untold: Int) -> Bilingual {
        let counts = Bilingual(
            swedish:
                "\(kept) \(kept == 1 ? "sparad" : "sparade"), \(known) \(known == 1 ? "känd" : "kända"), \(refused) \(refused == 1 ? "avvisad" : "avvisade").",
            english: "\(kept) kept, \(known) known, \(refused) refused.")
        guard untold > 0 else { return counts }
        return counts
            + Bilingual(
                swedish: " Ingen ansvarig får veta av \(untold) av dem som sparades.",
                english: " No unit is told of \(untold) of those kept.")
    }

    static func places(kept: Int, repeated: Int, refused: Int) -> Bilingual {
        Bilingual(
            swedish:
                "\(kept) \(kept == 1 ? "sparad" : "sparade"), \(repeated) lika som en annan rad, \(refused) \(refused == 1 ? "avvisad" : "avvisade").",
            english: "\(kept) kept, \(repeated) the same as another row, \(refused) refused.")
    }
}
