import Foundation
import Planning
import Prevention
import Projection
import Reports
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

    private static let square = #"lat="56.2767006" lon="14.5306004""#
    private static let tunnel = #"lat="56.277599" lon="14.5305894""#
    private static let park = #"lat="56.2793959" lon="14.5305674""#

    @Test func `a walk is a route with its stops in order, which are waypoints before it`() throws {
        let written = text(
            try WalkGPX(Projector()).bytes(of: plan(), name: "Vandring <1> & \"2\"\u{0}", made: evening))
        func points(_ tag: String) -> String {
            "<\(tag) \(Self.square)><name>Torget</name><sym>Trail Head</sym></\(tag)>\n"
                + "<\(tag) \(Self.tunnel)><name>1. Gångtunneln</name><sym>Flag, Red</sym></\(tag)>\n"
                + "<\(tag) \(Self.park)><name>2. =Parken</name><sym>Flag, Red</sym></\(tag)>\n"
        }
        #expect(
            written == head
                + "<metadata><name>Vandring &lt;1&gt; &amp; &quot;2&quot;</name><time>2026-11-20T17:00:00Z</time></metadata>\n"
                + points("wpt")
                + "<rte><name>Vandring &lt;1&gt; &amp; &quot;2&quot;</name><desc>2 stopp, cirka 0,4 km, 26 minuter</desc>\n"
                + points("rtept") + "</rte>\n</gpx>\n")
    }

    @Test func `a walk home again ends its route where it began, and has each place as a waypoint once`()
        throws
    {
        let written = text(
            try WalkGPX(Projector()).bytes(of: plan(isRoundTrip: true), name: "Vandring", made: evening))
        #expect(written.components(separatedBy: "<rtept ").count == 5)
        #expect(written.components(separatedBy: "<wpt ").count == 4)
        // Who meets at the first stop meets at no place of its own.
        let first = WalkStop(name: "Torget", place: try place())
        let met = try WalkPlan(
            inOrder: [first, WalkStop(name: "Parken", place: place(north: 300))], from: nil,
            isRoundTrip: false)
        let there = text(try WalkGPX(Projector()).bytes(of: met, name: "Vandring", made: evening))
        #expect(there.components(separatedBy: "<wpt ").count == 3)
        #expect(there.contains("<wpt \(Self.square)><name>1. Torget</name>"))
    }

    @Test func `a kept walk has its stops with their reasons, and says when and where people meet`() throws {
        func walk(_ state: WalkState, starts: Timestamp?) throws -> SafetyWalk {
            SafetyWalk(
                id: Identifier(high: 1, low: 2), municipality: try #require(MunicipalityCode("1060")),
                title: "Holje & ån", state: state, made: evening,
                days: try #require(WalkDays(walk: CivilDate("2026-11-26"))), starts: starts,
                meetingPlace: "Torget", leader: "Eva Ek",
                participants: [try #require(WalkParticipants(role: "Boende", count: 3, names: "Bo Berg"))],
                stops: [
                    SafetyWalk.Stop(
                        number: 1, name: "Torget", place: try place(),
                        reason: Bilingual(swedish: "12 rapporter <i mörker>.", english: "12 reports.")),
                    SafetyWalk.Stop(number: 2, name: "=Parken", place: try place(north: 300)),
                ])
        }
        let gpx = SafetyWalkGPX(try Projector())
        let written = text(try gpx.bytes(of: walk(.invited, starts: evening), made: evening))
        #expect(
            written == head
                + "<metadata><name>Holje &amp; ån</name><time>2026-11-20T17:00:00Z</time></metadata>\n"
                + "<wpt \(Self.square)><name>1. Torget</name><desc>12 rapporter &lt;i mörker&gt;.</desc><sym>Flag, Red</sym></wpt>\n"
                + "<wpt \(Self.park)><name>2. =Parken</name><sym>Flag, Red</sym></wpt>\n"
                + "<rte><name>Holje &amp; ån</name><desc>2 stopp. Start 2026-11-20 18:00. Samling: Torget</desc>\n"
                + "<rtept \(Self.square)><name>1. Torget</name><sym>Flag, Red</sym></rtept>\n"
                + "<rtept \(Self.park)><name>2. =Parken</name><sym>Flag, Red</sym></rtept>\n"
                + "</rte>\n</gpx>\n")
        let off = text(try gpx.bytes(of: walk(.calledOff, starts: nil), made: evening))
        #expect(off.contains("<desc>Inställd. 2 stopp. Dag 2026-11-26. Samling: Torget</desc>"))
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
