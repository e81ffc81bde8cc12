import HTTPTypes
import Hummingbird
import JSON
import Reports
import Web

extension PageRoutes {
    /// By which a telephone puts the form beside its other programs (W3C Web Application Manifest).
    var manifest: Route {
        Route(
            .get, "/lykta.webmanifest", .open,
            summary: Bilingual(swedish: "Att ha på telefonen", english: "To have on the telephone"),
            answers: [.init(.ok, "The manifest.", "application/manifest+json")], isPage: true,
            isDescribed: false
        ) { _ in
            let name = frame.municipalities.only?.name
            let arms = frame.municipalities.only.flatMap {
                frame.municipalities.arms(of: $0, at: files.addresses)
            }
            let bytes = JSONWriter.object {
                $0.member("name", "\(frame.words.swedish["start-report"])\(name.map { ", \($0)" } ?? "")")
                $0.member("short_name", name ?? "Lykta")
                $0.member("lang", "sv")
                $0.member("id", "/rapportera")
                $0.member("start_url", "/rapportera")
                $0.member("scope", "/")
                $0.member("display", "standalone")
                $0.member("background_color", "#fbfaf7")
                $0.member("theme_color", frame.municipalities.colour.description)
                $0.array("icons") { icons in
                    if let arms {
                        icons.object {
                            $0.member("src", arms.address)
                            $0.member("type", "image/png")
                            $0.member("sizes", "\(arms.width)x\(arms.height)")
                        }
                    }
                    icons.object {
                        $0.member("src", files.addresses["lantern.svg"] ?? "")
                        $0.member("type", "image/svg+xml")
                        $0.member("sizes", "any")
                    }
                }
            }
            return Response(
                .ok, "application/manifest+json", bytes, headers: [.cacheControl: "public, max-age=86400"])
        }
    }
}
