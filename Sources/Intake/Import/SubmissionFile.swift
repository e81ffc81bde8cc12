import JSON
import Reports

/// A file of submissions: CSV with a header of the API's member names, a GeoJSON FeatureCollection of points, or an export of another
/// service with a mapping.
///
/// Text may be UTF-8, UTF-16 with a byte order mark or Windows-1252. Nothing of a file is left out in silence: what cannot be read
/// is a fault of its row, or of the file where rows cannot be told from each other.
package struct SubmissionFile: Sendable {
    package struct Row: Sendable {
        /// As a person counts: the first row after the header, or the first feature, is 1.
        package let number: Int
        /// Where it stands in a file with rows on lines; the first line is 1.
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
    /// Columns of a table of which a mapping says nothing.
    package let passedOver: [String]
    private let content: SubmissionRows.Content

    /// - Parameter columns: how the columns of a CSV file are called.
    /// - Throws: ``SubmissionFileFault`` when the file as a whole cannot be read.
    package init(_ bytes: [UInt8], isCSV: Bool, columns: SubmissionColumns = .own)
        throws(SubmissionFileFault)
    {
        let text = try DecodedText.utf8(bytes)
        if isCSV {
            let table = try CSVTable(text, columns: columns)
            self.init(.table(table, nil), count: table.rowCount)
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
        self.init(.features(features, crs: json["crs"]), count: features.count)
    }

    /// A table with the columns that a mapping names; the others are passed over.
    ///
    /// - Throws: ``SubmissionFileFault`` when the file as a whole cannot be read, or lacks a column that the mapping names.
    package init(csv bytes: [UInt8], mapping: ExportMapping) throws(SubmissionFileFault) {
        try self.init(table: try DecodedText.utf8(bytes), MappedExport(mapping: mapping, usual: .none))
    }

    /// Service requests of Open311 GeoReport v2, in XML, JSON or CSV.
    ///
    /// - Throws: ``SubmissionFileFault`` when the file as a whole cannot be read, or lacks a column that the mapping names.
    package init(open311 bytes: [UInt8], mapping: ExportMapping) throws(SubmissionFileFault) {
        let text = try DecodedText.utf8(bytes)
        let export = MappedExport(mapping: mapping, usual: Open311Export.usual)
        if Open311Export.isTable(text) {
            try self.init(table: text, export)
            return
        }
        let requests: [Open311Export.Request]
        do throws(Open311ExportFault) {
            requests = try Open311Export.requests(in: text)
        } catch {
            throw .open311(error)
        }
        self.init(.requests(requests, export), count: requests.count)
    }

    /// Flow instances out of the XML export of Open ePlatform. A document that cannot be read is one row, which is refused.
    ///
    /// - Parameter documents: With their names, for whoever is told of one.
    package init(flowInstances documents: [(name: String, bytes: [UInt8])], mapping: ExportMapping) {
        var instances: [SubmissionRows.Instance] = []
        for document in documents {
            do throws(FlowInstanceFault) {
                for record in try OpenEPlatformExport.instances(in: try Self.text(of: document.bytes)) {
                    instances.append((document.name, .success(record)))
                }
            } catch {
                instances.append((document.name, .failure(.document(error))))
            }
        }
        let export = MappedExport(mapping: mapping, usual: OpenEPlatformExport.usual)
        self.init(.instances(instances, export), count: instances.count)
    }

    private init(_ content: SubmissionRows.Content, count: Int, passingOver columns: [String] = []) {
        self.content = content
        rowCount = count
        passedOver = columns
    }

    private init(table text: [UInt8], _ export: MappedExport) throws(SubmissionFileFault) {
        let table = try CSVTable(text, columns: nil)
        let named = table.header.filter { !$0.isEmpty }
        let missing = export.mapping.saidPaths.filter { !named.contains($0) }
        guard missing.isEmpty else { throw .missingColumns(missing, header: named) }
        let read = export.readPaths
        self.init(
            .table(table, export), count: table.rowCount, passingOver: named.filter { !read.contains($0) })
    }

    private static func text(of bytes: [UInt8]) throws(FlowInstanceFault) -> [UInt8] {
        do throws(SubmissionFileFault) {
            return try DecodedText.utf8(bytes)
        } catch {
            throw .markup(MarkupFault(line: 1, reason: .noElement))
        }
    }

    /// Every row in order, some at a time, so that no more of them are in memory.
    ///
    /// - Throws: what `use` throws.
    package func forEachBatch(of size: Int, _ use: ([Row]) async throws -> Void) async throws {
        var rows = SubmissionRows(content)
        var batch: [Row] = []
        while let row = try rows.next() {
            batch.append(row)
            guard batch.count >= size else { continue }
            try await use(batch)
            batch = []
        }
        if !batch.isEmpty { try await use(batch) }
    }
}
