import Crypto
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Reports
import Web

/// The files that pages load, each under an address with a digest of what it holds, so that a browser may keep it for good.
struct StaticFiles: Sendable {
    /// By the last part of their address.
    private let served: [String: PageAssets.File]
    /// The address of each file, by its name.
    let addresses: [String: String]

    /// - Parameter files: no two of one name.
    init(_ files: [PageAssets.File]) {
        var served: [String: PageAssets.File] = [:]
        var addresses: [String: String] = [:]
        for file in files {
            let name = Self.hashed(file)
            served[name] = file
            addresses[file.name] = "/static/\(name)"
        }
        self.served = served
        self.addresses = addresses
    }

    /// The scripts and styles of the map, as Debian's packages install them.
    ///
    /// - Throws: ``PageFault/library(path:)``.
    static func libraries(in folder: String) throws(PageFault) -> [PageAssets.File] {
        var files: [PageAssets.File] = []
        for (name, mediaType) in libraryNames {
            let path = "\(folder)/leaflet/\(name)"
            guard let bytes = contents(of: path) else { throw .library(path: path) }
            files.append(
                PageAssets.File(
                    name: name, mediaType: mediaType, bytes: bytes, packed: contents(of: "\(path).gz")))
        }
        return files
    }

    private static let libraryNames = [
        ("leaflet.min.js", PageAssets.script), ("leaflet.markercluster.min.js", PageAssets.script),
        ("leaflet.css", "text/css; charset=utf-8"), ("MarkerCluster.css", "text/css; charset=utf-8"),
    ]

    private static func contents(of path: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: path))).map(Array.init)
    }

    /// `lykta.css` → `lykta.0a1b2c3d4e5f6071.css`
    private static func hashed(_ file: PageAssets.File) -> String {
        let digest = SHA256.hash(data: file.bytes).prefix(8).hexadecimal
        guard let dot = file.name.lastIndex(of: ".") else { return "\(file.name).\(digest)" }
        return "\(file.name[..<dot]).\(digest)\(file.name[dot...])"
    }

    var route: Route {
        Route(
            .get, "/static/{name}", .open, summary: Bilingual(swedish: "Fil", english: "File"),
            notes: "Style, scripts and pictures of the pages.", answers: [.init(.ok, "The file.")],
            isPage: true, isDescribed: false
        ) { call in
            let file = try call.value { served[$0] }
            var headers: HTTPFields = [
                .cacheControl: "public, max-age=31536000, immutable", .vary: "Accept-Encoding",
            ]
            if let policy = HTTPField.Name("Cross-Origin-Resource-Policy") { headers[policy] = "same-origin" }
            guard let packed = file.packed, call.headers[.acceptEncoding]?.contains("gzip") == true else {
                return Response(.ok, file.mediaType, file.bytes, headers: headers)
            }
            headers[.contentEncoding] = "gzip"
            return Response(.ok, file.mediaType, packed, headers: headers)
        }
    }
}

extension StaticFiles {
    /// A strong entity tag of bytes.
    static func tag(of bytes: [UInt8]) -> String {
        "\"\(Base64URL.encode(Array(SHA256.hash(data: bytes).prefix(12))))\""
    }
}
