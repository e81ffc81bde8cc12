import Reports

/// An e-mail as HTML: one column, styles inside the elements, no images, nothing that is fetched from anywhere.
enum HTMLMail {
    static func text(_ content: MailContent) -> String {
        let language = content.language == .swedish ? "sv" : "en"
        let sections = content.sections.map(text).joined()
        return """
            <!DOCTYPE html>
            <html lang="\(language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>\(EscapedHTML.of(content.subject))</title>
            </head>
            <body style="margin:0;padding:16px;\(Look.canvas.style)font:16px/1.5 Verdana,Geneva,sans-serif">
            <div style="max-width:600px;margin:0 auto;padding:24px;border-top:8px solid \(Look.band);\(Look.paper.style)">
            <h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">\(EscapedHTML.of(content.subject))</h1>
            \(sections)</div>
            </body>
            </html>

            """
    }

    /// Colours of text and of what lies behind it.
    struct Look {
        let text: String
        let ground: String

        var style: String { "color:\(text);background-color:\(ground);" }

        static let canvas = Look(text: "#23211d", ground: "#f3efe6")
        static let paper = Look(text: "#23211d", ground: "#ffffff")
        static let quote = Look(text: "#23211d", ground: "#fbf4e0")
        static let link = Look(text: "#0a4d86", ground: "#ffffff")
        static let all = [canvas, paper, quote, link]
        /// Not behind any text.
        static let band = "#b26a00"
    }

    private static func text(_ section: MailContent.Section) -> String {
        var html = ""
        if let heading = section.heading {
            html +=
                "<h2 style=\"margin:24px 0 8px;padding-top:16px;border-top:1px solid \(Look.band);font-size:17px;line-height:1.3\">"
                + "\(EscapedHTML.of(heading))</h2>\n"
        }
        for line in section.lines {
            switch line {
            case .sentence(let words):
                html += "<p style=\"margin:0 0 4px\">\(EscapedHTML.of(words))</p>\n"
            case .quote(let words):
                html +=
                    "<blockquote style=\"margin:12px 0;padding:8px 16px;border-left:4px solid \(Look.band);white-space:pre-wrap;"
                    + "\(Look.quote.style)\">\(EscapedHTML.of(words))</blockquote>\n"
            case .link(let words, let address):
                html +=
                    "<p style=\"margin:0 0 4px\"><a href=\"\(EscapedHTML.of(address))\" style=\"\(Look.link.style)\">"
                    + "\(EscapedHTML.of(words))</a></p>\n"
            case .space: html += "<p style=\"margin:0 0 8px\"></p>\n"
            }
        }
        return html
    }
}
