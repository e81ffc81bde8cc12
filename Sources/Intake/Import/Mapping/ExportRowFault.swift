package import JSON
package import Reports

/// What keeps one record of an export from being a submission, before any check of what it means.
package enum ExportRowFault: Error, Hashable, Sendable {
    /// The mapping says what the words of a member mean, and not of this one; with those that it says.
    case unmapped(member: String, String, known: [String])
    /// Nothing stands where the member is said to be.
    case absent(member: String, paths: [String])
    /// What stands where two numbers are said to be.
    case notTwoNumbers(path: String, String)
    /// A number without quotes, of so many digits that it cannot be told from others.
    case cutNumber(String)
    /// A line of JSON that cannot be read.
    case json(JSONFault)
    /// There is something in the list that is no object.
    case notAnObject

    /// For who imports the file.
    package var sentence: Bilingual {
        switch self {
        case .unmapped(let member, let word, let known):
            Bilingual(
                swedish: "\(member) “\(word.prefix(80))” betyder inget enligt mappningen.",
                english: "\(member) “\(word.prefix(80))” means nothing by the mapping.")
                // Of two codes in digits neither is meant by the other, however near they are.
                + Bilingual.didYouMean(word.contains(where: \.isLetter) ? word : "", among: known)
                + Bilingual(
                    swedish:
                        " Lägg till \(member)[\(word.prefix(80))] = …, eller \(member)[*] = … för allt annat.",
                    english: " Add \(member)[\(word.prefix(80))] = …, or \(member)[*] = … for all others.")
        case .absent(let member, let paths):
            Bilingual(
                swedish: "\(member) saknas: inget står i \(paths.joined(separator: ", "))",
                english: "\(member) is missing: nothing stands in \(paths.joined(separator: ", "))")
        case .notTwoNumbers(let path, let text):
            Bilingual(
                swedish: "\(path) “\(text.prefix(60))” är inte två tal, som (56.2767, 14.5306)",
                english: "\(path) “\(text.prefix(60))” is not two numbers, such as (56.2767, 14.5306)")
        case .cutNumber(let path):
            Bilingual(
                swedish:
                    "\(path) är ett tal med fler siffror än som går att läsa. Sätt citattecken runt det.",
                english: "\(path) is a number of more digits than can be read. Put quotes around it.")
        case .json(let fault):
            Bilingual(
                swedish: "raden går inte att läsa som JSON: ", english: "the line cannot be read as JSON: ")
                + fault.message
        case .notAnObject:
            Bilingual(
                swedish: "det här är inget JSON-objekt, och ingen begäran enligt Open311",
                english: "this is no JSON object, and no service request of Open311")
        }
    }
}
