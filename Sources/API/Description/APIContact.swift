import JSON

/// Whom to ask about an installation's API: what the OpenAPI document says of it.
package struct APIContact: Hashable, Sendable {
    package let name: String?
    package let url: String?
    package let email: String?

    /// Nil where nothing of it is given.
    package init?(name: String?, url: String?, email: String?) {
        guard name != nil || url != nil || email != nil else { return nil }
        self.name = name
        self.url = url
        self.email = email
    }

    func write(to object: inout JSONObject) {
        object.memberIfPresent("name", name)
        object.memberIfPresent("url", url)
        object.memberIfPresent("email", email)
    }
}
