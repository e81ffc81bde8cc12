import Geometry
import Reports
import Statistics
import Testing

@testable import Planning

@Suite struct TrendDistrictsTests {
    @Test func `without districts all reports are one series`() throws {
        let reports = try weekly([1, 2]) + weekly([3, 0], east: 5_000, first: 100)
        let found = try finder().trends(among: reports, in: span(2), listing: .all)
        #expect(found.series.map(\.area) == [nil])
        #expect(found.series.first?.weeks.map(\.observed) == [4, 2])
    }

    @Test func `districts come by code, and areas of other layers are passed over`() throws {
        let districts = TrendDistricts(
            try [district("b"), district("road", layer: .road), district("a")])
        #expect(districts.areas.map(\.code) == ["a", "b"])
        #expect(TrendDistricts(try [district("b")], of: .policeArea).areas.isEmpty)
    }

    @Test func `a place in two districts counts to the one it lies deepest in`() throws {
        let districts = TrendDistricts(try [district("big", half: 900), district("small", half: 200)])
        #expect(districts.position(of: try place(north: 0, east: 0), on: january) == 0)
        #expect(districts.position(of: try place(north: 0, east: 900), on: january) == 0)
        #expect(districts.position(of: try place(north: 0, east: 901), on: january) == nil)
        let edge = TrendDistricts(try [district("west", east: -400), district("home")])
        #expect(edge.areas.map(\.code) == ["home", "west"])
        #expect(edge.position(of: try place(north: 0, east: -300), on: january) == 1)
    }

    @Test func `versions of one code are one district, by its last name`() throws {
        let change = january.adding(days: 14)
        let districts = TrendDistricts(
            try [
                district("a", name: "Nya", from: change), district("a", name: "Gamla", until: change),
            ])
        #expect(districts.areas == [TrendArea(layer: .district, code: "a", name: "Nya")])
        #expect((0..<5).allSatisfy { districts.isMapped(0, in: span(5).week(at: $0)) })
    }

    @Test func `a district is watched from its first whole week`() throws {
        let young = try district("a", from: january.adding(days: 10))
        let found = try finder(districts: [young]).trends(
            among: weekly([1, 7, 2, 2]), in: span(4), listing: .all)
        #expect(found.series.first?.weeks.map(\.observed) == [nil, nil, 2, 2])
        #expect(found.series.first?.verdict == .tooEarly(weeksLeft: 19))
        // Of the seven of the second week, those of Monday to Wednesday were in no district yet.
        #expect(found.series.last?.weeks.map(\.observed) == [1, 3, 0, 0])
    }

    @Test func `two districts of no reports say so`() throws {
        let found = try finder(districts: [district("a"), district("b", east: 5_000)]).trends(
            among: [], in: span(25), listing: .all)
        #expect(found.series.map(\.verdict) == [.tooFewReports, .tooFewReports, .tooFewReports])
    }
}
