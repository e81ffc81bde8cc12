/// One step of the database's form. A shipped step is never changed: a new one is added.
package struct Migration: Hashable, Sendable {
    /// The file's name without `.sql`, such as `m0001-create-spatial-metadata`.
    package let name: String
    /// Statements of SQL. A `SELECT` among them calls a function of SpatiaLite and must answer 1.
    package let sql: String

    /// Every step, in order. A test compares the list with the folder.
    package static let all = [
        Migration("m0001-create-spatial-metadata", PackageResources.m0001_create_spatial_metadata_sql),
        Migration("m0002-create-reports", PackageResources.m0002_create_reports_sql),
        Migration("m0003-create-cases", PackageResources.m0003_create_cases_sql),
        Migration("m0004-create-areas-and-keys", PackageResources.m0004_create_areas_and_keys_sql),
        Migration("m0005-keep-notices", PackageResources.m0005_keep_notices_sql),
        Migration("m0006-create-map-views", PackageResources.m0006_create_map_views_sql),
        Migration("m0007-mark-commits", PackageResources.m0007_mark_commits_sql),
        Migration(
            "m0008-withhold-restricted-places", PackageResources.m0008_withhold_restricted_places_sql),
        Migration("m0009-watch-due-days", PackageResources.m0009_watch_due_days_sql),
        Migration("m0010-number-keys", PackageResources.m0010_number_keys_sql),
        Migration("m0011-seal-originals", PackageResources.m0011_seal_originals_sql),
        Migration("m0012-know-imported-rows", PackageResources.m0012_know_imported_rows_sql),
        Migration("m0013-index-when-received", PackageResources.m0013_index_when_received_sql),
        Migration("m0015-count-voices-of-cases", PackageResources.m0015_count_voices_of_cases_sql),
        Migration("m0016-tell-addresses-apart", PackageResources.m0016_tell_addresses_apart_sql),
        Migration("m0020-tell-states-of-cases", PackageResources.m0020_tell_states_of_cases_sql),
        Migration("m0022-create-people", PackageResources.m0022_create_people_sql),
        Migration("m0024-list-cases", PackageResources.m0024_list_cases_sql),
        Migration("m0025-keep-addresses", PackageResources.m0025_keep_addresses_sql),
        Migration("m0026-know-senders", PackageResources.m0026_know_senders_sql),
        Migration("m0027-keep-photos", PackageResources.m0027_keep_photos_sql),
        Migration("m0028-keep-filters", PackageResources.m0028_keep_filters_sql),
        Migration("m0029-gather-notices", PackageResources.m0029_gather_notices_sql),
        Migration("m0029-keep-administration", PackageResources.m0029_keep_administration_sql),
        Migration("m0030-digest-rows", PackageResources.m0030_digest_rows_sql),
        Migration("m0031-keep-hotspots", PackageResources.m0031_keep_hotspots_sql),
        Migration("m0032-keep-walks", PackageResources.m0032_keep_walks_sql),
        Migration("m0033-keep-measures", PackageResources.m0033_keep_measures_sql),
        Migration("m0035-link-contacts", PackageResources.m0035_link_contacts_sql),
        Migration("m0036-keep-judgements", PackageResources.m0036_keep_judgements_sql),
        Migration("m0037-publish-measures", PackageResources.m0037_publish_measures_sql),
        Migration("m0038-keep-photos-of-walks", PackageResources.m0038_keep_photos_of_walks_sql),
        Migration("m0039-keep-promises", PackageResources.m0039_keep_promises_sql),
        Migration("m0040-keep-surveys", PackageResources.m0040_keep_surveys_sql),
        Migration("m0041-keep-pictures", PackageResources.m0041_keep_pictures_sql),
        Migration("m0042-keep-dialogues", PackageResources.m0042_keep_dialogues_sql),
        Migration("m0043-keep-crime-statistics", PackageResources.m0043_keep_crime_statistics_sql),
        Migration("m0044-keep-watch-areas", PackageResources.m0044_keep_watch_areas_sql),
        Migration("m0045-keep-duties", PackageResources.m0045_keep_duties_sql),
        Migration("m0046-keep-meetings", PackageResources.m0046_keep_meetings_sql),
        Migration("m0047-keep-plans", PackageResources.m0047_keep_plans_sql),
        Migration("m0048-keep-open-releases", PackageResources.m0048_keep_open_releases_sql),
        Migration(
            "m0049-remember-erased-photos-of-walks",
            PackageResources.m0049_remember_erased_photos_of_walks_sql),
        Migration("m0050-keep-photos-of-measures", PackageResources.m0050_keep_photos_of_measures_sql),
        Migration("m0052-keep-yearly-reports", PackageResources.m0052_keep_yearly_reports_sql),
        Migration("m0053-share-pictures", PackageResources.m0053_share_pictures_sql),
        Migration(
            "m0054-count-shown-findings-of-stops",
            PackageResources.m0054_count_shown_findings_of_stops_sql),
        Migration("m0055-tell-what-was-signed", PackageResources.m0055_tell_what_was_signed_sql),
        Migration("m0056-call-meetings-off", PackageResources.m0056_call_meetings_off_sql),
        Migration("m0057-withdraw-plans", PackageResources.m0057_withdraw_plans_sql),
        Migration(
            "m0059-tell-who-said-how-findings-stand",
            PackageResources.m0059_tell_who_said_how_findings_stand_sql),
        Migration(
            "m0060-withhold-findings-by-their-own-report",
            PackageResources.m0060_withhold_findings_by_their_own_report_sql),
        Migration(
            "m0061-remember-when-measures-were-done",
            PackageResources.m0061_remember_when_measures_were_done_sql),
        Migration("m0062-withdraw-promises", PackageResources.m0062_withdraw_promises_sql),
        Migration(
            "m0063-mask-frozen-words-of-promises",
            PackageResources.m0063_mask_frozen_words_of_promises_sql),
        Migration("m0064-find-reports-by-sender", PackageResources.m0064_find_reports_by_sender_sql),
        Migration(
            "m0065-keep-days-taken-off-measures",
            PackageResources.m0065_keep_days_taken_off_measures_sql),
        Migration(
            "m0066-keep-why-things-were-withdrawn",
            PackageResources.m0066_keep_why_things_were_withdrawn_sql),
        Migration("m0067-correct-days-of-promises", PackageResources.m0067_correct_days_of_promises_sql),
        Migration(
            "m0068-tell-why-an-end-was-corrected",
            PackageResources.m0068_tell_why_an_end_was_corrected_sql),
    ]

    private init(_ name: String, _ bytes: [UInt8]) {
        self.init(name: name, sql: String(decoding: bytes, as: UTF8.self))
    }

    /// A step of one's own; tests alone make one.
    package init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}
