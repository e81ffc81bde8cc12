import Reports
import TestSupport
import Testing

@Suite struct LinkedContactsTests {
    @Test(arguments: UInt64(1)...20)
    func `two reporters are one voice where links lead from one to the other, in whatever order they came`(
        seed: UInt64
    ) throws {
        var chance = SeededChance(seed: seed)
        let reporters = (0..<40).map { _ in ReporterKey(digest: .random(in: .min ... .max, using: &chance)) }
        let pairs = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
            (Int.random(in: 0..<40, using: &chance), Int.random(in: 0..<40, using: &chance))
        }
        for order in [pairs, pairs.shuffled(using: &chance)] {
            var links = LinkedContacts()
            for (one, other) in order {
                if let link = ContactLink(reporters[one], reporters[other]) { links.insert(link) }
            }
            // Whoever can be reached from each, by going along the links until nobody new is found.
            for start in reporters.indices {
                var (reached, left) = (Set([start]), [start])
                while let one = left.popLast() {
                    for (first, second) in pairs {
                        for next in [first, second] where first == one || second == one {
                            if reached.insert(next).inserted { left.append(next) }
                        }
                    }
                }
                for other in reporters.indices {
                    let isOne = links.voice(of: reporters[start]) == links.voice(of: reporters[other])
                    #expect(isOne == reached.contains(other))
                }
            }
        }
    }

    @Test func `a link is the same whichever contact comes first, and none joins a contact to itself`() {
        let (one, other) = (ReporterKey(digest: -3), ReporterKey(digest: 2))
        #expect(ContactLink(one, other) == ContactLink(other, one) && ContactLink(one, one) == nil)
    }

    @Test func `an address of a day stays as it is`() {
        var links = LinkedContacts()
        if let link = ContactLink(ReporterKey(digest: 1), ReporterKey(digest: 2)) { links.insert(link) }
        let address = ReportVoice.address(DailyPseudonym(digest: 1, received: .testNow))
        #expect(links.voice(of: address) == address)
    }
}
