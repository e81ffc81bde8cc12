import Geometry
import TestSupport
import Testing

@testable import Statistics

@Suite struct VoicesTests {
    @Suite struct OncePerSpotAndDay {
        @Test func `one reporter is heard once for each spot and day, by the first report`() throws {
            let voices = try voices([
                (0, 0, 1, 7), (1, 1, 1, 7), (0, 0, 2, 7), (0, 40, 1, 7), (0, 0, 1, 8), (1, 0, 2, 7),
            ])
            #expect(voices.oncePerSpotAndDay() == [0, 2, 3, 4])
        }

        @Test func `the unknown are one voice for each spot and day`() throws {
            let voices = try voices([
                (0, 0, 1, nil), (0, 0, 1, nil), (0, 0, 1, 7), (0, 0, 1, nil), (0, 0, 2, nil), (0, 40, 1, nil),
            ])
            #expect(voices.oncePerSpotAndDay() == [0, 2, 4, 5])
            #expect(Voices.known(among: (0..<6).compactMap { voices[$0] }) == 1)
        }

        @Test func `an address is one voice for each spot, whatever days its reports say`() throws {
            let said: [(Int, Voices.Voice?)] = [
                (1, .address(5, day: 9)), (2, .address(5, day: 9)), (3, .address(6, day: 9)),
                (9, .address(5, day: 10)), (2, nil), (3, nil),
            ]
            let place = try Place.olofstrom()
            let voices = Voices(said.map { (place: place, day: $0.0, voice: $0.1) })
            #expect(voices.oncePerSpotAndDay() == [0, 2, 3, 4, 5])
            #expect(voices.parted(0..<6) == [[0, 1], [2], [3], [4], [5]])
            #expect((0..<6).map { voices.day(of: $0) } == [9, 9, 9, 10, 2, 3])
            #expect(voices.day(of: 6) == nil)
        }

        @Test(arguments: [
            ([Voices.Voice.reporter(1), .reporter(2), .reporter(1)], 2),
            // Of two days an address may be the same, and may be a reporter's.
            ([.address(1, day: 1), .address(2, day: 1), .address(3, day: 2)], 2),
            ([.reporter(1), .address(1, day: 1), .address(2, day: 1), .address(3, day: 1)], 3),
            ([.reporter(1), .reporter(2), .address(3, day: 1)], 2),
            ([.unknown(day: 1), .unknown(day: 2)], 0),
        ])
        func `only those are known to be different who cannot be the same`(
            _ voices: [Voices.Voice], _ known: Int
        ) {
            #expect(Voices.known(among: voices) == known)
        }

        @Test func `a spot is a square cell, closed in the south and west`() throws {
            let corner = try #require(Place(northingCentimetres: 623_750_000, eastingCentimetres: 47_500_000))
            let inside = try #require(Place(northingCentimetres: 623_752_499, eastingCentimetres: 47_502_499))
            let beyond = try #require(Place(northingCentimetres: 623_752_500, eastingCentimetres: 47_500_000))
            let voices = Voices(
                [corner, inside, beyond].map { (place: $0, day: 0, voice: Voices.Voice?.some(.reporter(1))) })
            #expect(voices.oncePerSpotAndDay() == [0, 2])
            #expect(voices.oncePerSpotAndDay(side: .max) == [0])
            #expect(voices.oncePerSpotAndDay(side: -5) == [0, 1, 2])
        }

        @Test(arguments: 0..<20)
        func `what is left is the first of each, and says nothing twice`(_ seed: UInt64) throws {
            var chance = SeededChance(seed: seed)
            let reports = (0..<80).map { _ in
                (
                    Double.random(in: 0...60, using: &chance), Double.random(in: 0...60, using: &chance),
                    Int.random(in: 0...2, using: &chance),
                    [UInt64?.none, 1, 2, 3].randomElement(using: &chance) ?? nil
                )
            }
            let voices = try voices(reports)
            func sameSpotAndDay(_ one: Int, _ other: Int) throws -> Bool {
                let (one, other) = (reports[one], reports[other])
                let (a, b) = (
                    try Place.olofstrom(north: one.0, east: one.1),
                    try Place.olofstrom(north: other.0, east: other.1)
                )
                return one.2 == other.2 && one.3 == other.3
                    && a.northingCentimetres / 2_500 == b.northingCentimetres / 2_500
                    && a.eastingCentimetres / 2_500 == b.eastingCentimetres / 2_500
            }
            let first = try reports.indices.filter { report in
                try !(0..<report).contains { try sameSpotAndDay($0, report) }
            }
            #expect(voices.oncePerSpotAndDay() == first)
        }

        @Test func `nothing leaves nothing`() { #expect(Voices([]).oncePerSpotAndDay().isEmpty) }
    }

    @Suite struct Loudest {
        @Test func `the voice with most reports, with its share`() throws {
            let loudest = try voices(of: [1, 2, 2, nil, 1, 2]).loudest(of: [1, 2, 3, 4])
            #expect(loudest == LoudestVoice(voice: .reporter(2), reports: 2, share: 0.5))
        }

        @Test
        func `of voices with as many, the one that has the lowest index, in whatever order they are given`()
            throws
        {
            let voices = try voices(of: [nil, 9, 4, 4, 9])
            #expect(voices.loudest(of: [4, 3, 2, 1])?.voice == .reporter(9))
            #expect(voices.loudest(of: [0, 3, 4])?.voice == .unknown(day: 0))
        }

        @Test func `no reports have no loudest voice, and indices of none are passed over`() throws {
            let voices = try voices(of: [1])
            #expect(voices.loudest(of: []) == nil)
            #expect(voices.loudest(of: [-1, 5]) == nil)
            #expect(voices.loudest(of: [-1, 0, 5])?.share == 1)
            #expect(voices.without(.reporter(1), [-1, 0, 5]) == [])
        }

        @Test func `without the loudest, the rest keep their order`() throws {
            #expect(try voices(of: [1, 2, nil, 1, 3]).without(.reporter(1), [4, 3, 2, 1, 0]) == [4, 2, 1])
            #expect(try voices(of: [nil, nil]).without(.unknown(day: 0), [0, 1]) == [])
        }
    }

    @Suite struct OneVoice {
        @Test func `a hotspot that falls without its loudest voice rests on it`() throws {
            let voices = try voices(of: [1, 1, 1, 2, nil])
            #expect(voices.restsOnOneVoice(0..<5) { $0.count >= 3 })
            #expect(!voices.restsOnOneVoice(0..<5) { $0.count >= 2 })
        }

        @Test func `of two voices as loud, either may be the one it rests on`() throws {
            let voices = try voices(of: [1, 1, 2, 2, nil])
            let needsTheSecond = { (members: [Int]) in members.contains(2) }
            #expect(voices.restsOnOneVoice(0..<5, isHotspot: needsTheSecond))
            #expect(voices.allLoudest(of: 0..<5).map(\.voice) == [.reporter(1), .reporter(2)])
        }

        @Test func `of many voices as loud, only those that a kernel needs are tried`() throws {
            let voices = try voices(of: (0..<1_000).map(UInt64?.init))
            var asked = 0
            let rests = voices.restsOnOneVoice(0..<1_000, kernel: [3, 4, 5]) { members in
                asked += 1
                return members.count >= 3
            }
            #expect(!rests)
            #expect(asked == 4)
        }

        @Test func `what is no hotspot to begin with rests on nobody`() throws {
            #expect(try !voices(of: [1, 1]).restsOnOneVoice(0..<2) { $0.count >= 3 })
        }
    }
}

/// Reports in one place on one day, by reporter.
private func voices(of reporters: [UInt64?]) throws -> Voices { try voices(reporters.map { (0, 0, 0, $0) }) }

/// Reports so many metres north and east, with day and reporter.
private func voices(_ reports: [(Double, Double, Int, UInt64?)]) throws -> Voices {
    Voices(
        try reports.map {
            (place: try Place.olofstrom(north: $0, east: $1), day: $2, voice: $3.map(Voices.Voice.reporter))
        })
}
