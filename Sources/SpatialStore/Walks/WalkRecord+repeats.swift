import GRDB
import Prevention
import Reports

extension WalkRecord {
    /// Refuses a new walk that does not repeat what it says that it repeats, as that is kept at this moment.
    ///
    /// - Throws: ``WalkEditFault``.
    static func requireSoundRepeat(_ walk: SafetyWalk, in db: Database) throws {
        guard let id = walk.repeats else { return }
        guard let earlier = try Self.walk(id, in: [], db)?.walk else { throw WalkEditFault.noSuchWalk }
        if let fault = walk.contradiction(repeating: earlier) { throw fault }
    }

    /// Refuses a change by which a walk and one that repeats it would no longer be of the same stops, or would be out of the order of their
    /// days.
    ///
    /// - Throws: ``WalkEditFault``.
    static func requireSoundRepeats(
        _ walk: SafetyWalk, from before: SafetyWalk, in db: Database
    ) throws {
        let isMoved = !walk.stops.areSame(butForNamesAs: before.stops)
        guard isMoved || walk.days != before.days || walk.state != before.state else { return }
        let later = try walks(WalkQuery(repeats: walk.id), in: db)
        guard !isMoved || later.isEmpty else { throw WalkEditFault.stopsRepeated }
        guard walk.days != before.days || walk.state != before.state else { return }
        if let fault = walk.contradiction(repeatedBy: later) { throw fault }
        if let id = walk.repeats, let earlier = try Self.walk(id, in: [], db)?.walk,
            let fault = walk.contradiction(repeating: earlier)
        {
            throw fault
        }
    }
}
