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
        Template("admin-key-new", PackageResources.admin_key_new_mustache),
        Template("admin-keys", PackageResources.admin_keys_mustache),
        Template("admin-menu", PackageResources.admin_menu_mustache),
        Template("admin-people", PackageResources.admin_people_mustache),
        Template("admin-person-new", PackageResources.admin_person_new_mustache),
        Template("admin-person", PackageResources.admin_person_mustache),
        Template("admin-role-rows", PackageResources.admin_role_rows_mustache),
        Template("admin-shown-once", PackageResources.admin_shown_once_mustache),
        Template("admin", PackageResources.admin_mustache),
        Template("admin-health", PackageResources.admin_health_mustache),
        Template("admin-outbox", PackageResources.admin_outbox_mustache),
        Template("admin-record", PackageResources.admin_record_mustache),
        Template("admin-units", PackageResources.admin_units_mustache),
        Template("admin-area-draft", PackageResources.admin_area_draft_mustache),
        Template("admin-areas", PackageResources.admin_areas_mustache),
        Template("admin-rule-revision", PackageResources.admin_rule_revision_mustache),
        Template("admin-rules", PackageResources.admin_rules_mustache),
        Template("privacy", PackageResources.privacy_mustache),
        Template("style", PackageResources.style_mustache),
        Template("planning-filter", PackageResources.planning_filter_mustache),
        Template("planning-downloads", PackageResources.planning_downloads_mustache),
        Template("hotspots", PackageResources.hotspots_mustache),
        Template("keep-hotspot", PackageResources.keep_hotspot_mustache),
        Template("kept-hotspots", PackageResources.kept_hotspots_mustache),
        Template("kept-hotspot", PackageResources.kept_hotspot_mustache),
        Template("walk", PackageResources.walk_mustache),
        Template("trends", PackageResources.trends_mustache),
        Template("effect", PackageResources.effect_mustache),
        Template("walk-sheet", PackageResources.walk_sheet_mustache),
        Template("drawing-marks", PackageResources.drawing_marks_mustache),
        Template("fields", PackageResources.fields_mustache),
        Template("queue", PackageResources.queue_mustache),
        Template("case", PackageResources.case_mustache),
        Template("actions", PackageResources.actions_mustache),
        Template("undo", PackageResources.undo_mustache),
        Template("bulk", PackageResources.bulk_mustache),
        Template("bulk-done", PackageResources.bulk_done_mustache),
        Template("nearby", PackageResources.nearby_mustache),
        Template("shortcuts", PackageResources.shortcuts_mustache),
        Template("walks", PackageResources.walks_mustache),
        Template("walks-fields", PackageResources.walks_fields_mustache),
        Template("walks-new", PackageResources.walks_new_mustache),
        Template("walks-stops", PackageResources.walks_stops_mustache),
        Template("walks-compared", PackageResources.walks_compared_mustache),
        Template("walks-one", PackageResources.walks_one_mustache),
        Template("walk-protocol", PackageResources.walk_protocol_mustache),
        Template("finding-fields", PackageResources.finding_fields_mustache),
        Template("finding-rows", PackageResources.finding_rows_mustache),
        Template("findings", PackageResources.findings_mustache),
        Template("finding", PackageResources.finding_mustache),
        Template("measures", PackageResources.measures_mustache),
        Template("measure-rows", PackageResources.measure_rows_mustache),
        Template("measure-list", PackageResources.measure_list_mustache),
        Template("measure-fields", PackageResources.measure_fields_mustache),
        Template("measure-new", PackageResources.measure_new_mustache),
        Template("measure", PackageResources.measure_mustache),
        Template("measure-effect", PackageResources.measure_effect_mustache),
        Template("judgement", PackageResources.judgement_mustache),
        Template("judgement-figures", PackageResources.judgement_figures_mustache),
        Template("counted-reports", PackageResources.counted_reports_mustache),
        Template("effects", PackageResources.effects_mustache),
        Template("promises", PackageResources.promises_mustache),
        Template("promise-new", PackageResources.promise_new_mustache),
        Template("promise-fields", PackageResources.promise_fields_mustache),
        Template("promise-body", PackageResources.promise_body_mustache),
        Template("promise-guard", PackageResources.promise_guard_mustache),
        Template("promise", PackageResources.promise_mustache),
        Template("public-promises", PackageResources.public_promises_mustache),
        Template("public-promise", PackageResources.public_promise_mustache),
        Template("surveys", PackageResources.surveys_mustache),
        Template("pictures", PackageResources.pictures_mustache),
        Template("picture-new", PackageResources.picture_new_mustache),
        Template("picture", PackageResources.picture_mustache),
        Template("picture-sections", PackageResources.picture_sections_mustache),
        Template("picture-changes", PackageResources.picture_changes_mustache),
        Template("picture-later", PackageResources.picture_later_mustache),
        Template("pictures-compared", PackageResources.pictures_compared_mustache),
        Template("public-pictures", PackageResources.public_pictures_mustache),
        Template("public-picture", PackageResources.public_picture_mustache),
        Template("source-links", PackageResources.source_links_mustache),
        Template("dialogues", PackageResources.dialogues_mustache),
        Template("dialogue-fields", PackageResources.dialogue_fields_mustache),
        Template("dialogue-new", PackageResources.dialogue_new_mustache),
        Template("dialogue", PackageResources.dialogue_mustache),
        Template("crime-statistics", PackageResources.crime_statistics_mustache),
        Template("watch-areas", PackageResources.watch_areas_mustache),
        Template("watch-area-fields", PackageResources.watch_area_fields_mustache),
        Template("watch-area-new", PackageResources.watch_area_new_mustache),
        Template("watch-area", PackageResources.watch_area_mustache),
        Template("law", PackageResources.law_mustache),
        Template("outdoors", PackageResources.outdoors_mustache),
        Template("done", PackageResources.done_mustache),
        Template("photos", PackageResources.photos_mustache),
        Template("photo-hide", PackageResources.photo_hide_mustache),
    ]

    static let files = [
        File(name: "lykta.css", mediaType: "text/css; charset=utf-8", bytes: PackageResources.lykta_css),
        File(
            name: "administration.css", mediaType: "text/css; charset=utf-8",
            bytes: PackageResources.administration_css),
        File(name: "base.js", mediaType: script, bytes: PackageResources.base_js),
        File(name: "trust.js", mediaType: script, bytes: PackageResources.trust_js),
        File(name: "map.js", mediaType: script, bytes: PackageResources.map_js),
        File(name: "report.js", mediaType: script, bytes: PackageResources.report_js),
        File(name: "receipt.js", mediaType: script, bytes: PackageResources.receipt_js),
        File(
            name: "planning.css", mediaType: "text/css; charset=utf-8", bytes: PackageResources.planning_css),
        File(name: "hotspots.js", mediaType: script, bytes: PackageResources.hotspots_js),
        File(
            name: "drawings.css", mediaType: "text/css; charset=utf-8", bytes: PackageResources.drawings_css),
        File(name: "sheet.css", mediaType: "text/css; charset=utf-8", bytes: PackageResources.sheet_css),
        File(name: "print.js", mediaType: script, bytes: PackageResources.print_js),
        File(name: "walk.js", mediaType: script, bytes: PackageResources.walk_js),
        File(
            name: "workbench.css", mediaType: "text/css; charset=utf-8",
            bytes: PackageResources.workbench_css),
        File(name: "queue.js", mediaType: script, bytes: PackageResources.queue_js),
        File(name: "case.js", mediaType: script, bytes: PackageResources.case_js),
        File(name: "photos.css", mediaType: "text/css; charset=utf-8", bytes: PackageResources.photos_css),
        File(name: "nearby.js", mediaType: script, bytes: PackageResources.nearby_js),
        File(name: "shortcuts.js", mediaType: script, bytes: PackageResources.shortcuts_js),
        File(name: "areas.js", mediaType: script, bytes: PackageResources.areas_js),
        File(name: "walks.css", mediaType: "text/css; charset=utf-8", bytes: PackageResources.walks_css),
        File(
            name: "pictures.css", mediaType: "text/css; charset=utf-8", bytes: PackageResources.pictures_css),
        File(name: "measures.js", mediaType: script, bytes: PackageResources.measures_js),
        File(name: "outdoors.js", mediaType: script, bytes: PackageResources.outdoors_js),
        File(name: "outdoors-worker.js", mediaType: script, bytes: PackageResources.outdoors_worker_js),
        File(name: "icons.svg", mediaType: "image/svg+xml", bytes: PackageResources.icons_svg),
        File(name: "lantern.svg", mediaType: "image/svg+xml", bytes: PackageResources.lantern_svg),
    ]

    static let script = "text/javascript; charset=utf-8"
}
