/// The files of this room that are in the binary: templates, words, style, scripts and pictures. A test compares the lists with the folders.
enum PageAssets {
    struct Template: Sendable {
        /// Without `.mustache`.
        let name: String
        let text: String

        fileprivate init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            text = PageAssets.text(bytes)
        }
    }

    /// A file that is served as it is.
    struct File: Sendable {
        let name: String
        let mediaType: String
        let bytes: [UInt8]
        /// The same, packed with gzip; nil where it is not at hand.
        var packed: [UInt8]?
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    static let templates = [
        Template("frame", PackageResources.frame_mustache),
        Template("error-summary", PackageResources.error_summary_mustache),
        Template("field-text", PackageResources.field_text_mustache),
        Template("field-area", PackageResources.field_area_mustache),
        Template("field-radios", PackageResources.field_radios_mustache),
        Template("field-checks", PackageResources.field_checks_mustache),
        Template("field-select", PackageResources.field_select_mustache),
        Template("field-file", PackageResources.field_file_mustache),
        Template("form-guard", PackageResources.form_guard_mustache),
        Template("map", PackageResources.map_mustache),
        Template("pager", PackageResources.pager_mustache),
        Template("timeline", PackageResources.timeline_mustache),
        Template("definitions", PackageResources.definitions_mustache),
        Template("report", PackageResources.report_mustache),
        Template("receipt", PackageResources.receipt_mustache),
        Template("start", PackageResources.start_mustache),
        Template("problem", PackageResources.problem_mustache),
        Template("account", PackageResources.account_mustache),
        Template("accessibility", PackageResources.accessibility_mustache),
        Template("sign-in", PackageResources.sign_in_mustache),
        Template("follow", PackageResources.follow_mustache),
        Template("missing", PackageResources.missing_mustache),
        Template("style", PackageResources.style_mustache),
    ]

    static let files = [
        File(name: "lykta.css", mediaType: "text/css; charset=utf-8", bytes: PackageResources.lykta_css),
        File(name: "base.js", mediaType: script, bytes: PackageResources.base_js),
        File(name: "trust.js", mediaType: script, bytes: PackageResources.trust_js),
        File(name: "map.js", mediaType: script, bytes: PackageResources.map_js),
        File(name: "report.js", mediaType: script, bytes: PackageResources.report_js),
        File(name: "receipt.js", mediaType: script, bytes: PackageResources.receipt_js),
        File(name: "icons.svg", mediaType: "image/svg+xml", bytes: PackageResources.icons_svg),
        File(name: "lantern.svg", mediaType: "image/svg+xml", bytes: PackageResources.lantern_svg),
    ]

    static let script = "text/javascript; charset=utf-8"
}
