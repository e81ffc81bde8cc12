import Prevention
import Reports
import TestSupport
import Testing

/// What every store promises about the photos of measures.
package struct MeasurePhotoContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a photo of a measure is kept once, changes with its history, and is of its measure alone`()
        async throws
    {
        let store = try await backend.makeStore()
        let measure = try Measure.kept(1)
        for measure in [measure, try .kept(2)] { _ = try await store.addMeasure(measure, by: "anna") }
        let home: Set<MunicipalityCode> = [measure.municipality]
        let photo = try NewMeasurePhoto.kept(1)
        let kept = try await store.addMeasurePhoto(photo, to: measure.id, in: home, by: "anna")
        #expect(!kept.isRepeat && kept.photo.bytes == photo.image.jpeg.count && !kept.photo.isPublished)
        let again = try await store.addMeasurePhoto(photo, to: measure.id, in: home, by: "anna")
        #expect(again.isRepeat && again.photo == kept.photo)
        // The same file under another id is the same photo; another under its id is refused, and so is its id elsewhere.
        let renamed = NewMeasurePhoto(
            id: .numbered(7), alternative: "Annat.", isPublished: true, image: photo.image,
            source: photo.source, received: photo.received)
        #expect(
            try await store.addMeasurePhoto(renamed, to: measure.id, in: [], by: "bo").photo == kept.photo)
        let other = try NewMeasurePhoto.kept(2)
        let disguised = NewMeasurePhoto(
            id: photo.id, alternative: "Annat.", isPublished: false, image: other.image,
            source: other.source, received: other.received)
        for (wrong, place) in [(disguised, measure.id), (photo, MeasureID.numbered(2))] {
            await #expect(throws: MeasureEditFault.idTaken) {
                _ = try await store.addMeasurePhoto(wrong, to: place, in: [], by: "anna")
            }
        }
        let abroad: Set<MunicipalityCode> = [try MunicipalityCode("0880").orFail()]
        await #expect(throws: MeasureEditFault.noSuchMeasure) {
            _ = try await store.addMeasurePhoto(other, to: measure.id, in: abroad, by: "anna")
        }
        #expect(try await store.measurePhotos(of: measure.id) == [kept.photo])
        #expect(try await store.measurePhotoImage(photo.id, of: measure.id) == photo.image)
        #expect(try await store.measurePhotoImage(photo.id, of: .numbered(2)) == nil)
        let changed = try await store.changeMeasurePhoto(
            photo.id, of: measure.id, in: home,
            MeasurePhotoEdit(alternative: "Ljus.", isPublished: true), by: "bo", at: .testNow)
        #expect(changed.alternative == "Ljus." && changed.isPublished)
        #expect(try await store.measurePhotos(of: measure.id) == [changed])
        await #expect(throws: MeasureEditFault.noSuchPhoto) {
            _ = try await store.changeMeasurePhoto(
                photo.id, of: .numbered(2), in: [], MeasurePhotoEdit(isPublished: false), by: "bo",
                at: .testNow)
        }
        #expect(
            try await store.measureHistory(of: measure.id).map(\.kind) == [
                .made, .photoAdded, .photoChanged,
            ])
        #expect(try store.inspect { _ in } == [])
    }

    package func `an erased photo of a measure is gone, and the same file does not come back`() async throws {
        let store = try await backend.makeStore()
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: "anna")
        let photo = try NewMeasurePhoto.kept(1, isPublished: true)
        _ = try await store.addMeasurePhoto(photo, to: measure.id, in: [], by: "anna")
        try await store.eraseMeasurePhoto(photo.id, of: measure.id, in: [], by: "bo", at: .testNow)
        #expect(try await store.measurePhotos(of: measure.id) == [])
        #expect(try await store.measurePhotoImage(photo.id, of: measure.id) == nil)
        #expect(try await store.measureHistory(of: measure.id).last?.kind == .photoErased)
        let renamed = NewMeasurePhoto(
            id: .numbered(7), alternative: "Annat.", isPublished: false, image: photo.image,
            source: photo.source, received: photo.received)
        for again in [photo, renamed] {
            await #expect(throws: MeasureEditFault.photoErased) {
                _ = try await store.addMeasurePhoto(again, to: measure.id, in: [], by: "anna")
            }
        }
        await #expect(throws: MeasureEditFault.noSuchPhoto) {
            try await store.eraseMeasurePhoto(photo.id, of: measure.id, in: [], by: "bo", at: .testNow)
        }
        for number in 0..<MeasurePhoto.most {
            _ = try await store.addMeasurePhoto(
                .kept(UInt8(10 + number)), to: measure.id, in: [], by: "anna")
        }
        await #expect(throws: MeasureEditFault.tooManyPhotos) {
            _ = try await store.addMeasurePhoto(.kept(99), to: measure.id, in: [], by: "anna")
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `everybody sees the published photos of what is done and published alone`() async throws {
        let store = try await backend.makeStore()
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: "anna")
        let (shown, hidden) = (try NewMeasurePhoto.kept(1, isPublished: true), try NewMeasurePhoto.kept(2))
        for photo in [shown, hidden] {
            _ = try await store.addMeasurePhoto(photo, to: measure.id, in: [], by: "anna")
        }
        #expect(try await store.publishedMeasurePhoto(shown.id, in: [])?.photo == nil)
        _ = try await store.changeMeasure(
            measure.id, in: [],
            [.setPublished(true), .setState(.decided), .setState(.underWay), .setState(.done)], version: 1,
            by: "anna", at: .testNow)
        #expect(try await store.publishedMeasurePhoto(shown.id, in: [])?.image == shown.image)
        #expect(try await store.publishedMeasurePhoto(hidden.id, in: [])?.photo == nil)
        let abroad: Set<MunicipalityCode> = [try MunicipalityCode("0880").orFail()]
        #expect(try await store.publishedMeasurePhoto(shown.id, in: abroad)?.photo == nil)
        #expect(
            try await store.publishedMeasures(MeasureQuery(), at: .testNow).map { $0.photos.map(\.id) } == [
                [shown.id]
            ])
        try await store.eraseMeasurePhoto(shown.id, of: measure.id, in: [], by: "bo", at: .testNow)
        #expect(try await store.publishedMeasurePhoto(shown.id, in: [])?.photo == nil)
        #expect(try await store.publishedMeasures(MeasureQuery(), at: .testNow).map(\.photos) == [[]])
    }
}
