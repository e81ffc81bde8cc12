import JSON
import Reports
import Web

extension BodyReader {
    /// Refuses what a member says where it seems to tell of a person, and a role or a body is meant.
    mutating func refusePerson(
        _ text: String?, at member: String, _ code: String, _ now: Timestamp
    ) {
        guard let text, let fault = APIService.roleFault(text, at: now) else { return }
        self.fault(at: pointer.appending(member), code, sv: fault.swedish, en: fault.english)
    }

    /// Refuses what a member says where it seems to hold personal data, and cannot be taken back once it stands.
    mutating func refusePersonalData(
        _ text: String?, at member: String, _ code: String, _ now: Timestamp
    ) {
        for fault in APIService.refusals(ofOpen: [text ?? ""], at: now) {
            self.fault(at: pointer.appending(member), code, sv: fault.swedish, en: fault.english)
        }
    }
}
