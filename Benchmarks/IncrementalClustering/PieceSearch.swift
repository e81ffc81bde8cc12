/// Finds the pieces that a cluster has come apart into, by searching from several of its blocks in turn, one step each,
/// until only one search has not come to its end. That one is never finished, so the smaller pieces pay.
///
/// - Complexity: the searches, times the blocks of the largest piece but one; where no piece came off, times the blocks
///   on the way round what was lost.
struct PieceSearch {
    /// The search that first saw each block.
    private var finders: [Int32: Int] = [:]
    private var searches: [Search] = []
    /// The searches that have neither come to their end nor become part of another.
    private var active: [Int] = []
    /// The offset in `active` of the next to take a step.
    private var turn = 0

    private struct Search {
        var seen: [Int32]
        /// Blocks seen; those from `next` on have yet to be looked around from.
        var queue: [Int32]
        var next = 0
        /// The search it has met and become part of.
        var whole: Int?
    }

    /// - Parameter seeds: blocks with cores, at least one of each piece. One may be named more than once.
    init(from seeds: [Int32]) {
        for seed in seeds where finders[seed] == nil {
            finders[seed] = searches.count
            active.append(searches.count)
            searches.append(Search(seen: [seed], queue: [seed]))
        }
    }

    /// The blocks of each piece but one.
    mutating func pieces(of grid: BlockGrid) -> [[Int32]] {
        var pieces: [[Int32]] = []
        while active.count > 1 {
            if turn >= active.count { turn = 0 }
            let search = active[turn]
            if searches[search].next == searches[search].queue.count {
                pieces.append(searches[search].seen)
                active.remove(at: turn)
            } else {
                let block = searches[search].queue[searches[search].next]
                searches[search].next += 1
                turn += 1
                look(around: block, in: grid)
            }
        }
        return pieces
    }

    private mutating func look(around block: Int32, in grid: BlockGrid) {
        for other in grid.blocks(around: block) where active.count > 1 {
            let search = current(finders[block])
            let meeting = current(finders[other])
            guard search != meeting, grid.areJoined(block, other) else { continue }
            if let search, let meeting {
                unite(search, meeting)
            } else if let search {
                finders[other] = search
                searches[search].seen.append(other)
                searches[search].queue.append(other)
            }
        }
    }

    /// The search that what this one found is part of now.
    private func current(_ finder: Int?) -> Int? {
        var search = finder
        while let whole = search.flatMap({ searches[$0].whole }) { search = whole }
        return search
    }

    private mutating func unite(_ one: Int, _ other: Int) {
        let isLarger = searches[one].seen.count >= searches[other].seen.count
        let (larger, smaller) = isLarger ? (one, other) : (other, one)
        let part = searches[smaller]
        searches[larger].seen += part.seen
        searches[larger].queue += part.queue[part.next...]
        searches[smaller] = Search(seen: [], queue: [], whole: larger)
        guard let place = active.firstIndex(of: smaller) else { return }
        active.remove(at: place)
        if place < turn { turn -= 1 }
    }
}
