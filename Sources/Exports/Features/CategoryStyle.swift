/// How points are drawn: in a colour for each value of a column, and in grey for any other.
package struct CategoryStyle: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let value: String
        /// For people, in the legend.
        package let label: String
    }

    package let column: String
    /// Each value once, in the order of the legend.
    package let entries: [Entry]

    init(column: String, entries: [Entry]) {
        self.column = column
        var seen: Set<String> = []
        self.entries = entries.filter { seen.insert($0.value).inserted }
    }

    /// Those of Okabe and Ito (2008), which the colour-blind can tell apart; then again from the first, with other shapes.
    private static let colours = [
        "230,159,0", "86,180,233", "0,158,115", "240,228,66", "0,114,178", "213,94,0", "204,121,167",
    ]
    private static let shapes = ["circle", "square", "triangle", "diamond", "pentagon", "star"]
    private static let other = "150,150,150"

    /// The style as QGIS keeps it (QML), as of version 3.
    package var qml: String {
        var xml = XMLText()
        xml.markup("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
        xml.markup("<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n")
        xml.markup(
            "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(XMLText.escaped(column))\" symbollevels=\"0\" "
                + "enableorderby=\"0\" forceraster=\"0\">\n<categories>\n")
        for (index, entry) in entries.enumerated() { category(entry, index, to: &xml) }
        category(Entry(value: "", label: "Övriga"), entries.count, to: &xml)
        xml.markup("</categories>\n<symbols>\n")
        for index in entries.indices {
            symbol(
                index, Self.colours[index % Self.colours.count],
                Self.shapes[index / Self.colours.count % Self.shapes.count], to: &xml)
        }
        symbol(entries.count, Self.other, Self.shapes[0], to: &xml)
        xml.markup("</symbols>\n</renderer-v2>\n<layerGeometryType>0</layerGeometryType>\n</qgis>\n")
        return String(decoding: xml.bytes, as: UTF8.self)
    }

    private func category(_ entry: Entry, _ symbol: Int, to xml: inout XMLText) {
        xml.markup(
            "<category value=\"\(XMLText.escaped(entry.value))\" label=\"\(XMLText.escaped(entry.label))\" "
                + "symbol=\"\(symbol)\" render=\"true\" type=\"string\"/>\n")
    }

    private func symbol(_ name: Int, _ colour: String, _ shape: String, to xml: inout XMLText) {
        let settings = [
            ("color", "\(colour),255"), ("name", shape), ("outline_color", "35,35,35,255"),
            ("outline_style", "solid"), ("outline_width", "0.2"), ("outline_width_unit", "MM"),
            ("size", "3"), ("size_unit", "MM"),
        ]
        xml.markup(
            "<symbol name=\"\(name)\" type=\"marker\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
                + "<layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\">\n<Option type=\"Map\">"
        )
        for (name, value) in settings {
            xml.markup("<Option type=\"QString\" name=\"\(name)\" value=\"\(value)\"/>")
        }
        xml.markup("</Option>\n")
        // As versions before 3.20 read it.
        for (name, value) in settings { xml.markup("<prop k=\"\(name)\" v=\"\(value)\"/>") }
        xml.markup("\n</layer></symbol>\n")
    }
}
