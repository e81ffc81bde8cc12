import Crypto
import FoundationEssentials
import Reports
import Web

/// What the forms of people who have not signed in carry, so that programs that send forms blindly are told from people without a
/// riddle: a token of ours that says when the form was given out, a field that nobody sees, and the time it took.
///
/// Nothing of it is stored, and no cookie is set: that a form came from a page of this server is checked by `Sec-Fetch-Site` and
/// `Origin` before. A token that has become too old loses nothing: the form is shown again, with a fresh one and all that was typed.
struct FormTokens: Sendable {
    private let key: SymmetricKey

    /// How long a form may lie open.
    static let lifetime = TimeSpan.hours(12)
    /// How long a person takes at least from the first page to sending.
    static let shortestSeconds: Int64 = 3
    /// The field that nobody sees; whoever fills it in is a program.
    static let honeypot = "webbplats"
    static let field = "token"

    init(key: [UInt8]) {
        self.key = SymmetricKey(
            data: Array(
                HMAC<SHA256>.authenticationCode(for: Array("lykta forms".utf8), using: .init(data: key))))
    }

    /// `1764340000000.…`: the moment in milliseconds and an HMAC of it.
    func token(at now: Timestamp) -> String {
        let moment = "\(now.milliseconds)"
        return "\(moment).\(Base64URL.encode(tag(of: moment)))"
    }

    /// The key of a form about something, for ``APIService/send(_:key:from:at:)``: another for every moment at which it is given out.
    func key(of form: String, at now: Timestamp) -> String {
        Base64URL.encode(tag(of: "\(form) \(now.milliseconds)").prefix(16))
    }

    /// What a form tells of who sent it.
    enum Verdict: Hashable, Sendable {
        case person
        /// No token of ours, or one that is too old.
        case stale
        /// So quick, or so thorough, as only a program is.
        case program
    }

    func verdict(on form: FormText, at now: Timestamp) -> Verdict {
        guard let issued = moment(in: form[Self.field] ?? "") else { return .stale }
        let age = now.milliseconds - issued
        guard age >= 0, age <= Self.lifetime.milliseconds else { return .stale }
        let isFilled = form[Self.honeypot].map { !$0.isEmpty } ?? false
        return isFilled || age < Self.shortestSeconds * 1_000 ? .program : .person
    }

    /// When the form was given out; nil for what is no token of ours.
    private func moment(in token: String) -> Int64? {
        let halves = token.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count == 2, let moment = Int64(halves[0]), let given = Base64URL.decode(halves[1]),
            areEqualInConstantTime(given, tag(of: String(halves[0])))
        else { return nil }
        return moment
    }

    private func tag(of moment: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(moment.utf8), using: key))
    }
}
