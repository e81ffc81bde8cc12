import Geometry
import Projection
import Reports
import TestSupport
import Testing

@testable import Intake

@Suite struct PlaceFileTests {
    private static func read(
        _ text: String, columns: PlaceFileColumns = .own, in system: ReferenceSystem = .sweref99TM
    ) throws -> PlaceFile {
        let middle = try Place.olofstrom()
        let reach = try Radius(metres: 5_000).orFail()
        return try PlaceFile(
            Array(text.utf8), columns: columns, in: system, of: try MunicipalityCode("1060").orFail(),
            try Projector(), isInside: { $0.isWithin(reach, of: middle) })
    }

    private static func titles(_ file: PlaceFile) -> [String] {
        file.rows.map { row in
            switch row.place {
            case .success(let place): place.title
            case .failure(let fault): "! " + fault.sentence.english
            }
        }
    }

    @Test func `names, whole addresses, and streets with numbers are read`() throws {
        let names = try Self.read(
            """
            name;locality;northing;easting;remark
            Idrottshallen;Olofström;6236975,3;470934,2;x
            Almgatan 12 A;Olofström;6236975.3;470934.2;
            Väg 116;;6236975.3;470934.2;
            """)
        #expect(Self.titles(names) == ["Idrottshallen", "Almgatan 12A", "Väg 116"])
        let place = try names.rows[0].place.get()
        #expect(try place.place == .olofstrom() && place.locality == "Olofström" && place.house == nil)
        let streets = try Self.read(
            "street,number,letter,longitude,latitude\nAlmgatan,3,b,14.5306,56.2767\nTorget,,,14.5306,56.2767")
        #expect(Self.titles(streets) == ["Almgatan 3B", "Torget"])
        let there = try streets.rows[0].place.get().place
        #expect(try there.isWithin(Radius(metres: 10).orFail(), of: .olofstrom()))
    }

    @Test func `columns of any name are mapped, Lantmäteriet's by one word`() throws {
        let mapped = PlaceFileColumns.own.mapping([.name: "Adress", .northing: "N", .easting: "E"])
        let file = try Self.read("Adress;N;E\nAlmgatan 1;6236975;470934", columns: mapped)
        #expect(Self.titles(file) == ["Almgatan 1"])
        let national = try Self.read(
            """
            X,Y,objektidentitet,adressomrade_faststalltnamn,adressplatsnummer,bokstavstillagg,postort
            470934,6236975,1,Almgatan,12,A,Olofström
            """, columns: .lantmateriet)
        #expect(Self.titles(national) == ["Almgatan 12A"])
        #expect(try national.rows[0].place.get().locality == "Olofström")
    }

    @Test func `columns may have their usual Swedish and English names, unless another was said`() throws {
        let usual = try Self.read("Gatunamn;Husnummer;Ort;NORD;Öst\nAlmgatan;12;Olofström;6236975;470934")
        #expect(Self.titles(usual) == ["Almgatan 12"])
        let said = PlaceFileColumns.own.mapping([.name: "Benämning"])
        let file = try Self.read("Namn;Benämning;N;E\nFel;Torget;6236975;470934", columns: said)
        #expect(Self.titles(file) == ["Torget"])
    }

    @Test func `northings and eastings are read in the system that is named`() throws {
        let zone = try Projector().coordinates(of: .olofstrom(), in: .sweref991500)
        let text = "name;northing;easting\nTorget;\(zone.0);\(zone.1)"
        let there = try Self.read(text, in: .sweref991500).rows[0].place.get().place
        #expect(try there.isWithin(Radius(metres: 1).orFail(), of: .olofstrom()))
        #expect(Self.titles(try Self.read(text)).first?.hasPrefix("! ") == true)
    }

    @Test(arguments: [
        ("Torget;6300000;470934", "lies outside the municipality"),
        (
            "Torget;470934;6236975",
            "470934.0, 6236975.0 is not a position in SWEREF 99 TM. Is northing in the place of easting, or another --epsg meant?"
        ),
        ("Torget;;470934", "has no position"), (";6236975;470934", "has neither a name nor a street"),
        ("…;6236975;470934", "“…” is not a name: at most 200 bytes, with a letter or digit"),
        ("Torget;sex;470934", "northing “sex” is not a number written in digits, such as 14,5306"),
        (
            "Torget;1",
            "2 cells, where the header has 3. A cell with a delimiter or a line break in it stands in quotes."
        ),
    ])
    func `a row that is no address is refused with its reason, and the others are read`(
        _ row: String, _ reason: String
    ) throws {
        let file = try Self.read("name;northing;easting\nFör;6236975;470934\n\(row)\nEfter;6236975;470934")
        #expect(Self.titles(file) == ["För", "! " + reason, "Efter"])
        #expect(file.rows.map(\.number) == [1, 2, 3])
    }

    @Test func `a house number that is none is refused`() throws {
        let file = try Self.read("street;number;northing;easting\nAlmgatan;12-14;6236975;470934")
        #expect(Self.titles(file) == ["! “12-14” is not a house number such as 12 or 12A"])
    }

    @Test func `a file without the columns it takes is refused as a whole, with what to do`() throws {
        #expect(
            throws: PlaceFileFault.lacking([
                Bilingual(swedish: "name eller street", english: "name or street"),
                Bilingual(
                    swedish: "northing och easting, eller longitude och latitude",
                    english: "northing and easting, or longitude and latitude"),
            ])
        ) {
            try Self.read("Vad;Y;X\nAlmgatan 1;6236975;470934")
        }
        #expect(throws: PlaceFileFault.file(.noHeader)) { try Self.read("") }
    }
}
