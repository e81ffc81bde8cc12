import Prevention
import Reports
import Web

/// What is told everybody of what was done.
extension APISchemas {
    static let done: [(String, Schema)] = [
        (
            "Done",
            .object([
                .init(
                    "done",
                    .array(
                        .object([
                            .init("municipality", .text), .init("municipalityName", .text),
                            .init("kind", .code), .init("kindName", .text), .init("title", .text),
                            .init("details", .text), .init("done", .nullable(.day)),
                            .init("district", .nullable(.text)),
                            .init("responsible", .words(Measure.Responsible.self)),
                            .init("reports", .nullable(.integer())), .init("reportsAreFew", .boolean),
                            .init("mended", .array(.text)),
                            .init(
                                "photos",
                                .array(
                                    .object([
                                        .init("url", .text), .init("alt", .text), .init("width", .integer()),
                                        .init("height", .integer()),
                                    ]))),
                        ])))
            ])
        )
    ]
}

extension Examples {
    static let done = #"""
        {"done":[{"municipality":"1060","municipalityName":"Olofström","kind":"lighting","kindName":"Belysning","title":"Ny belysning vid Idrottshallen","details":"Fyra stolpar längs gångvägen.","done":"2026-11-20","district":"Holje","responsible":"municipality","reports":10,"reportsAreFew":false,"mended":["Två lampor är släckta."],"photos":[]}]}
        """#
}
