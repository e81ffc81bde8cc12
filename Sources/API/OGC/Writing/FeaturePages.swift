import CQL2
import Reports
import Web

/// The same as web pages, as plain as can be: who reads them in a browser finds the way to the data, and whoever can point a map program
/// at it sees what there is.
struct FeaturePages {
    let documents: FeatureDocuments

    func landing() -> [UInt8] {
        page(
            FeatureDocuments.title,
            paragraph(FeatureDocuments.notes.text(in: documents.language))
                + list(documents.landingLinks + documents.selfLinks("", isHTML: true)))
    }

    func conformance() -> [UInt8] {
        page(
            Bilingual(swedish: "Vad som följs", english: "What is conformed to"),
            "<ul>" + FeatureDocuments.conformanceClasses.map { "<li>\(EscapedHTML.of($0))</li>" }.joined()
                + "</ul>")
    }

    func collections() -> [UInt8] {
        let items = FeatureCollection.all.map { collection in
            let address = documents.address("/collections/\(collection.id)?f=html")
            return """
                <li><a href="\(EscapedHTML.of(address))">\(EscapedHTML.of(text(collection.title)))</a>: \
                \(EscapedHTML.of(text(collection.notes)))</li>
                """
        }
        return page(
            Bilingual(swedish: "Samlingar", english: "Collections"), "<ul>\(items.joined())</ul>")
    }

    func collection(_ collection: FeatureCollection) -> [UInt8] {
        let fields = collection.fields.map {
            "<li><code>\($0.name)</code>: \(EscapedHTML.of(text($0.title)))</li>"
        }
        let links =
            documents.links(of: collection)
            + documents.selfLinks("/collections/\(collection.id)", isHTML: true)
        return page(
            collection.title,
            paragraph(text(collection.notes)) + list(links) + "<h2>\(heading)</h2><ul>\(fields.joined())</ul>"
        )
    }

    /// - Parameter next: The address of the next page; nil on the last.
    func items(_ features: [Feature], of collection: FeatureCollection, next: String?) -> [UInt8] {
        let heads = (["id"] + collection.fields.map(\.name)).map { "<th scope=\"col\">\($0)</th>" }.joined()
        let rows = features.map { feature in
            let address = documents.address(
                "/collections/\(collection.id)/items/\(PercentCoding.encode(feature.id))?f=html")
            let cells = feature.values.map { "<td>\(EscapedHTML.of($0.shown))</td>" }.joined()
            return
                "<tr><th scope=\"row\"><a href=\"\(EscapedHTML.of(address))\">\(EscapedHTML.of(feature.id))</a></th>\(cells)</tr>"
        }
        let caption = Bilingual(swedish: "\(features.count) visas", english: "\(features.count) shown")
        let words = Bilingual(swedish: "Nästa sida", english: "Next page")
        let more =
            next.map { "<p><a rel=\"next\" href=\"\(EscapedHTML.of($0))\">\(text(words))</a></p>" } ?? ""
        return page(
            collection.title,
            "<table><caption>\(text(caption))</caption><thead><tr>\(heads)</tr></thead><tbody>\(rows.joined())</tbody></table>\(more)"
        )
    }

    func feature(_ feature: Feature, of collection: FeatureCollection) -> [UInt8] {
        let rows = zip(collection.fields, feature.values).map { field, value in
            "<dt>\(EscapedHTML.of(text(field.title)))</dt><dd>\(EscapedHTML.of(value.shown))</dd>"
        }
        return page(Bilingual(feature.id), "<dl>\(rows.joined())</dl>")
    }

    private var heading: String { text(Bilingual(swedish: "Egenskaper", english: "Properties")) }

    private func text(_ words: Bilingual) -> String { words.text(in: documents.language) }

    private func paragraph(_ text: String) -> String { "<p>\(EscapedHTML.of(text))</p>" }

    private func list(_ links: [FeatureLink]) -> String {
        "<ul>"
            + links.map { "<li><a href=\"\(EscapedHTML.of($0.href))\">\(EscapedHTML.of($0.title))</a></li>" }
            .joined()
            + "</ul>"
    }

    private func page(_ title: Bilingual, _ body: String) -> [UInt8] {
        let title = EscapedHTML.of(text(title))
        let home = text(FeatureDocuments.title)
        return Array(
            """
            <!doctype html>
            <html lang="\(documents.language.rawValue)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(title) – Lykta</title></head>\
            <body><nav><a href="\(EscapedHTML.of(documents.address("?f=html")))">\(home)</a> \
            <a href="\(EscapedHTML.of(documents.address("/collections?f=html")))">\
            \(text(Bilingual(swedish: "Samlingar", english: "Collections")))</a></nav>\
            <main><h1>\(title)</h1>\(body)</main></body></html>
            """.utf8)
    }
}
