import JSON
import Reports

/// A file of submissions: CSV with a header of the API's member names, a GeoJSON FeatureCollection of points, or flow instances of Open ePlatform.
///
/// Text may be UTF-8, UTF-16 with a byte order mark or Windows-1252. Nothing of a file is left out in silence: what cannot be read
/// is a fault of its row, or of the file where rows cannot be told from each other.
package struct SubmissionFile: Sendable {
    package struct Row: Sendable {
        /// As a person counts: the first row after the header, or the first feature, is 1.
        package let number: Int
        /// Where it stands in a CSV file; the first line is 1.
        package let lines: ClosedRange<Int>?
        package let submission: Result<Submission, RowRefusal>
        /// The name of the document that it came in, where there may be several.
        package var document: String?
    }

    /// Why a row is no submission.
    package enum RowRefusal: Error, Sendable {
        case unread(SubmissionRowFault)
        case refused(IntakeRefusal)
    }

    package let rowCount: Int
    private let content: Content

    private enum Content {
        case table(CSVTable)
        case features([JSONValue], crs: JSONValue?)
        case instances([(document: String, cells: Result<[String: String], SubmissionRowFault>)])
    }

    /// Flow instances out of the XML export of Open ePlatform. A document that cannot be read is one row, which is refused.
    ///
    /// - Parameter documents: With their names, for whoever is told of one.
    package init(
        flowInstances documents: [(name: String, bytes: [UInt8])], mapping: FlowInstanceMapping
    ) {
        var rows: [(document: String, cells: Result<[String: String], SubmissionRowFault>)] = []
        for document in documents {
            do throws(FlowInstanceFault) {
                for instance in try FlowInstance.instances(in: try Self.text(of: document.bytes)) {
                    rows.append((document.name, .success(mapping.cells(instance))))
                }
            } catch {
                rows.append((document.name, .failure(.document(error))))
            }
        }
        rowCount = rows.count
        content = .instances(rows)
    }

    private static func text(of bytes: [UInt8]) throws(FlowInstanceFault) -> [UInt8] {
        do throws(SubmissionFileFault) {
            return try DecodedText.utf8(bytes)
        } catch {
            throw .markup(MarkupFault(line: 1, reason: .noElement))
        }
    }

    /// - Parameter columns: how the columns of a CSV file are called.
    /// - Throws: ``SubmissionFileFault`` when the file as a whole cannot be read.
    package init(_ bytes: [UInt8], isCSV: Bool, columns: SubmissionColumns = .own)
        throws(SubmissionFileFault)
    {
        let text = try DecodedText.utf8(bytes)
        if isCSV {
            let table = try CSVTable(text, columns: columns)
            rowCount = table.rowCount
            content = .table(table)
            return
        }
        let json: JSONValue
        do throws(JSONFault) { json = try JSONValue(parsing: text) } catch { throw .notJSON(error) }
        let features: [JSONValue]
        do throws(GeoJSONFault) {
            features = try GeoJSONFeatures(json).features
        } catch {
            throw .geoJSON(error)
        }
        rowCount = features.count
        content = .features(features, crs: json["crs"])
    }

    /// Every row in order, some at a time, so that no more of them are in memory.
    ///
    /// - Throws: what `use` throws.
    package func forEachBatch(of size: Int, _ use: ([Row]) async throws -> Void) async throws {
        var rows: [Row] = []
        switch content {
        case .table(var table):
            while let row = try table.next() {
                rows.append(
                    Row(number: row.number, lines: row.lines, submission: Self.submission(of: row.cells)))
                guard rows.count >= size else { continue }
                try await use(rows)
                rows = []
            }
        case .features(let features, let crs):
            for (index, feature) in features.enumerated() {
                rows.append(
                    Row(number: index + 1, lines: nil, submission: Self.submission(of: feature, crs)))
                guard rows.count >= size else { continue }
                try await use(rows)
                rows = []
            }
        case .instances(let instances):
            for (index, instance) in instances.enumerated() {
                rows.append(
                    Row(
                        number: index + 1, lines: nil, submission: Self.submission(of: instance.cells),
                        document: instance.document))
                guard rows.count >= size else { continue }
                try await use(rows)
                rows = []
            }
        }
        if !rows.isEmpty { try await use(rows) }
    }

    private static func submission(of cells: Result<[String: String], SubmissionRowFault>) -> Result<
        Submission, RowRefusal
    > {
        do throws(SubmissionRowFault) {
            return .success(try CSVSubmission(try cells.get()).submission)
        } catch {
            return .failure(.unread(error))
        }
    }

    /// The feature's properties are the submission's members, and its geometry the place, in the reference system of the
    /// feature or the collection when it names none itself. A place in both is refused, since one of them would be lost.
    private static func submission(of feature: JSONValue, _ crs: JSONValue?) -> Result<Submission, RowRefusal>
    {
        var members: [(key: String, value: JSONValue)]
        do throws(GeoJSONFault) {
            members = try GeoJSONFeatures.properties(of: feature)
        } catch {
            return .failure(.unread(.feature(error)))
        }
        if let geometry = feature["geometry"], !geometry.isNull {
            if members.contains(where: { $0.key == "place" && !$0.value.isNull }) {
                return .failure(.unread(.placeTwice(.geometry, .placeProperty)))
            }
            members.removeAll { $0.key == "place" }
            var place = geometry
            if let crs = feature["crs"] ?? crs, case .object(let own) = geometry, geometry["crs"] == nil {
                place = .object(own + [(key: "crs", value: crs)])
            }
            members.append((key: "place", value: place))
        }
        do throws(IntakeRefusal) {
            return .success(try Submission(.object(members)))
        } catch {
            return .failure(.refused(error))
        }
    }
}
