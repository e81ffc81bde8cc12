/// Keeps the profiles that an installation was last served with, so that it can be opened without their folders.
package protocol ProfileStore: Sendable {
    /// The profiles as they were last kept, by municipality.
    func profiles() async throws -> [StoredProfile]

    /// Keeps a profile's files in place of those kept before, all of them or none.
    func keepProfile(_ files: [StoredProfileFile], of municipality: MunicipalityCode) async throws
}

/// The files of one municipality's profile.
package struct StoredProfile: Hashable, Sendable {
    package let municipality: MunicipalityCode
    /// Ordered by name.
    package let files: [StoredProfileFile]

    package init(municipality: MunicipalityCode, files: [StoredProfileFile]) {
        self.municipality = municipality
        self.files = files
    }
}

/// A file of a profile, by its name within the profile's folder.
package struct StoredProfileFile: Hashable, Sendable {
    package let name: String
    /// The text of it; of the arms, which are a picture, the bytes in base64.
    package let content: String

    package init(name: String, content: String) {
        self.name = name
        self.content = content
    }
}
