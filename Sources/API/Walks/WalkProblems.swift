import Prevention
import Reports
import Web

extension APIService {
    /// How a refusal of the store is told.
    static func problem(_ fault: WalkEditFault) -> Problem {
        switch fault {
        case .noSuchWalk, .noSuchFinding, .noSuchPhoto: .notFound
        case .stale(let current): .changedMeanwhile(current: current)
        case .cannotBecome: refusal("state", "walk.state", fault)
        case .noDay: refusal("days", "walk.no-day", fault)
        case .startsOnAnotherDay: refusal("startsAt", "walk.starts-on-another-day", fault)
        case .noDayWalked: refusal("days", "walk.no-day-walked", fault)
        case .dayNotCome: refusal("days", "walk.day-not-come", fault)
        case .noMeetingAfter: refusal("days", "walk.no-meeting-after", fault)
        case .meetingNotCome: refusal("days", "walk.meeting-not-come", fault)
        case .stopsFixed: refusal("stops", "walk.stops-fixed", fault)
        case .repeatsWithStops: refusal("stops", "walk.repeats-with-stops", fault)
        case .stopsRepeated: refusal("stops", "walk.stops-repeated", fault)
        case .beforeRepeated: refusal("days", "walk.before-the-repeated", fault)
        case .afterRepeat: refusal("days", "walk.after-its-repeat", fault)
        case .noSuchStop: refusal("stop", "walk.no-such-stop", fault)
        case .otherStop: refusal("stop", "walk.other-stop", fault)
        case .calledOff: refusal("stop", "walk.called-off", fault)
        case .dueBeforeWalk: refusal("due", "finding.due-before-walk", fault)
        case .measureDoneBefore: refusal("measure", "walk.measure-done-before", fault)
        case .noSuchMeasure: refusal("measure", "walk.no-such-measure", fault)
        case .filedRestricted: refusal("case", "walk.filed-restricted", fault)
        case .photoErased: Problem(.erased, fault.words)
        case .tooManyPhotos: refusal("stop", "walk.too-many-photos", fault)
        case .idTaken: refusal("id", "walk.id-taken", fault)
        }
    }

    private static func refusal(_ member: String, _ code: String, _ fault: WalkEditFault) -> Problem {
        .content([.init(.pointer("/\(member)"), code, fault.words)])
    }
}
