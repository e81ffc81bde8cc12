import HTTPTypes
import Web

/// A page to be shown: a template and everything that it shows. The frame around it is the same for all.
struct Page: Sendable {
    /// The name of the template.
    let template: String
    /// The heading, and with the municipality's name the title of the window.
    let title: String
    /// What the template shows, by the names in it; none of ``PageFrame/reserved``.
    var content: [String: any Sendable] = [:]
    var status: HTTPResponse.Status = .ok
    /// The names of scripts of ours, in the order in which they run; `base.js`, and for the staff `kept-walks.js`, come first by themselves.
    var scripts: [String] = []
    /// The names of styles beside ours.
    var styles: [String] = []
    /// What has to be mended in a form; then the title begins with “Fel:” and the summary stands first.
    var faults: [FormFault] = []
    /// What the parts of the page that a fault may be about and that are none of our fields are called, by their ids.
    var labels: [String: String] = [:]
    /// Whether the page has no heading of its own and gets the title as one.
    var hasHeading = true
    /// Whether it takes the whole width, as a table with a map beside it does.
    var isWide = false
    /// Whether the language is chosen by a button of the form `step`, so that nothing typed is lost, rather than by a link.
    var languageForm: String?
    var headers: HTTPFields = [:]

    /// With a map: the library, its styles and our script.
    var withMap: Page {
        var page = self
        page.styles = ["leaflet.css", "MarkerCluster.css"] + styles
        page.scripts = ["trust.js", "leaflet.min.js", "leaflet.markercluster.min.js", "map.js"] + scripts
        return page
    }
}

/// One thing to mend in a form.
struct FormFault: Hashable, Sendable {
    /// The `id` of the field, which the summary links to.
    let field: String
    let text: String
    /// What the field is called, with the sign that leads over to the text; put there by ``FieldLabels``.
    var label: String?
}
