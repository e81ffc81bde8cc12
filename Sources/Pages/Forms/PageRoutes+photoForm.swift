import API
import Hummingbird
import Reports
import Web

extension PageRoutes {
    /// A form with photos in it: as ``staffForm(_:_:limit:_:take:)`` or ``openForm(_:limit:_:take:)`` by its access. Its guard and its token
    /// stand before the field for files.
    func photoForm(
        _ path: StaticString, _ access: Access, _ summary: Bilingual,
        take: @escaping @Sendable (Call, Visit, PhotoForm) async throws -> FormOutcome
    ) -> Route {
        Route(
            .post, path, access, query: [Visit.parameter], upload: PhotoKeeper.formUpload, summary: summary,
            answers: [.init(.ok, "The page.", "text/html", .text), .init(.seeOther, "On to a page.")],
            problems: [.faultyContent, .notWritable, .notReady, .formTokenMissing], isPage: true,
            isDescribed: false
        ) { call in
            let visit = try Visit(call)
            return response(try await take(call, visit, try await api.photos.receiveForm(call)), to: visit)
        }
    }

    /// Keeps photos of a form, each by itself.
    ///
    /// - Returns: what is wrong with those that were not kept, by their positions.
    /// - Throws: what is about more than one photo.
    func keep(_ sent: PhotoForm, by permit: PhotoPermit, _ call: Call, _ words: Words) async throws
        -> [Int: String]
    {
        let sentences = PhotoSentences(words)
        var faults: [Int: String] = [:]
        for (position, photo) in sent.photos.enumerated() {
            do {
                _ = try await api.photos.keep(try photo.get(), by: permit, for: call)
            } catch let fault as PhotoFormFault {
                faults[position] = sentences.sentence(for: fault)
            } catch let fault as PhotoPreparingFault {
                faults[position] = sentences.sentence(for: fault)
            } catch let fault as PhotoFault {
                guard case .tooMany(let subject) = fault else { throw fault }
                faults[position] = words(
                    "photo-fault-full", ["most": "\(subject.most)"])
            }
        }
        return faults
    }
}
