import HTTPTypes
import Reports

extension Problem {
    init(photo fault: PhotoPreparingFault) {
        switch fault {
        case .unavailable:
            self.init(
                .notReady,
                Bilingual(
                    swedish:
                        "Bilder kan inte tas emot här just nu. Rapporten är sparad och hanteras utan bild.",
                    english:
                        "Photos cannot be taken here just now. The report is kept and is dealt with without one."
                ),
                headers: [.retryAfter: "3600"])
        case .overloaded(let seconds):
            self.init(
                .overloaded,
                Bilingual(
                    swedish:
                        "För många bilder kommer just nu. Rapporten är sparad. Skicka bilden igen om \(seconds) s.",
                    english:
                        "Too many photos are coming just now. The report is kept. Please send the photo again in \(seconds) s."
                ),
                headers: [.retryAfter: "\(seconds)"])
        case .notWritable:
            self.init(
                .notWritable,
                Bilingual(
                    swedish: "Bilden kunde inte tas emot. Rapporten är sparad. Skicka bilden igen om 60 s.",
                    english:
                        "The photo could not be received. The report is kept. Please send the photo again in 60 s."
                ),
                headers: [.retryAfter: "60"])
        case .refused(let refusal):
            self = .photo(refusal.code, refusal.message)
        }
    }

    init(photo fault: PhotoFault) {
        switch fault {
        case .noSuchSubject, .noSuchPhoto: self = .notFound
        case .tooMany(.report):
            self = .photo(
                "photo.too-many",
                Bilingual(
                    swedish: "Rapporten har redan tre bilder.",
                    english: "The report has three photos already."))
        case .tooMany(.work):
            self = .photo(
                "photo.too-many",
                Bilingual(
                    swedish: "Ärendet har redan tolv bilder av det som har gjorts.",
                    english: "The case has twelve photos of what was done already."))
        }
    }

    private static func photo(_ code: String, _ message: Bilingual) -> Problem {
        Problem(
            .faultyContent,
            Bilingual(
                swedish: "\(message.swedish) Rapporten är sparad.",
                english: "\(message.english) The report is kept."),
            faults: [Fault(.pointer(""), code, message)])
    }
}
