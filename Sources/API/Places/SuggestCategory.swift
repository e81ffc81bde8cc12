import Exports
import Hummingbird
import JSON
import Reports
import Triage
import Web

extension APIService {
    var suggestCategory: Route {
        Route(
            .post, "/api/v1/categories/suggest", .to(.readProfile),
            body: .init(
                limit: 32 * 1_024, schema: .named("CategoryQuestion"), example: Examples.categoryQuestion),
            summary: Bilingual(swedish: "Föreslå en kategori", english: "Suggest a category"),
            notes: """
                Which categories the words of a report speak for, by the municipality's own word lists, likeliest first; none \
                when they speak for nothing. `words` and `reason` say why. `confidence`: how often each band is right is told in \
                docs/methods.md. `municipality` must be given where the key may see several. Nothing is kept and nothing applied.
                """,
            answers: [
                .init(
                    .ok, "The suggestions.", "application/json", .named("CategorySuggestions"),
                    example: Examples.categorySuggestions)
            ],
            problems: [.faultyContent]
        ) { call in
            let caller = try call.caller()
            var reader = BodyReader(try call.json())
            let text = reader.value(
                "text", isRequired: true, sv: "1–16000 byte text.", en: "1–16000 bytes of text."
            ) { text in (1...16_000).contains(text.utf8.count) ? text : nil }
            let seen = served.values.filter { caller.sees($0.profile.municipality) }
            let asked = reader.value(
                "municipality", sv: "Kommunkoden för en kommun som nyckeln får se.",
                en: "The code of a municipality that the key may see."
            ) { text in seen.first { $0.profile.municipality.description == text } }
            if asked == nil, seen.count > 1, reader.faults.isEmpty {
                reader.fault(
                    at: reader.pointer.appending("municipality"), "member.required",
                    sv: "Nyckeln får se flera kommuner. Ange vilken.",
                    en: "The key may see several municipalities. Say which.")
            }
            try reader.finish()
            let suggestions = (asked ?? seen.first)?.suggester.suggestions(for: text ?? "") ?? []
            return .json(
                JSONWriter.object {
                    $0.array("suggestions") { array in
                        for suggestion in suggestions { array.object { $0.write(suggestion) } }
                    }
                })
        }
    }
}

extension Examples {
    static let categoryQuestion =
        #"{"text":"Lamporna bakom idrottshallen är trasiga.","municipality":"1060"}"#
    static let categorySuggestions = #"""
        {"suggestions":[{"category":"lighting","name":{"sv":"Belysning","en":"Lighting"},"confidence":"high","score":5,"words":["Lamporna","trasiga"],"reason":{"sv":"Orden ”Lamporna” och ”trasiga” talar för Belysning.","en":"The words ”Lamporna” and ”trasiga” speak for Lighting."}}]}
        """#
}
