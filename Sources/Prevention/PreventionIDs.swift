package import Reports

/// Kinds whose identities other links of the chain name: walk → finding → measure → effect.
package enum WalkIdentity: Sendable {}
package enum FindingIdentity: Sendable {}
package enum MeasureIdentity: Sendable {}
package enum CommitmentIdentity: Sendable {}

package typealias WalkID = Identifier<WalkIdentity>
package typealias FindingID = Identifier<FindingIdentity>
package typealias MeasureID = Identifier<MeasureIdentity>
package typealias JudgementID = Identifier<KeptJudgement>
package typealias KeptHotspotID = Identifier<KeptHotspot>
package typealias PromiseID = Identifier<CitizenPromise>
package typealias CommitmentID = Identifier<CommitmentIdentity>
package typealias PromiseEventID = Identifier<PromiseEvent>
package typealias PictureID = Identifier<SituationalPicture>
package typealias SharedPictureID = Identifier<SharedPicture>
package typealias DialogueID = Identifier<Dialogue>
package typealias WatchAreaID = Identifier<WatchArea>
package typealias DutyDoneID = Identifier<DutyDone>
package typealias MeetingID = Identifier<Meeting>
package typealias DecisionID = Identifier<MeetingDecision>
package typealias PlanID = Identifier<ActionPlan>
