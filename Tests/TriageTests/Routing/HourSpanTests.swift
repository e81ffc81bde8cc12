import Testing
import Triage

@Suite struct HourSpanTests {
    @Test(arguments: [
        ("18-06", 1_080, 360), ("00-24", 0, 1_440), ("07:30-08:15", 450, 495), ("18-00", 1_080, 1_440),
    ])
    func `two clock times are a span`(_ text: String, _ start: Int, _ end: Int) throws {
        let span = try #require(HourSpan(text))
        #expect(span.start == start)
        #expect(span.end == end)
    }

    @Test(arguments: [
        "", "18", "-", "18-", "-06", "18-18", "00-00", "24-06", "18-25", "18-24:01", "8-16", "18–06",
        "18-06-07",
        "07:60-08", "07:3-08", "+1-06", "18 - 06", "٠١-٠٢", "07:30:00-08",
    ])
    func `anything else is not`(_ text: String) {
        #expect(HourSpan(text) == nil)
    }
}
