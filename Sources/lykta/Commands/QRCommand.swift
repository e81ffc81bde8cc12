import ArgumentParser
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
        let profiles = installation.jurisdictions.map(\.profile)
        // A sign of several is Lykta's own.
        let only = profiles.count == 1 ? profiles.first : nil
        let sign = QRSign(
            modules: try QRModules(of: link, by: qrencode), address: address, name: name,
            municipality: profiles.map(\.name).joined(separator: ", "), colour: only?.colour ?? .usual,
            arms: only?.arms)
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
