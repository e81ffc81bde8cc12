package import JSON
package import Planning

extension NearRepeats.Verdict: JSONWritable {}

extension NearRepeats: JSONWritable {
    package func write(to output: inout JSONOutput) {
        output.object {
            $0.member("verdict", verdict)
            $0.array("bands") { list in
                for band in bands { list.object { Self.write(band, to: &$0) } }
            }
            $0.member("reason", reason)
        }
    }

    private static func write(_ band: Band, to object: inout JSONObject) {
        object.member("fromMetres", band.metres.lowerBound)
        object.member("toMetres", band.metres.upperBound)
        object.member("fromDays", band.days.lowerBound)
        object.member("toDays", band.days.upperBound)
        object.member("observed", band.observed)
        object.member("expected", band.expected, decimals: 1)
        object.member("ratio", band.ratio, decimals: 2)
        object.member("pValue", probability: band.pValue)
    }
}
