import Prevention
import Reports
import Testing

/// What is said of a row that is called otherwise.
@Suite struct PictureDifferenceTests {
    private func row(
        _ swedish: String, _ english: String, _ kind: PictureSource.Kind = .case, joined: Int = 1
    ) -> PictureRow {
        PictureRow(
            key: "growing/1", name: Bilingual(swedish: swedish, english: english),
            figures: [PictureFigure(.joined, joined)], source: PictureSource(kind, "1"))
    }

    private func told(_ before: PictureRow, _ after: PictureRow) -> [String] {
        PictureComparison.Change.changed(from: before, to: after).differences.map(\.words.swedish)
    }

    @Test func `of a case it is said which of what it is about, where and since when was another`() {
        let before = row("Belysning, Brännaregården, 2026-11-10", "Lighting, Brännaregården, 2026-11-10")
        #expect(
            told(before, row("Skymd sikt, Brännaregården, 2026-11-10", "View, Brännaregården, 2026-11-10"))
                == ["kategori: Belysning → Skymd sikt"])
        #expect(
            told(before, row("Skymd sikt, Holje, 2026-11-09", "View, Holje, 2026-11-09"))
                == [
                    "kategori: Belysning → Skymd sikt", "plats: Brännaregården → Holje",
                    "sedan: 2026-11-10 → 2026-11-09",
                ])
        #expect(
            told(before, row("Belysning, 2026-11-10", "Lighting, 2026-11-10"))
                == ["plats: Brännaregården → –"])
    }

    @Test func `other names, and names with commas of their own, are told whole`() {
        #expect(
            told(row("Lampor", "Lampor", .measure), row("Nya lampor", "Nya lampor", .measure))
                == ["namn: Lampor → Nya lampor"])
        #expect(
            told(
                row("Buller, fest, Holje, 2026-11-10", "Noise, party, Holje, 2026-11-10"),
                row("Belysning, Holje, 2026-11-10", "Lighting, Holje, 2026-11-10"))
                == ["namn: Buller, fest, Holje, 2026-11-10 → Belysning, Holje, 2026-11-10"])
    }

    @Test func `where the figures alone are others, the rows say it`() {
        let name = "Belysning, Holje, 2026-11-10"
        #expect(told(row(name, name), row(name, name, joined: 2)) == [])
        #expect(PictureComparison.Change.added(row(name, name)).differences == [])
    }
}
