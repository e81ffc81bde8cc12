/// The runs of periods to look at, laid out so that eight are counted at once.
///
/// A *row* has eight sums of counts, each over some periods. A *group* of eight runs is the difference between two rows, lane
/// by lane. For prospective windows the lanes of a row are eight lengths back from the last period. For retrospective ones the
/// first periods are split into eight blocks, one a lane, and row *q* sums the first *q* periods from the start of each block:
///
///     lane 0  ├──── row r + length ────┤      run = row r + length − row r
///             ├─ row r ─┤
///
/// The first row is always nothing.
struct WindowLanes: Sendable {
    /// Periods, counted from ``firstPeriod``, of each sum: from `from` up to, never including, `to`.
    struct Row {
        var from: SIMD8<Int32> = .zero
        var to: SIMD8<Int32> = .zero
    }

    struct Group {
        let upper: Int
        let lower: Int
    }

    /// Earlier periods are in no window.
    private(set) var firstPeriod = 0
    private(set) var periodCount = 0
    private(set) var rows: [Row] = [Row()]
    private(set) var groups: [Group] = []
    /// By group, then lane; empty for a lane without a run.
    private(set) var runs: [Range<Int>] = []
    /// Groups whose runs, lane by lane, are about as long.
    private(set) var classes: [Range<Int>] = []

    static let width = SIMD8<Float>.scalarCount

    init(_ windows: ScanWindows, periodCount: Int) {
        let longest = min(windows.lengths.upperBound, periodCount)
        guard windows.lengths.lowerBound <= longest else { return }
        let lengths = windows.lengths.lowerBound...longest
        switch windows.direction {
        case .prospective:
            firstPeriod = periodCount - longest
            self.periodCount = longest
            layOutProspective(lengths)
        case .retrospective:
            self.periodCount = periodCount
            layOutRetrospective(lengths)
        }
    }

    /// The runs of a group, by lane.
    func runs(of group: Int) -> ArraySlice<Range<Int>> { runs[group * Self.width..<(group + 1) * Self.width] }

    /// How many runs there are.
    var runCount: Int { runs.count { !$0.isEmpty } }

    private mutating func layOutProspective(_ lengths: ClosedRange<Int>) {
        for shortest in stride(from: lengths.lowerBound, through: lengths.upperBound, by: Self.width) {
            var row = Row()
            for lane in 0..<Self.width {
                let length = shortest + lane <= lengths.upperBound ? shortest + lane : 0
                row.from[lane] = Int32(periodCount - length)
                row.to[lane] = Int32(periodCount)
                runs.append(firstPeriod + periodCount - length..<firstPeriod + periodCount)
            }
            rows.append(row)
            classes.append(groups.count..<groups.count + 1)
            groups.append(Group(upper: rows.count - 1, lower: 0))
        }
    }

    private mutating func layOutRetrospective(_ lengths: ClosedRange<Int>) {
        let starts = periodCount - lengths.lowerBound + 1
        let block = (starts + Self.width - 1) / Self.width
        for periods in 1..<block + lengths.upperBound {
            var row = Row()
            for lane in 0..<Self.width {
                row.from[lane] = Int32(min(lane * block, periodCount))
                row.to[lane] = Int32(min(lane * block + periods, periodCount))
            }
            rows.append(row)
        }
        for length in lengths {
            classes.append(groups.count..<groups.count + block)
            for offset in 0..<block {
                groups.append(Group(upper: offset + length, lower: offset))
                for first in stride(from: offset, to: offset + block * Self.width, by: block) {
                    runs.append(first + length <= periodCount ? first..<first + length : 0..<0)
                }
            }
        }
    }
}
