package import JSON

/// As the API writes it: a UUID in lower case.
extension Identifier: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

extension Code: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

extension Reference: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

/// Four digits as a string, so that the leading zero stays.
extension MunicipalityCode: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

extension ReportText: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

/// RFC 3339 in UTC.
extension Timestamp: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(rfc3339) }
}

/// `2026-11-20`
extension CivilDate: JSONWritable {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

/// `{"sv":…,"en":…}`
extension Bilingual: JSONWritable {
    package func write(to output: inout JSONOutput) {
        output.object {
            $0.member("sv", swedish)
            $0.member("en", english)
        }
    }
}

extension Source: JSONWritable {}
extension Recurrence: JSONWritable {}
extension CaseStatus: JSONWritable {}
extension AreaLayer: JSONWritable {}
extension CaseEvent.Kind: JSONWritable {}
extension Unit.Kind: JSONWritable {}
