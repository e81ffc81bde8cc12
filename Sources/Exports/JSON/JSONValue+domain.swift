package import Planning
package import Reports
package import Statistics

/// As the API writes it: a UUID in lower case.
extension Identifier: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

extension Code: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

extension Reference: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

/// Four digits as a string, so that the leading zero stays.
extension MunicipalityCode: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

extension ReportText: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

/// RFC 3339 in UTC.
extension Timestamp: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(rfc3339) }
}

/// `2026-11-20`
extension CivilDate: JSONValue {
    package func write(to output: inout JSONOutput) { output.string(description) }
}

/// `{"sv":…,"en":…}`
extension Bilingual: JSONValue {
    package func write(to output: inout JSONOutput) {
        output.object {
            $0.member("sv", swedish)
            $0.member("en", english)
        }
    }
}

extension JSONValue where Self: RawRepresentable, RawValue == String {
    package func write(to output: inout JSONOutput) { output.string(rawValue) }
}

extension Source: JSONValue {}
extension Recurrence: JSONValue {}
extension CaseStatus: JSONValue {}
extension AreaLayer: JSONValue {}
extension CaseEvent.Kind: JSONValue {}
extension Unit.Kind: JSONValue {}
extension EmergingClass: JSONValue {}

/// Without the circle that it was found in, which could show where single reports lie.
extension HotspotSurge: JSONValue {
    package func write(to output: inout JSONOutput) {
        output.object {
            $0.member("since", since)
            $0.member("observed", observed)
            $0.member("expected", expected, decimals: 1)
            $0.member("pValue", probability: pValue)
            $0.member("reason", reason)
        }
    }
}
