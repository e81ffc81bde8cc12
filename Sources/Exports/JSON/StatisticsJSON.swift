import JSON
package import Reports

/// Statistics as `/api/v1/statistics` answers.
package struct StatisticsJSON: Sendable {
    private let question: StatisticsQuestion
    private let names: StatisticsNames

    package init(_ question: StatisticsQuestion, names: StatisticsNames) {
        self.question = question
        self.names = names
    }

    package func bytes(of statistics: CaseStatistics) -> [UInt8] {
        JSONWriter.object {
            $0.member("since", question.from)
            $0.member("until", question.until)
            $0.member("by", question.grouping?.rawValue)
            $0.member("today", question.today)
            $0.member("withheldReports", statistics.withheld)
            $0.object("total") { write(statistics.total, to: &$0) }
            $0.array("rows") { rows in
                for row in statistics.rows {
                    rows.object {
                        $0.member("key", row.key)
                        $0.member("name", row.key.map { names.name(of: $0) })
                        write(row, to: &$0)
                    }
                }
            }
        }
    }

    private func write(_ row: StatisticsRow, to object: inout JSONObject) {
        object.member("received", row.received)
        object.member("cases", row.cases)
        object.member("done", row.done)
        object.member("open", row.open)
        object.member("overdue", row.overdue)
        for (name, days) in [("daysToFirstAnswer", row.toFirstAnswer), ("daysToDone", row.toDone)] {
            object.object(name) {
                $0.member("count", days.count)
                $0.member("median", days.median, decimals: 2)
                $0.member("p90", days.ninth, decimals: 2)
            }
        }
    }
}
