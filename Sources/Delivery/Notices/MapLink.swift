/// Where a place in an e-mail is shown on a map.
package struct MapLink: Hashable, Sendable {
    private let template: String

    /// - Parameter template: An address that begins with `https://`, with `{latitude}` and `{longitude}` (WGS 84), or `{northing}`
    ///   and `{easting}` (SWEREF 99 TM), where the numbers go. Nil for anything else.
    package init?(_ template: String) {
        let pairs = [["{latitude}", "{longitude}"], ["{northing}", "{easting}"]]
        guard template.hasPrefix("https://"), template.utf8.count <= 500,
            template.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            pairs.contains(where: { $0.allSatisfy(template.contains) })
        else { return nil }
        self.template = template
    }

    private init(known template: String) { self.template = template }

    package static let openStreetMap = MapLink(
        known: "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=18/{latitude}/{longitude}"
    )

    /// The address, with the numbers as they are given.
    func address(latitude: String, longitude: String, northing: String, easting: String) -> String {
        template.replacing("{latitude}", with: latitude).replacing("{longitude}", with: longitude)
            .replacing("{northing}", with: northing).replacing("{easting}", with: easting)
    }
}
