package import Reports

/// Keeps what safety surveys found, and what it was before somebody corrected it.
///
/// Empty sets of municipalities mean all keepers. What others keep is as if it were not.
package protocol SurveyStore: Sendable {
    /// Keeps figures, all or none; one that is there already is corrected, and one that is there just so is left as it is.
    ///
    /// - Returns: What became of each, in their order.
    /// - Throws: ``FigureFault`` for a year that has not begun at `moment`.
    func keep(_ figures: [SurveyFigure], by agent: Agent, at moment: Timestamp) async throws
        -> [FigureKeeping]

    /// By question, municipality and year.
    func surveyFigures(_ query: SurveyQuery) async throws -> [SurveyFigure]

    /// Takes figures away that are there; the history keeps them.
    ///
    /// - Returns: Whether there was one.
    func removeFigure(_ key: SurveyFigure.Key, by agent: Agent, at moment: Timestamp) async throws -> Bool

    /// What a figure has been, the first first.
    func surveyHistory(of key: SurveyFigure.Key) async throws -> [SurveyChange]
}

/// What somebody made of a figure.
package struct SurveyChange: Hashable, Sendable {
    package let at: Timestamp
    package let by: Agent
    /// Nil when it was taken away.
    package let figure: SurveyFigure?

    package init(at: Timestamp, by: Agent, figure: SurveyFigure?) {
        self.at = at
        self.by = by
        self.figure = figure
    }
}

/// Which figures are wanted.
package struct SurveyQuery: Hashable, Sendable {
    /// All when empty.
    package var keepers: Set<MunicipalityCode> = []
    /// Nil for all.
    package var municipality: MunicipalityCode?
    /// Nil for all.
    package var question: Code<SurveyQuestion>?
    /// Nil for all.
    package var year: SurveyYear?

    package init() {}
}
