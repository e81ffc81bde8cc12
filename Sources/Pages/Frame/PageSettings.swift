/// What an operator and the municipalities decide about the pages.
package struct PageSettings: Sendable {
    /// Where Debian's packages install scripts: `leaflet/leaflet.min.js` lies in it.
    package var libraries = "/usr/share/javascript"
    /// Where the pictures of a base map come from; nil for the one that is drawn of the municipality's own areas.
    package var tiles: MapTiles?
    /// How many reports, voices and additions may come from one address an hour without signing in.
    package var reportsPerHour = 60

    package init() {}
}

/// The base map of another server.
package struct MapTiles: Hashable, Sendable {
    /// With `{z}`, `{x}` and `{y}`.
    package let address: String
    /// Who is to be named on the map.
    package let attribution: String
    /// What the Content-Security-Policy lets pictures be loaded from besides ours.
    let origin: String

    /// - Throws: ``PageFault/tiles(_:)``.
    package init(address: String, attribution: String) throws(PageFault) {
        let afterScheme = address.dropFirst("https://".count)
        let host = afterScheme.prefix { $0 != "/" }
        guard address.hasPrefix("https://"), ["{z}", "{x}", "{y}"].allSatisfy(afterScheme.contains),
            !host.isEmpty,
            host.utf8.allSatisfy({ byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".-:".utf8.contains(byte)
            }), address.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .tiles(address) }
        self.address = address
        self.attribution = attribution
        origin = "https://\(host)"
    }
}
