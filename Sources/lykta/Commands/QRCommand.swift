import ArgumentParser
import Exports
import Foundation
import Projection
import Reports
import Triage
import Web

/// Makes a sign that leads to the form for residents, with place and category filled in.
struct QR: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a sign (SVG) with a QR code that leads to the form for residents.",
        discussion:
            "Printed on standard output, in A5. The code is drawn by the program qrencode, of the Debian package of that name."
    )

    @OptionGroup var file: FileOption
    @Option(help: "Where the outside reaches the pages: https://trygg.example.se.")
    var url: String
    @Option(help: ArgumentHelp("Where the sign hangs.", valueName: "lon,lat"))
    var place: String?
    @Option(help: "What the place is called, on the sign and in the form.")
    var name: String?
    @Option(help: "The code of a category.")
    var category: String?
    @Option(help: "The program that draws the code.")
    var qrencode = "/usr/bin/qrencode"

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let category = try category.map {
            try Choice.code($0, Expected.category, among: installation.categories.map(\.code))
        }
        let position = try place.map {
            try parsed($0, Expected.degrees) {
                text -> GeographicPosition? in
                let numbers = text.split(separator: ",").map { Double($0) }
                guard numbers.count == 2, let longitude = numbers[0], let latitude = numbers[1] else {
                    return nil
                }
                return GeographicPosition(longitude: longitude, latitude: latitude)
            }
        }
        let address = try parsed(url, Expected.webAddress) { text -> String? in
            let isWeb = ["https://", "http://"].contains {
                text.hasPrefix($0) && text.utf8.count > $0.utf8.count
            }
            return isWeb && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
                ? PublicURL(text).description : nil
        }
        var query: [(String, String)] = []
        let words = [position.map { "\(rounded($0.longitude)),\(rounded($0.latitude))" }, name].compactMap(
            \.self)
        if !words.isEmpty { query.append(("plats", words.joined(separator: " "))) }
        if let category { query.append(("kategori", category.description)) }
        let link = "\(address)/rapportera" + (query.isEmpty ? "" : "?\(FormText.written(query))")
        let sign = QRSign(
            modules: try QRModules(of: link, by: qrencode), address: address, name: name,
            municipality: installation.jurisdictions.map(\.profile.name).joined(separator: ", "))
        Terminal.print(line: sign.svg)
    }

    /// To some centimetres.
    private func rounded(_ degrees: Double) -> String { String(format: "%.6f", degrees) }
}

/// The dark and light squares of a QR code (ISO/IEC 18004), row by row, as `qrencode` works them out.
struct QRModules: Hashable, Sendable {
    let rows: [[Bool]]

    /// - Throws: ``CommandFault`` when the program is missing, or cannot draw what it should.
    init(of text: String, by program: String) throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw CommandFault.refused([SignWords.missing(program)])
        }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        // A quarter of the code may be scratched or covered; no margin, since the sign has its own.
        process.arguments = ["-t", "ASCII", "-l", "Q", "-m", "0", "-o", "-", text]
        process.environment = ["LANG": "C.UTF-8"]
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // Each square is two signs wide: ## or two spaces.
        let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            stride(from: 0, to: line.utf8.count, by: 2).map { index in
                Array(line.utf8)[index] == UInt8(ascii: "#")
            }
        }
        guard process.terminationStatus == 0, rows.count >= 21, rows.allSatisfy({ $0.count == rows.count })
        else {
            throw CommandFault.refused([SignWords.noCode(by: program)])
        }
        self.rows = rows
    }
}

/// A sign in A5, upright.
struct QRSign: Hashable, Sendable {
    let modules: QRModules
    let address: String
    let name: String?
    let municipality: String

    var svg: String {
        let side = 96.0
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
            <rect width="148" height="44" fill="#12343c"/><rect y="44" width="148" height="2" fill="#f3b23c"/>
            <text x="74" y="21" font-size="11" font-weight="700" fill="#fff">Känns det otryggt här?</text>
            <text x="74" y="35" font-size="7.5" fill="#fff">\(XMLText.escaped(name ?? municipality))</text>
            <g transform="translate(26 56) scale(\(module))"><path fill="#000" shape-rendering="crispEdges" d="\(dark)"/></g>
            <text x="74" y="166" font-size="7.5" font-weight="700" fill="#1c2429">Skanna och berätta, det tar två minuter</text>
            <text x="74" y="176" font-size="5.5" fill="#1c2429">\(XMLText.escaped(String(address.drop { $0 != "/" }.dropFirst(2))))/rapportera</text>
            <text x="74" y="191" font-size="5.5" font-weight="700" fill="#a3261c">Pågår det nu, eller är någon i fara? Ring 112.</text>
            <text x="74" y="201" font-size="4.5" fill="#4d585f">\(XMLText.escaped(municipality)). Det här är inte en polisanmälan.</text>
            </svg>
            """
    }
}
