import JSON
import Reports

/// Goes through the rows of a file of submissions, one by one.
struct SubmissionRows {
    enum Content {
        /// With a mapping where the columns are not members.
        case table(CSVTable, MappedExport?)
        case features([JSONValue], crs: JSONValue?)
        case requests([Open311Export.Request], MappedExport)
        case instances([Instance], MappedExport)
    }

    /// A flow instance, or why its document has none.
    typealias Instance = (document: String, record: Result<ExportedRecord, SubmissionRowFault>)

    private var content: Content
    private var count = 0

    init(_ content: Content) { self.content = content }

    /// The next row; nil after the last.
    mutating func next() throws(SubmissionFileFault) -> SubmissionFile.Row? {
        count += 1
        switch content {
        case .table(var table, let export):
            guard let row = try table.next() else { return nil }
            content = .table(table, export)
            let submission = Self.submission { () throws(SubmissionRowFault) -> Submission in
                let cells = try row.cells.get()
                guard let export else { return try CSVSubmission(cells).submission }
                return try export.submission(of: ExportedRecord(cells))
            }
            return SubmissionFile.Row(number: row.number, lines: row.lines, submission: submission)
        case .features(let features, let crs):
            guard count <= features.count else { return nil }
            return SubmissionFile.Row(
                number: count, lines: nil, submission: Self.submission(of: features[count - 1], crs))
        case .requests(let requests, let export):
            guard count <= requests.count else { return nil }
            let request = requests[count - 1]
            let submission = Self.submission { () throws(SubmissionRowFault) -> Submission in
                try export.submission(of: try request.record())
            }
            return SubmissionFile.Row(number: count, lines: request.lines, submission: submission)
        case .instances(let instances, let export):
            guard count <= instances.count else { return nil }
            let instance = instances[count - 1]
            let submission = Self.submission { () throws(SubmissionRowFault) -> Submission in
                try export.submission(of: try instance.record.get())
            }
            return SubmissionFile.Row(
                number: count, lines: nil, submission: submission, document: instance.document)
        }
    }

    private static func submission(_ read: () throws(SubmissionRowFault) -> Submission) -> Result<
        Submission, SubmissionFile.RowRefusal
    > {
        do throws(SubmissionRowFault) {
            return .success(try read())
        } catch {
            return .failure(.unread(error))
        }
    }

    /// The feature's properties are the submission's members, and its geometry the place, in the reference system of the
    /// feature or the collection when it names none itself. A place in both is refused, since one of them would be lost.
    private static func submission(of feature: JSONValue, _ crs: JSONValue?) -> Result<
        Submission, SubmissionFile.RowRefusal
    > {
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
