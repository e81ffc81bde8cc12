import HTTPTypes
package import Reports

extension Problem {
    /// Why a photo was not kept that comes with no report: nothing else was sent with it.
    package init(photoAlone fault: PhotoPreparingFault) {
        switch fault {
        case .unavailable:
            self.init(
                .notReady,
                Bilingual(
                    swedish:
                        "Bilder kan inte tas emot här just nu. Bilden är inte sparad. Skicka den igen senare.",
                    english:
                        "Photos cannot be taken here just now. The photo is not kept. Please send it again later."
                ),
                headers: [.retryAfter: "3600"])
        case .overloaded(let seconds):
            self.init(
                .overloaded,
                Bilingual(
                    swedish:
                        "För många bilder kommer just nu. Bilden är inte sparad. Skicka den igen om \(seconds) s.",
                    english:
                        "Too many photos are coming just now. The photo is not kept. Please send it again in \(seconds) s."
                ),
                headers: [.retryAfter: "\(seconds)"])
        case .notWritable:
            self.init(
                .notWritable,
                Bilingual(
                    swedish: "Bilden kunde inte sparas. Skicka den igen om 60 s.",
                    english: "The photo could not be kept. Please send it again in 60 s."),
                headers: [.retryAfter: "60"])
        case .refused(let refusal):
            let message = refusal.message
            self.init(
                .faultyContent,
                Bilingual(
                    swedish: "\(message.swedish) Bilden är inte sparad.",
                    english: "\(message.english) The photo is not kept."),
                faults: [Fault(.pointer(""), refusal.code, message)])
        }
    }
}
