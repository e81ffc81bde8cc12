import JSON
package import Reports

/// Why a submission is not a report: everything that is wrong with it, in the order of the submission's members.
package struct IntakeRefusal: Error, Hashable, Sendable {
    /// Never empty.
    package let problems: [IntakeProblem]

    package init(_ first: IntakeProblem, _ rest: [IntakeProblem] = []) { problems = [first] + rest }

    /// Nil for no problems.
    package init?(_ problems: [IntakeProblem]) {
        guard !problems.isEmpty else { return nil }
        self.problems = problems
    }
}

/// One thing that is wrong with a submission, said so that program and person can mend it.
package struct IntakeProblem: Hashable, Sendable {
    /// The member at fault, as a JSON pointer (RFC 6901): `/place/coordinates`.
    package let pointer: String
    package let code: Code
    package let message: Bilingual
    package let suggestion: Suggestion?

    init(
        _ code: Code, at pointer: JSONPointer, swedish: String, english: String, suggestion: Suggestion? = nil
    ) {
        self.pointer = pointer.description
        self.code = code
        message = Bilingual(swedish: swedish, english: english)
        self.suggestion = suggestion
    }

    /// What could not be read of the submission's JSON.
    init(_ fault: JSONMemberFault) {
        pointer = fault.pointer.description
        code =
            switch fault.reason {
            case .missing: .memberRequired
            case .unknown: .memberUnknown
            case .wrongType: .memberWrongType
            }
        message = fault.message
        suggestion = nil
    }

    /// What the sender probably meant.
    package enum Suggestion: Hashable, Sendable {
        /// WGS 84, degrees.
        case point(longitude: Double, latitude: Double)
        /// Metres in the system with this EPSG code.
        case grid(northing: Double, easting: Double, epsg: Int)
        /// The municipality that the place lies in.
        case municipality(code: String, name: String)
    }

    /// The names of problems. They stay; programs depend on them.
    package enum Code: String, CaseIterable, Sendable {
        case memberUnknown = "member.unknown"
        case memberRequired = "member.required"
        case memberWrongType = "member.wrong-type"

        case placeAmbiguous = "place.ambiguous"
        case placeNotAPoint = "place.not-a-point"
        case placeHeight = "place.height"
        case placeArity = "place.arity"
        case placeSystemUnknown = "place.epsg-unknown"
        case placeNotFinite = "place.not-finite"
        case placeAxesSwapped = "place.axes-swapped"
        case placeMetresForDegrees = "place.metres-for-degrees"
        case placeDegreesForMetres = "place.degrees-for-metres"
        case placeOutOfRange = "place.out-of-range"
        case placeOutsideAreaOfUse = "place.outside-area-of-use"
        case placeOtherMunicipality = "place.other-municipality"
        case placeOutside = "place.outside"
        case placeNoOutline = "place.no-outline"
        case placeNotComputable = "place.not-computable"
        case placeWordsEmpty = "place.words-empty"
        case placeWordsTooLong = "place.words-too-long"

        case municipalityRequired = "municipality.required"
        case municipalityMalformed = "municipality.malformed"
        case municipalityNotServed = "municipality.not-served"

        case accuracyOutOfRange = "accuracy.out-of-range"

        case observedMalformed = "observedAt.malformed"
        case observedOffsetMissing = "observedAt.offset-missing"
        case observedDoesNotExist = "observedAt.does-not-exist"
        case observedFuture = "observedAt.future"
        case observedTooOld = "observedAt.too-old"

        case categoryUnknown = "category.unknown"
        case answerRequired = "answer.required"
        case answerUnknownQuestion = "answer.unknown-question"
        case answerRepeated = "answer.repeated"
        case answerNotAChoice = "answer.not-a-choice"
        case answerTooLong = "answer.too-long"

        case sourceUnknown = "source.unknown"
        case recurrenceUnknown = "recurs.unknown"
        case recurrenceRepeated = "recurs.repeated"
        case clientReferenceMalformed = "clientReference.malformed"
        case reporterMalformed = "reporter.malformed"
        case emailMalformed = "contact.email-malformed"
        case phoneMalformed = "contact.phone-malformed"

        case textEmpty = "text.empty"
        case textTooShort = "text.too-short"
        case textTooLong = "text.too-long"
    }
}
