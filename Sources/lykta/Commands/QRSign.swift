import Exports
import Foundation
import Reports

/// A sign in A5, upright.
struct QRSign: Hashable, Sendable {
    let modules: QRModules
    let address: String
    let name: String?
    let municipality: String
    let colour: ThemeColour
    let arms: Arms?

    /// SVG with everything in it, in millimetres: nothing is fetched when it is looked at or printed.
    var svg: String {
        // Arms stand over the words, and the code gives way to them.
        let band = arms == nil ? 44.0 : 60.0
        let side = arms == nil ? 96.0 : 84.0
        let module = side / Double(modules.rows.count)
        var dark = ""
        for (row, squares) in modules.rows.enumerated() {
            for (column, isDark) in squares.enumerated() where isDark {
                dark += "M\(column) \(row)h1v1h-1z"
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="148mm" height="210mm" viewBox="0 0 148 210" lang="sv" font-family="system-ui, 'DejaVu Sans', sans-serif" text-anchor="middle">
            <title>Känns det otryggt här? \(XMLText.escaped(address))</title>
            <rect width="148" height="210" fill="#fff"/>
            <rect width="148" height="\(band)" fill="\(colour)"/><rect y="\(band)" width="148" height="2" fill="#f3b23c"/>\(picture)
            <text x="74" y="\(band - 23)" font-size="11" font-weight="700" fill="#fff">Känns det otryggt här?</text>
            <text x="74" y="\(band - 9)" font-size="7.5" fill="#fff">\(XMLText.escaped(name ?? municipality))</text>
            <g transform="translate(\(74 - side / 2) \(band + 12)) scale(\(module))"><path fill="#000" shape-rendering="crispEdges" d="\(dark)"/></g>
            <text x="74" y="166" font-size="7.5" font-weight="700" fill="#1c2429">Skanna och berätta, det tar två minuter</text>
            <text x="74" y="176" font-size="5.5" fill="#1c2429">\(XMLText.escaped(String(address.drop { $0 != "/" }.dropFirst(2))))/rapportera</text>
            <text x="74" y="191" font-size="5.5" font-weight="700" fill="#a3261c">Pågår det nu, eller är någon i fara? Ring 112.</text>
            <text x="74" y="201" font-size="4.5" fill="#4d585f">\(XMLText.escaped(municipality)). Det här är inte en polisanmälan.</text>
            </svg>
            """
    }

    /// The arms, 18 mm high at most.
    private var picture: String {
        guard let arms else { return "" }
        let scale = min(18 / Double(arms.height), 40 / Double(arms.width))
        let (width, height) = (Double(arms.width) * scale, Double(arms.height) * scale)
        return """

            <image x="\(74 - width / 2)" y="\(15 - height / 2)" width="\(width)" height="\(height)" href="data:image/png;base64,\(Data(arms.png).base64EncodedString())"/>
            """
    }
}
