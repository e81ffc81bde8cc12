import Geometry
import JSON
import Reports

extension IntakeDesk {
    /// The accuracy in metres, 0…50,000; nil when it is not known, and after a finding.
    func accuracy(_ submission: Submission, _ findings: inout Findings) -> Distance? {
        guard let metres = submission.accuracyMetres else { return nil }
        guard (0...50_000).contains(metres) else {
            findings.note(
                .accuracyOutOfRange, at: JSONPointer("accuracyMetres"),
                swedish: "Noggrannheten ska vara 0 till 50 000 meter.",
                english: "The accuracy must be 0 to 50,000 metres.")
            return nil
        }
        return Distance(metres: metres)
    }

    /// When the trouble was seen: now, unless the submission says otherwise; nil after a finding. The sender's clock may be
    /// five minutes ahead.
    func observed(
        _ submission: Submission, oldest: TimeSpan?, at now: Timestamp, _ findings: inout Findings
    ) -> Timestamp? {
        guard let text = submission.observedAt else { return now }
        let pointer = JSONPointer("observedAt")
        let observed: Timestamp
        do throws(TimestampFault) {
            observed = try Timestamp(rfc3339: text)
        } catch {
            switch error {
            case .malformed:
                findings.note(
                    .observedMalformed, at: pointer,
                    swedish: "Tiden ska skrivas som 2026-11-20T18:00:00+01:00.",
                    english: "The time must be written as 2026-11-20T18:00:00+01:00.")
            case .offsetMissing:
                findings.note(
                    .observedOffsetMissing, at: pointer,
                    swedish: "Tiden saknar avvikelse från UTC: lägg till +01:00, +02:00 eller Z.",
                    english: "The time lacks its offset from UTC: add +01:00, +02:00 or Z.")
            case .doesNotExist:
                findings.note(
                    .observedDoesNotExist, at: pointer, swedish: "Den dagen eller tiden finns inte.",
                    english: "There is no such day or time.")
            }
            return nil
        }
        guard observed <= now.adding(.minutes(5)) else {
            findings.note(
                .observedFuture, at: pointer, swedish: "Tiden ligger i framtiden.",
                english: "The time is in the future.")
            return nil
        }
        guard oldest.map({ observed >= now.subtracting($0) }) ?? true else {
            let days = (oldest?.milliseconds ?? 0) / 86_400_000
            findings.note(
                .observedTooOld, at: pointer,
                swedish:
                    "Det var för länge sedan. Rapporter tas emot om det som setts de senaste \(days) dygnen.",
                english:
                    "That was too long ago. Reports are received of what was seen in the last \(days) days.")
            return nil
        }
        return observed
    }
}
