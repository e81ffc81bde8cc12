import Reports
import Web

/// What is wrong with a photo that was chosen in a form, in plain words.
struct PhotoSentences: Sendable {
    let words: Words

    init(_ words: Words) { self.words = words }

    func sentence(for fault: PhotoFormFault) -> String {
        switch fault {
        case .tooLarge: words["photo-fault-large"]
        case .tooMany: words["photo-fault-many"]
        case .notPrepared(let fault): sentence(for: fault)
        }
    }

    func sentence(for fault: PhotoPreparingFault) -> String {
        switch fault {
        case .unavailable: words["photo-fault-unavailable"]
        case .overloaded, .notWritable: words["photo-fault-busy"]
        case .refused(let refusal): refusal.message.text(in: words.language)
        }
    }

    /// The same of several photos of a form, each by its number in it.
    ///
    /// - Parameter faults: By the photos' positions, counted from 0.
    func sentence(for faults: [Int: String], of count: Int) -> String {
        guard count > 1 else { return faults.values.joined(separator: " ") }
        return faults.sorted { $0.key < $1.key }.map { position, text in
            words("photo-fault-numbered", ["number": "\(position + 1)", "fault": text])
        }.joined(separator: " ")
    }
}

extension FileField {
    /// In which photos are chosen.
    static func photos(_ words: Words, id: String, most: Int, fault: String? = nil) -> FileField {
        FileField(
            id: id, label: words[most == 1 ? "photo-choose-one" : "photo-choose"],
            accepts: PhotoFormat.allCases.flatMap(\.mediaTypes).joined(separator: ","),
            hint: words("photo-hint", ["most": "\(most)"]), fault: fault, takesSeveral: most > 1)
    }
}
