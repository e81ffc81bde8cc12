/// The voice with most reports among some.
package struct LoudestVoice: Hashable, Sendable {
    package let voice: Voices.Voice
    /// How many of the reports are its own; at least 1.
    package let reports: Int
    /// Its part of the reports, above 0 and at most 1.
    package let share: Double
}

/// Members are indices of reports, each once; an index that no report has is passed over.
extension Voices {
    /// The voice with most of these reports; of voices with as many, the one that has the member of lowest index. Nil
    /// for no reports.
    package func loudest(of members: some Sequence<Int>) -> LoudestVoice? { allLoudest(of: members).first }

    /// All voices with as many of these reports as the loudest, by their member of lowest index.
    package func allLoudest(of members: some Sequence<Int>) -> [LoudestVoice] {
        var reports: [Voice: (count: Int, first: Int)] = [:]
        var total = 0
        for member in members {
            guard let voice = self[member] else { continue }
            let known = reports[voice] ?? (0, member)
            reports[voice] = (known.count + 1, min(known.first, member))
            total += 1
        }
        let most = reports.values.lazy.map(\.count).max()
        return reports.filter { $0.value.count == most }.sorted { $0.value.first < $1.value.first }
            .map { voice, known in
                LoudestVoice(
                    voice: voice, reports: known.count, share: Double(known.count) / Double(total))
            }
    }

    /// These reports by voice, each voice at the place of its first report, and its reports in their order.
    package func parted(_ members: some Sequence<Int>) -> [[Int]] {
        var parts: [[Int]] = []
        var known: [Voice: Int] = [:]
        for member in members {
            guard let voice = self[member] else { continue }
            if let part = known[voice] {
                parts[part].append(member)
            } else {
                known[voice] = parts.count
                parts.append([member])
            }
        }
        return parts
    }

    /// These reports in their order, without those of a voice.
    package func without(_ voice: Voice, _ members: some Collection<Int>) -> [Int] {
        members.filter { self[$0] != nil && self[$0] != voice }
    }

    /// Whether these reports are a hotspot, and no longer one without their loudest voice, or without one of several as loud.
    ///
    /// - Parameters:
    ///   - kernel: some of the reports that are a hotspot by themselves, whatever others there are: without a voice that has none
    ///     of these it stands, so that voice is not tried. Many may be as loud, such as all who reported once. All of
    ///     the reports when absent.
    ///   - isHotspot: whether such reports are one, say by being at least so many.
    package func restsOnOneVoice(
        _ members: some Collection<Int>, kernel: [Int]? = nil,
        isHotspot: (_ members: [Int]) throws -> Bool
    ) rethrows -> Bool {
        let needed = Set((kernel ?? Array(members)).compactMap { self[$0] })
        return try isHotspot(members.filter { self[$0] != nil })
            && allLoudest(of: members).contains {
                try needed.contains($0.voice) && !isHotspot(without($0.voice, members))
            }
    }
}
