import Web

/// What is said of photos.
extension APISchemas {
    private static let followed: [Schema.Member] = [
        .init("number", .integer()), .init("url", .text), .init("width", .integer(1...1_600)),
        .init("height", .integer(1...1_600)), .init("bytes", .integer()), .init("receivedAt", .moment),
    ]
    private static let members = followed + [.init("hidden", .boolean)]

    static let photos: [(String, Schema)] = [
        ("Photo", .object(members + [.init("repeated", .boolean, isRequired: false)])),
        ("Photos", .object([.init("photos", .array(.object(members)))])),
        (
            "FollowedPhotos",
            .object([
                .init("photos", .array(.object(followed))), .init("work", .array(.object(followed))),
            ])
        ),
        ("PhotoEdit", .object([.init("hidden", .boolean), .init("reason", .text)])),
        (
            "EditedPhoto",
            .object(members + [.init("warnings", .array(.text), isRequired: false)])
        ),
    ]
}
