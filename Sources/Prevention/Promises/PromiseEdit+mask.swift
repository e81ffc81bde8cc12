import Reports

/// Words of a promise that were frozen with their figures.
package enum FrozenPromiseWords: Hashable, Sendable {
    /// Those of a follow-up that was held, by its number.
    case followUp(Int)
    /// Those of the final account.
    case account

    /// - Parameter number: That of a follow-up; nil for the final account.
    package init(followUp number: Int?) {
        self = number.map { FrozenPromiseWords.followUp($0) } ?? .account
    }

    var name: Bilingual {
        switch self {
        case .followUp(let number):
            Bilingual(swedish: "uppföljning \(number)", english: "follow-up \(number)")
        case .account: Bilingual(swedish: "slutredovisningen", english: "the final account")
        }
    }
}

extension CitizenPromise {
    /// Leaves day and figures as they were frozen. What the words were is kept nowhere.
    mutating func mask(_ frozen: FrozenPromiseWords, _ words: String, why: String) throws(PromiseFault) {
        switch frozen {
        case .followUp(let number):
            guard let index = followUps.firstIndex(where: { $0.number == number }),
                let held = followUps[index].held
            else { throw .nothingFrozen }
            followUps[index].held = PromiseFollowUp.Held(
                day: held.day, words: words, figures: held.figures, masked: why)
        case .account:
            guard let former = account else { throw .nothingFrozen }
            account = PromiseAccount(
                day: former.day, words: words, figures: former.figures, masked: why)
        }
    }
}
