/// A key that does something on a page of the workbench, as the list of keys shows it. The scripts know them by ``key``.
struct Shortcut: Hashable, Sendable {
    let key: String
    let does: String

    static func ofQueue(_ words: Words) -> [Shortcut] {
        [
            Shortcut(key: "/", does: words["keys-search"]), Shortcut(key: "j", does: words["keys-next"]),
            Shortcut(key: "k", does: words["keys-previous"]), Shortcut(key: "o", does: words["keys-show"]),
            Shortcut(key: "x", does: words["keys-choose"]), Shortcut(key: "e", does: words["keys-change"]),
            Shortcut(key: "f", does: words["keys-filter"]), Shortcut(key: "?", does: words["keys-list"]),
        ]
    }

    static func ofCase(_ words: Words) -> [Shortcut] {
        [
            Shortcut(key: "q", does: words["keys-queue"]), Shortcut(key: "t", does: words["keys-take"]),
            Shortcut(key: "s", does: words["keys-state"]), Shortcut(key: "a", does: words["keys-answer"]),
            Shortcut(key: "n", does: words["keys-note"]), Shortcut(key: "u", does: words["keys-undo"]),
            Shortcut(key: "?", does: words["keys-list"]),
        ]
    }
}
