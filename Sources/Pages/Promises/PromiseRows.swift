import Exports
import Prevention
import Reports
import Web

/// The rows of a promise's form, which stand in the order of its commitments.
extension PromiseForm {
    private static let parts = ["id", "part", "text", "plats", "tid", "slag", "antal", "enhet"]

    /// The names of fields of a row that say one thing together: the number that is promised.
    func rowGroups() -> [Set<String>] {
        rows.indices.map { ["slag-\($0)", "antal-\($0)", "enhet-\($0)"] }
    }

    /// What was sent, with each row where that of the same commitment stands by now, as this form shows what is kept. A commitment that
    /// somebody else took away goes too, but for one that was changed in what was sent: that is a new one then.
    ///
    /// - Returns: The form, and where each field of a row went.
    func aligning(_ form: FormText) -> (form: FormText, names: [String: String]) {
        let kept = rows.filter { !$0.id.isEmpty }
        var (sent, names) = (form, [String: String]())
        var next = kept.count
        var found: Set<Int> = []
        for (number, row) in PromiseForm(form).rows.enumerated() {
            var place = kept.firstIndex { $0.id == row.id }
            if let place { found.insert(place) }
            if place == nil, row.id.isEmpty || Self.isTouched(number, in: form) {
                sent["id-\(number)"] = ""
                place = next
                next += 1
            }
            for part in Self.parts {
                if let place {
                    names["\(part)-\(number)"] = "\(part)-\(place)"
                } else {
                    sent["\(part)-\(number)"] = nil
                }
            }
        }
        var aligned = KeptFields.renaming(names, in: sent)
        for (place, row) in kept.enumerated() where !found.contains(place) {
            let values = [
                row.id, row.party, row.text, row.whereabouts, row.time, row.kind, row.number, row.unit,
            ]
            for (part, value) in zip(Self.parts, values) { aligned["\(part)-\(place)"] = value }
        }
        return (aligned, names)
    }

    /// The row that was emptied of the first commitment which something counts for; nil where none was.
    func emptiedRow(of told: ToldPromise) -> Int? {
        for commitment in told.promise.terms.commitments where told.progress(of: commitment).counted > 0 {
            if let row = rows.firstIndex(where: { $0.id == commitment.id.description && $0.isEmpty }) {
                return row
            }
        }
        return nil
    }

    private static func isTouched(_ number: Int, in form: FormText) -> Bool {
        parts.dropFirst().contains { KeptFields.isTouched("\($0)-\(number)", in: form) }
    }
}

extension PageRoutes {
    /// The form of a promise, for who writes it.
    func shown(
        _ form: PromiseForm, of promise: CitizenPromise, for writer: PromiseWriter, _ faults: [FormFault],
        _ words: Words
    ) -> PromiseForm.Shown {
        let all: [PromiseParty] =
            [.police] + promise.municipalities.map { .municipality($0) } + [.together]
        return form.shown(
            parties: parties(all.filter { writer.mayWrite($0, of: promise) }, words.language),
            showsCommon: writer.mayKeep(promise), isSigned: promise.state != .draft, faults, words.language,
            words)
    }

    /// The fields of a promise as its form shows them before anything is typed.
    func keptFields(_ promise: CitizenPromise, for writer: PromiseWriter, _ words: Words) -> KeptFields {
        let form = PromiseForm(promise, for: writer)
        return KeptFields([shown(form, of: promise, for: writer, [], words)], together: form.rowGroups())
    }

    /// A form of a promise that was refused, as it is shown again over what is kept.
    func shownAgain(
        _ form: FormText, of version: Int, over promise: CitizenPromise, for writer: PromiseWriter,
        _ faults: [FormFault], _ words: Words
    ) -> (form: FormText, faults: [FormFault]) {
        guard version != promise.version else { return (form, faults) }
        let (aligned, names) = PromiseForm(promise, for: writer).aligning(form)
        let moved = faults.map { FormFault(field: names[$0.field] ?? $0.field, text: $0.text) }
        return keptFields(promise, for: writer, words).shownAgain(
            aligned, of: version, over: promise.version, moved, words)
    }
}
