import Statistics

extension Municipality {
    /// What is said of all series, by category and district, and of all together.
    func courses(_ watch: TrendWatch, isAlone: Bool) -> (total: TrendCourse?, series: [[TrendCourse]]) {
        if isAlone { return (nil, counts.map { $0.map { watch.courseUnlessTooFew(of: $0) } }) }
        let panel = TrendPanel(watch, series: counts)
        return (
            panel.total,
            counts.indices.map { category in
                counts[category].indices.map { panel.course(category: category, district: $0) }
            }
        )
    }

    /// What is said of one of them.
    func course(_ watch: TrendWatch, category: Int, district: Int) -> TrendCourse {
        TrendPanel(watch, series: counts).course(category: category, district: district)
    }
}
