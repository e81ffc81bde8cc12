import Prevention

extension SelectField {
    /// The years to choose among: one, the ten or so before it, and an earlier or later one that an address has chosen, so that a list never
    /// says that it is of every year when it is of one.
    static func years(from last: Int, chosen: String) -> [(value: String, label: String)] {
        var years = Array(stride(from: last, through: last - 11, by: -1))
        if let year = Int(chosen), MeasureQuery.years.contains(year), !years.contains(year) {
            years.append(year)
        }
        return years.sorted(by: >).map { (value: "\($0)", label: "\($0)") }
    }
}
