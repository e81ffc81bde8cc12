import JSON
package import Planning
package import Prevention
package import Reports
package import Statistics

/// The effect of a measure, as `lykta effect --format json` prints it.
///
/// `until` of a span is the day after its last; `low` and `high` are the ends of the 95 % interval.
package enum EffectJSON {
    package static let mediaType = "application/json"

    /// - Parameters:
    ///   - others: what else was done in what is compared with.
    ///   - part: what is said first to whoever sees a part of the reports alone: the words are of that part.
    package static func bytes(
        of effect: MeasuredEffect, others: [OtherMeasure] = [], ofPart part: Bilingual? = nil
    ) -> [UInt8] {
        JSONWriter.object {
            write(effect, to: &$0)
            let words = effect.words.cautioned(by: others, isNaming: true)
            $0.member("words", part.map { $0 + " " + words } ?? words)
            $0.otherMeasures(others)
        }
    }

    /// All but the words.
    static func write(_ effect: MeasuredEffect, to object: inout JSONObject) {
        object.object("spans") { write(effect.spans, to: &$0) }
        object.object("counts") {
            $0.object("treated") { write(effect.treated, to: &$0) }
            $0.object("control") { write(effect.control, to: &$0) }
            guard let displacement = effect.displacement else { return $0.null("displacement") }
            $0.object("displacement") {
                $0.object("treated") { write(displacement.treated, to: &$0) }
                $0.object("control") { write(displacement.control, to: &$0) }
            }
        }
        object.object("difference") { write(effect.difference, to: &$0) }
        object.object("rateRatio") {
            write(effect.rateRatio, to: &$0)
            $0.member("corrected", effect.isRateRatioCorrected)
        }
        object.member("verdict", effect.verdict)
    }

    static func write(_ spans: EffectSpans, to object: inout JSONObject) {
        object.object("before") { write(spans.before, to: &$0) }
        object.object("after") { write(spans.after, to: &$0) }
    }

    private static func write(_ span: EffectSpans.Span, to object: inout JSONObject) {
        object.member("from", span.from)
        object.member("until", span.until)
        object.member("weeks", span.weeks)
    }

    private static func write(_ counts: MeasuredEffect.Counts, to object: inout JSONObject) {
        object.member("before", counts.before)
        object.member("after", counts.after)
    }

    static func write(_ estimate: MeasuredEffect.Estimate, to object: inout JSONObject) {
        object.member("estimate", estimate.value, decimals: 4)
        object.member("low", estimate.interval.lowerBound, decimals: 4)
        object.member("high", estimate.interval.upperBound, decimals: 4)
        object.member("p", estimate.p, decimals: 6)
    }
}

extension EffectVerdict: JSONWritable {}
