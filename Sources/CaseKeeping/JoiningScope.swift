package import Reports

/// The reports that can be of one case: those of one municipality, in the categories of one group.
package struct JoiningScope: Hashable, Sendable {
    package let municipality: MunicipalityCode
    package let group: Code<CategoryGroup>
    /// In the order of the profile.
    package let categories: [Code<Category>]

    package init(_ group: Code<CategoryGroup>, of profile: Profile) {
        municipality = profile.municipality
        self.group = group
        categories = profile.categories.filter { $0.group == group }.map(\.code)
    }
}
