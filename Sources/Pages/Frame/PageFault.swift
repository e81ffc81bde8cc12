/// Why the pages cannot be shown: told at start, before anything is served.
package enum PageFault: Error, CustomStringConvertible {
    /// A line of a catalogue that cannot be read.
    case words(String)
    /// A template that is not well-formed, or that names words or a file that there are not.
    case template(name: String, String)
    /// A file of a library that the pages need lies where it should not, or not at all.
    case library(path: String)
    /// The address of map tiles is none.
    case tiles(String)

    package var description: String {
        switch self {
        case .words(let line): "A line of words cannot be read: \(line)"
        case .template(let name, let fault): "The template \(name) cannot be read: \(fault)"
        case .library(let path):
            "\(path) is missing. Install the packages libjs-leaflet and libjs-leaflet.markercluster, or set LYKTA_PAGES_LIBRARIES to the folder that holds leaflet."
        case .tiles(let text):
            "LYKTA_MAP_TILES must begin with https:// and hold {z}, {x} and {y}: \(text)"
        }
    }
}
