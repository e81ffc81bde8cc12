package import Geometry
package import Reports

/// A closed case, as far as it matters to whether its trouble has come back.
package struct ClosedCase: Hashable, Sendable {
    package let id: Case.ID
    package let closed: Timestamp
    /// The place of its report nearest to the one that came in.
    package let nearest: Place

    package init(id: Case.ID, closed: Timestamp, nearest: Place) {
        self.id = id
        self.closed = closed
        self.nearest = nearest
    }

    /// The closed case whose trouble a report at `place`, which begins a new case, brings back: of those with a report
    /// within `reach` the one closed last, ties by distance, then by id; nil when none is that near.
    package static func returning(
        at place: Place, within reach: Radius, among cases: some Sequence<ClosedCase>
    ) -> Case.ID? {
        cases.filter { $0.nearest.isWithin(reach, of: place) }
            .max { one, other in
                if one.closed != other.closed { return one.closed < other.closed }
                let (near, far) = (
                    place.squaredCentimetres(to: one.nearest), place.squaredCentimetres(to: other.nearest)
                )
                return near == far ? one.id > other.id : near > far
            }?.id
    }
}
