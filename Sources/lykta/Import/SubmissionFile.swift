import Foundation
import Intake
import JSON
import Reports
import SwiftCSV

/// A file of submissions, row by row: CSV with a header of the API's member names, or a GeoJSON FeatureCollection of points.
struct SubmissionFile {
    struct Row {
        /// As a person counts: the first row after the header, or the first feature, is 1.
        let number: Int
        let submission: Result<Submission, any Error>
    }

    struct RowFault: Error {
        let sentence: String
    }

    let rows: [Row]

    /// - Throws: ``CommandFault`` when the file as a whole cannot be read.
    init(_ bytes: [UInt8], isCSV: Bool) throws {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFault.badValue("The file", expected: "UTF-8")
        }
        rows = try isCSV ? Self.csv(text) : Self.geoJSON(bytes)
    }

    // MARK: - CSV

    private static func csv(_ text: String) throws -> [Row] {
        let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        let header = body.prefix { !$0.isNewline }
        let delimiter: CSVDelimiter =
            header.contains(";") ? .semicolon : header.contains("\t") ? .tab : .comma
        let table: CSV<Named>
        do {
            table = try CSV<Named>(string: body, delimiter: delimiter, loadColumns: false)
        } catch {
            throw CommandFault.badValue("The file", expected: "CSV with a header")
        }
        let unknown = table.header.filter { !CSVSubmission.columns.contains($0) }
        guard unknown.isEmpty else {
            throw CommandFault.refused(
                unknown.map {
                    "Column “\($0)” is unknown. Known: \(CSVSubmission.columns.joined(separator: ", "))."
                })
        }
        return table.rows.enumerated().map { index, cells in
            Row(number: index + 1, submission: Result { try CSVSubmission(cells).submission })
        }
    }

    // MARK: - GeoJSON

    private static func geoJSON(_ bytes: [UInt8]) throws -> [Row] {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw CommandFault.refused([error.message.english])
        }
        let collection: GeoJSONFeatures
        do {
            collection = try GeoJSONFeatures(json)
        } catch {
            throw CommandFault.refused(["The file \(error.sentence)."])
        }
        return collection.features.enumerated().map { index, feature in
            Row(number: index + 1, submission: Result { try Self.submission(of: feature, json["crs"]) })
        }
    }

    /// The feature's properties are the submission's members, and its geometry the place, in the reference system of the
    /// collection when it names none itself.
    private static func submission(of feature: JSONValue, _ crs: JSONValue?) throws -> Submission {
        var members: [(key: String, value: JSONValue)]
        do {
            members = try GeoJSONFeatures.properties(of: feature)
        } catch {
            throw RowFault(sentence: error.sentence)
        }
        if let geometry = feature["geometry"], !geometry.isNull {
            var place = geometry
            if let crs, case .object(let own) = geometry, geometry["crs"] == nil {
                place = .object(own + [(key: "crs", value: crs)])
            }
            members.append((key: "place", value: place))
        }
        return try Submission(.object(members))
    }
}
