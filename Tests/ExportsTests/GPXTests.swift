import Foundation
import Planning
import Projection
import TestSupport
import Testing

@testable import Exports

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct GPXTests {
    private let head =
        #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
        + #"<gpx version="1.1" creator="Lykta" xmlns="http://www.topografix.com/GPX/1/1" "#
        + #"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" "#
        + #"xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">"#
        + "\n"

    @Test func `hotspots are waypoints`() throws {
        #expect(
            text(try HotspotsGPX(Projector(), made: evening).bytes(of: [hotspot()])) == head
                + "<metadata><name>Otrygga platser</name><time>2026-11-20T17:00:00Z</time></metadata>\n"
                + #"<wpt lat="56.2767422" lon="14.5305319"><name>Otrygg plats 1</name>"#
                + "<desc>4 rapporter från 3 rapportörer (2 säkert olika) inom 40 m, 75 % i mörker. lighting 4</desc>"
                + "<sym>Flag, Red</sym></wpt>\n</gpx>\n")
    }

    @Test func `a waypoint tells what the statistics say`() throws {
        let named = text(
            try HotspotsGPX(Projector(), made: evening).bytes(of: [hotspot(name: "Almgatan, Holje")]))
        #expect(named.contains("<name>1. Almgatan, Holje</name>"))
        let written = text(try HotspotsGPX(Projector(), made: evening).bytes(of: [studiedHotspot()]))
        #expect(
            written.contains(
                "i mörker. lighting 4. Knappast en slump (sannolikhet 0,0001). Ny: Het nu. "
                    + "Sedan 12 oktober: 9 rapporter här omkring, väntat 2,1. En sådan ökning ger slumpen en gång på 200 sökningar. "
                    + "Vilar på en röst. Vilar på en dag: utan den dagens rapporter vore det ingen otrygg plats.</desc>"
            ))
    }

    @Test func `a walk is a route with its stops in order`() throws {
        let written = text(
            try WalkGPX(Projector()).bytes(of: plan(), name: "Vandring <1> & \"2\"\u{0}", made: evening))
        #expect(
            written == head
                + "<metadata><name>Vandring &lt;1&gt; &amp; &quot;2&quot;</name><time>2026-11-20T17:00:00Z</time></metadata>\n"
                + "<rte><name>Vandring &lt;1&gt; &amp; &quot;2&quot;</name><desc>2 stopp, cirka 0,4 km, 26 minuter</desc>\n"
                + #"<rtept lat="56.2767006" lon="14.5306004"><name>Torget</name><sym>Trail Head</sym></rtept>"#
                + "\n"
                + #"<rtept lat="56.277599" lon="14.5305894"><name>1. Gångtunneln</name><sym>Flag, Red</sym></rtept>"#
                + "\n"
                + #"<rtept lat="56.2793959" lon="14.5305674"><name>2. =Parken</name><sym>Flag, Red</sym></rtept>"#
                + "\n"
                + "</rte>\n</gpx>\n")
    }

    @Test(arguments: UInt64(1)...60)
    func `any name is well-formed and reads back without what XML cannot hold`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let name = hostileText(&chance)
        let start = WalkStop(name: "Torget", place: try place())
        let plan = try WalkPlan(from: start, passing: [start], isRoundTrip: false)
        let reader = NameReader()
        let parser = XMLParser(
            data: Data(try WalkGPX(Projector()).bytes(of: plan, name: name, made: evening)))
        parser.delegate = reader
        #expect(parser.parse())
        let expected = name.unicodeScalars.filter {
            $0.value != 0xFFFF
                && ($0.properties.generalCategory != .control || "\t\r\n".unicodeScalars.contains($0))
        }
        #expect(reader.first.map { Array($0.unicodeScalars) } ?? [] == Array(expected) || expected.isEmpty)
    }

    /// Remembers the text of the first `name` element.
    private final class NameReader: NSObject, XMLParserDelegate {
        var first: String?
        private var current: String?

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            if name == "name", first == nil { current = "" }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { current?.append(string) }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            if name == "name", let found = current {
                first = first ?? found
                current = nil
            }
        }
    }
}
