package import JSON
package import Planning
import Reports
package import Statistics

extension EmergingClass: JSONWritable {}
extension HotspotBaseline: JSONWritable {}
extension HotspotTimes: JSONWritable {}

/// Without the circle that it was found in, which could show where single reports lie.
extension HotspotSurge: JSONWritable {
    package func write(to output: inout JSONOutput) {
        output.object {
            $0.member("since", since)
            $0.member("observed", observed)
            $0.member("reports", reports)
            $0.member("expected", expected, decimals: 1)
            $0.member("pValue", probability: pValue)
            $0.member("yearBefore", yearBefore)
            $0.member("reason", reason)
            $0.member("caveat", caveat)
        }
    }
}
