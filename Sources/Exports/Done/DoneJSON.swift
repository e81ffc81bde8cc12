package import JSON
package import Prevention
package import Reports

/// A measure that was published, with the names that it is told by.
package struct ToldDone: Sendable {
    package let done: PublishedMeasure
    package let kindName: Bilingual
    package let municipalityName: String
    /// The district where it was carried out; nil for one of no district.
    package let district: String?

    package var measure: Measure { done.measure }

    package init(
        _ done: PublishedMeasure, kindName: Bilingual, municipalityName: String, district: String?
    ) {
        self.done = done
        self.kindName = kindName
        self.municipalityName = municipalityName
        self.district = district
    }

    /// As open data have it: neither who did what, nor where more closely than a district.
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("municipality", measure.municipality)
        object.member("municipalityName", municipalityName)
        object.member("kind", measure.kind)
        object.member("kindName", text(kindName))
        object.member("title", measure.title)
        object.member("details", measure.details)
        object.member("done", measure.days.done)
        object.member("district", district)
        object.member("responsible", measure.responsible.rawValue)
        object.member("reports", done.reports?.number)
        object.member("reportsAreFew", done.reports == .few)
        object.member("mended", done.mended.map(\.what))
        object.array("photos") { array in
            for photo in done.photos {
                array.object {
                    $0.member("url", Self.address(of: photo))
                    $0.member("alt", photo.alternative)
                    $0.member("width", photo.width)
                    $0.member("height", photo.height)
                }
            }
        }
    }

    /// Where everybody sees a photo.
    package static func address(of photo: MeasurePhoto) -> String { "/api/v1/done/photos/\(photo.id)" }
}
