package import JSON
package import Prevention
package import Reports

extension JSONObject {
    /// `"plans":[…]`
    package mutating func plans(_ plans: [ActionPlan]) {
        array("plans") { array in
            for plan in plans { array.object { plan.write(to: &$0, series: nil) } }
        }
    }
}

extension ActionPlan {
    /// - Parameter series: What each indicator said over time; nil leaves the series out.
    package func write(
        to object: inout JSONObject, series: [Code<PlanIndicator>: [IndicatorFigure]]?
    ) {
        object.member("id", id)
        object.member("municipality", municipality)
        object.member("title", title)
        object.member("from", period.from)
        object.member("until", period.until)
        object.member("decidedBy", decidedBy)
        object.member("decidedOn", decided)
        object.array("areas") { array in
            for area in areas { array.object { area.write(to: &$0, series: series) } }
        }
        object.array("followUps") { array in
            for followUp in followUps { array.object { followUp.write(to: &$0) } }
        }
        object.member("version", version)
        object.member("madeAt", made)
        object.member("changedAt", changed)
        if let withdrawn { object.member("withdrawn", withdrawn) }
    }
}

extension PriorityArea {
    fileprivate func write(
        to object: inout JSONObject, series: [Code<PlanIndicator>: [IndicatorFigure]]?
    ) {
        object.member("name", name)
        object.member("problem", problem)
        object.member("goal", goal)
        object.array("indicators") { array in
            for indicator in indicators {
                array.object { object in
                    object.member("code", indicator.code)
                    object.member("name", indicator.name)
                    object.member("kind", indicator.kind.word.rawValue)
                    object.member("category", indicator.kind.category)
                    object.member("question", indicator.kind.question)
                    object.member("unit", indicator.kind.unit)
                    if let series {
                        object.array("series") { array in
                            for figure in series[indicator.code] ?? [] {
                                array.object { figure.write(to: &$0) }
                            }
                        }
                    }
                }
            }
        }
        object.member("measures", measures)
    }
}

extension IndicatorFigure {
    fileprivate func write(to object: inout JSONObject) {
        object.member("day", day)
        object.member("value", value?.value, decimals: 2)
        object.member("low", low?.value, decimals: 2)
        object.member("high", high?.value, decimals: 2)
        object.member("of", of)
    }
}

extension PlanFollowUp {
    fileprivate func write(to object: inout JSONObject) {
        object.member("number", number)
        object.member("day", day)
        object.member("words", words)
        object.array("figures") { array in
            for figure in figures {
                array.object { object in
                    object.member("indicator", figure.indicator)
                    object.member("name", figure.name)
                    object.member("value", figure.value?.value, decimals: 2)
                }
            }
        }
        object.member("withdrawn", withdrawn)
    }
}
