package import JSON
package import Prevention
package import Reports

extension ToldPromise {
    /// As every answer tells it, in the language of `text`.
    ///
    /// - Parameter text: One of the two languages of a text.
    package func write(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("id", promise.id)
        object.member("municipality", promise.keeper)
        object.member("municipalities", promise.municipalities)
        object.member("municipalityNames", promise.municipalities.map(name))
        object.member("state", promise.state.rawValue)
        object.member("stateName", text(promise.standing))
        object.member("title", terms.title)
        object.member("police", terms.police)
        object.member("from", terms.period.from)
        object.member("until", terms.period.until)
        object.member("background", terms.background)
        object.member("priorities", terms.priorities)
        object.member("followUpsPerYear", terms.followUpsPerYear)
        object.member("day", today)
        object.array("commitments") { array in
            for (index, commitment) in terms.commitments.enumerated() {
                array.object { write(commitment, number: index + 1, to: &$0, text) }
            }
        }
        if let signature = promise.signature {
            object.object("signed") {
                $0.member("day", signature.day)
                $0.member("by", signature.by)
            }
        } else {
            object.null("signed")
        }
        object.array("prolongations") { array in
            for prolongation in promise.prolongations {
                array.object {
                    $0.member("day", prolongation.day)
                    $0.member("former", prolongation.former)
                    $0.member("until", prolongation.until)
                    $0.member("why", prolongation.why)
                }
            }
        }
        object.array("followUps") { array in
            for followUp in promise.standingFollowUps { array.object { write(followUp, to: &$0, text) } }
        }
        if let account = promise.account {
            object.object("account") {
                $0.member("day", account.day)
                $0.member("words", account.words)
                $0.figures(account.figures)
                if let masked = account.masked { $0.member("masked", masked) }
            }
        } else {
            object.null("account")
        }
        guard !isPublic else { return }
        object.member("published", promise.isPublished)
        object.member("version", promise.version)
        object.member("madeAt", promise.made)
        object.member("changedAt", promise.changed)
        if let withdrawn = promise.withdrawn { object.member("withdrawn", withdrawn) }
    }

    private func write(
        _ commitment: Commitment, number: Int, to object: inout JSONObject, _ text: (Bilingual) -> String
    ) {
        let progress = progress(of: commitment)
        object.member("id", commitment.id)
        object.member("number", number)
        object.member("party", commitment.party.code)
        object.member("partyName", text(name(of: commitment.party)))
        object.member("text", commitment.text)
        object.member("whereabouts", commitment.whereabouts)
        object.member("time", commitment.time)
        if let target = commitment.target {
            object.object("target") {
                $0.member("kind", target.kind.rawValue)
                $0.member("number", target.number)
                $0.member("unit", target.unit)
            }
        } else {
            object.null("target")
        }
        object.object("progress") {
            $0.member("counted", progress.counted)
            $0.member("expected", progress.expected)
            $0.member("pace", progress.pace.rawValue)
            $0.member("words", text(progress.words))
        }
    }

    private func write(
        _ followUp: PromiseFollowUp, to object: inout JSONObject, _ text: (Bilingual) -> String
    ) {
        let status = followUp.status(on: today)
        object.member("number", followUp.number)
        object.member("due", followUp.due)
        object.member("status", status.rawValue)
        object.member("statusName", text(status.name))
        object.member("held", followUp.held?.day)
        object.member("words", followUp.held?.words)
        object.figures(followUp.held?.figures ?? [])
        if let masked = followUp.held?.masked { object.member("masked", masked) }
    }

    /// `"events":[…]`
    package func writeEvents(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.array("events") { array in
            for event in events { array.object { write(event, to: &$0, text) } }
        }
    }

    /// `"amendments":[…]`
    package func writeAmendments(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.array("amendments") { array in
            for amendment in amendments {
                array.object {
                    $0.member("day", amendment.day)
                    $0.member("what", text(amendment.what))
                    $0.member("former", amendment.former.map(text))
                }
            }
        }
    }

    package func write(_ event: PromiseEvent, to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("id", event.id)
        object.member("commitment", event.commitment)
        object.member("day", event.day)
        object.member("party", event.party.code)
        object.member("partyName", text(name(of: event.party)))
        object.member("whereabouts", event.whereabouts)
        object.member("note", event.note)
        guard !isPublic else { return }
        object.member("measure", event.link?.measure)
        object.member("walk", event.link?.walk)
        object.member("by", event.by.name)
        object.member("madeAt", event.made)
        object.member("withdrawnAt", event.withdrawn?.at)
        object.member("reason", event.withdrawn?.reason)
    }
}

extension JSONObject {
    /// `"figures":[…]`: as they were frozen.
    fileprivate mutating func figures(_ figures: [PromiseFigure]) {
        array("figures") { array in
            for figure in figures {
                array.object {
                    $0.member("commitment", figure.commitment)
                    $0.member("counted", figure.counted)
                    $0.member("pace", figure.pace.rawValue)
                }
            }
        }
    }
}
