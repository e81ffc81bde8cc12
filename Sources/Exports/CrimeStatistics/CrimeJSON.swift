package import JSON
package import Prevention
package import Reports
import Statistics

extension JSONObject {
    /// `"series":[…]`, the counts of each with their 95 % intervals.
    ///
    /// - Parameter inhabitants: How many live in an area; nil where nobody has said.
    package mutating func crimeSeries(_ series: [CrimeSeries], _ inhabitants: (CrimeArea) -> Int?) {
        array("series") { array in
            for one in series {
                array.object { one.write(to: &$0, inhabitants: inhabitants(one.area)) }
            }
        }
    }
}

extension CrimeSeries {
    /// The series as every answer tells it. `low` and `high` hold what may be expected by chance alone; rates are per 100,000 inhabitants.
    package func write(to object: inout JSONObject, inhabitants: Int?) {
        object.member("area", area.description)
        object.member("offence", offence.description)
        object.member("publisher", publisher.text)
        object.member("length", length.rawValue)
        object.member("inhabitants", inhabitants)
        object.array("counts") { array in
            for point in points {
                array.object { point.write(to: &$0, inhabitants: inhabitants) }
            }
        }
    }
}

extension CrimeSeries.Point {
    fileprivate func write(to object: inout JSONObject, inhabitants: Int?) {
        object.member("period", count.key.period.description)
        object.member("periodWasOver", !count.isOfPart)
        object.member("keeper", count.key.keeper)
        object.member("count", count.count)
        object.member("status", count.status.rawValue)
        object.member("low", interval.lowerBound, decimals: 1)
        object.member("high", interval.upperBound, decimals: 1)
        let rate = rate(of: inhabitants)
        object.member("rate", rate?.rate, decimals: 1)
        object.member("rateLow", rate?.interval.lowerBound, decimals: 1)
        object.member("rateHigh", rate?.interval.upperBound, decimals: 1)
        object.member("yearBefore", yearBefore)
        object.member("change", change?.rawValue)
    }

    /// Per 100,000 inhabitants, with its 95 % interval; nil where nobody has said how many there are.
    package func rate(of inhabitants: Int?) -> (rate: Double, interval: ClosedRange<Double>)? {
        inhabitants.flatMap { EventCount(count.count)?.rate(per: 100_000, of: $0) }
    }
}
