package import Reports

/// What keeps a mapping from being read.
package struct ExportMappingFault: Error, Hashable, Sendable {
    /// The first is 1.
    package let line: Int
    package let reason: Reason

    package enum Reason: Error, Hashable, Sendable {
        /// It is not of the form of a line.
        case noEquals
        case nothingSaid
        /// There is no such member.
        case noMember(String)
        /// The member is said twice.
        case twice(String)
        /// Several members with commas between that are no pair of coordinates.
        case noPair(String)
        /// What is said with `:=` alone.
        case settingNotFixed(String)
        case form(TimeFormFault)
        /// The form tells days alone, and nothing says when in the day that is.
        case clockMissing
        case zone(String)
        case clock(String)
        /// The file is no text.
        case noText
    }

    /// For who wrote it.
    package var sentence: Bilingual {
        Bilingual(swedish: "rad \(line): ", english: "line \(line): ") + reason.words
    }
}

extension ExportMappingFault.Reason {
    fileprivate var words: Bilingual {
        switch self {
        case .noEquals:
            Bilingual(
                swedish: "skriv FÄLT = SÖKVÄG, FÄLT := TEXT eller FÄLT[SVAR] = TEXT",
                english: "write MEMBER = PATH, MEMBER := TEXT or MEMBER[ANSWER] = TEXT")
        case .nothingSaid:
            Bilingual(
                swedish: "inget står efter likhetstecknet", english: "nothing stands after the equals sign")
        case .noMember(let name):
            Bilingual(
                swedish: "det finns inget fält “\(name.prefix(40))”.",
                english: "there is no member “\(name.prefix(40))”.")
                + Bilingual.didYouMean(
                    name, among: SubmissionColumns.members + MappingSettings.Name.allCases.map(\.rawValue))
        case .twice(let name):
            Bilingual(
                swedish: "\(name) anges två gånger; bara text och words får ha flera sökvägar",
                english: "\(name) is said twice; only text and words may have several paths")
        case .noPair(let names):
            Bilingual(
                swedish:
                    "“\(names.prefix(40))” är inte två fält ur en text. Skriv latitude,longitude = SÖKVÄG eller northing,easting = SÖKVÄG, i den ordning som talen står",
                english:
                    "“\(names.prefix(40))” is not two members of one text. Write latitude,longitude = PATH or northing,easting = PATH, in the order of the numbers"
            )
        case .settingNotFixed(let name):
            Bilingual(
                swedish: "\(name) gäller hela filen: skriv \(name) := TEXT",
                english: "\(name) is of the whole file: write \(name) := TEXT")
        case .form(let fault): fault.words
        case .clockMissing:
            Bilingual(
                swedish:
                    "formen har dagar utan klockslag. Lägg till HH:mm, eller säg med observedAt.clock := 12:00 vilket klockslag alla dagar får",
                english:
                    "the form has days without a time of day. Add HH:mm, or say with observedAt.clock := 12:00 which one all days get"
            )
        case .zone(let text):
            Bilingual(
                swedish:
                    "“\(text.prefix(40))” är ingen känd klocka. Skriv Europe/Stockholm, UTC eller +01:00",
                english:
                    "“\(text.prefix(40))” is no clock that is known. Write Europe/Stockholm, UTC or +01:00")
        case .clock(let text):
            Bilingual(
                swedish: "“\(text.prefix(40))” är inget klockslag som 12:00",
                english: "“\(text.prefix(40))” is not a time of day such as 12:00")
        case .noText:
            Bilingual(
                swedish: "mappningen går inte att läsa som text. Spara den som UTF-8",
                english: "the mapping cannot be read as text. Save it as UTF-8")
        }
    }
}
