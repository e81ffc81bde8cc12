package import Reports

/// A safety walk's id.
package typealias WalkID = Identifier<WalkKind>
package enum WalkKind: Sendable {}

/// A finding's id.
package typealias FindingID = Identifier<FindingKind>
package enum FindingKind: Sendable {}

/// A measure's id.
package typealias MeasureID = Identifier<PreventiveMeasureKind>
package enum PreventiveMeasureKind: Sendable {}

/// The id of a hotspot that is kept as it was on a day.
package typealias KeptHotspotID = Identifier<KeptHotspotKind>
package enum KeptHotspotKind: Sendable {}
