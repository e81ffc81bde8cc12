package import Prevention
package import Reports

extension SpatiaLiteStore: SurveyStore {
    package func keep(_ figures: [SurveyFigure], by agent: Agent, at moment: Timestamp) async throws
        -> [FigureKeeping]
    {
        try figures.requireBegun(on: SwedishTime(moment).date)
        return try await writer.commit { db in
            try figures.map { figure in
                let keeping = FigureKeeping(of: figure, beside: try SurveyRecord.current(figure.key, in: db))
                if keeping != .unchanged {
                    try SurveyRecord.append(figure, of: figure.key, by: agent, at: moment, in: db)
                }
                return keeping
            }
        }
    }

    package func surveyFigures(_ query: SurveyQuery) async throws -> [SurveyFigure] {
        try await read { try SurveyRecord.figures(query, in: $0) }
    }

    package func removeFigure(_ key: SurveyFigure.Key, by agent: Agent, at moment: Timestamp) async throws
        -> Bool
    {
        try await writer.commit { db in
            guard try SurveyRecord.current(key, in: db) != nil else { return false }
            try SurveyRecord.append(nil, of: key, by: agent, at: moment, in: db)
            return true
        }
    }

    package func surveyHistory(of key: SurveyFigure.Key) async throws -> [SurveyChange] {
        try await read { try SurveyRecord.history(of: key, in: $0) }
    }
}
