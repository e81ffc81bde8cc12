import API
import Reports

/// Why something of the joint picture does not stand, as it is typed: that it was entered by mistake, or that a meeting is not held.
enum MistakeReason {
    /// In bytes, as the API has it for all of them.
    static let bytes = 1...1_000

    /// - Throws: ``CommandFault`` for one that is all blank or too long, or seems to hold personal data: nothing changes it afterwards.
    static func parse(_ text: String) throws -> String {
        let reason = try parsed(text, Expected.reasonOfBytes) { typed in
            bytes.contains(typed.utf8.count) && !typed.utf8.contains(0)
                && typed.contains { !$0.isWhitespace } ? typed : nil
        }
        let refusals = APIService.refusals(ofOpen: [reason], at: System.now())
        guard refusals.isEmpty else { throw CommandFault.refused(refusals) }
        return reason
    }
}
