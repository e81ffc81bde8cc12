import Reports

/// What is told of GeoPackages that are written.
enum GeoPackageSentences {
    static func written(_ count: Int, _ path: String) -> Bilingual {
        Bilingual(
            swedish: "\(count) punkter skrevs till \(path).",
            english: "\(count) points were written to \(path).")
    }

    static func exists(_ path: String) -> Bilingual {
        Bilingual(
            swedish: "\(path) finns redan. Välj ett annat namn, eller ta bort filen först.",
            english: "\(path) is there already. Choose another name, or remove the file first.")
    }

    static func notWritable(_ path: String) -> Bilingual {
        Bilingual(
            swedish:
                "\(path) gick inte att skriva: mappen finns inte eller går inte att skriva i, eller så är disken full. Inget är kvar av filen.",
            english:
                "\(path) could not be written: its folder does not exist or cannot be written, or the disk is full. Nothing is left of the file."
        )
    }
}
