import JSON
import Reports
import TestSupport
import Testing

struct JSONFormTests {
    @Test func `domain values write themselves`() throws {
        let evening = try Timestamp(rfc3339: "2026-11-20T18:00:00+01:00")
        let bytes = JSONWriter.object {
            $0.member("id", Report.ID(high: 0, low: 1))
            $0.member("at", evening)
            $0.member("source", Source.municipalStaff)
            $0.member("name", Bilingual(swedish: "Gata", english: "Street"))
            $0.member("recurs", [Recurrence.evening])
            $0.member("municipality", MunicipalityCode("0880"))
        }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"id":"00000000-0000-0000-0000-000000000001","at":"2026-11-20T17:00:00Z","source":"municipal-staff","#
                + #""name":{"sv":"Gata","en":"Street"},"recurs":["evening"],"municipality":"0880"}"#)
    }
}
