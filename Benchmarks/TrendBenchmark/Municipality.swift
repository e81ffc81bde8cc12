import Foundation
import Statistics

/// The weekly counts of a made-up municipality: eight categories in nine districts, most of them small.
struct Municipality {
    /// What weeks are like where nothing has changed.
    struct Nature {
        let name: String
        /// A week's variance is its mean and so many times the square of it.
        var clumping = 0.0
        /// The correlation of a series' level from one week to the next, and its standard deviation in logarithms.
        var memory = 0.0
        var wandering = 0.0
        /// The height of the yearly wave in logarithms.
        var season = 0.0
        /// Whether all categories have the wave at the same time, or each at its own.
        var isInStep = false

        static let poisson = Nature(name: "Poisson")
        static let clumped = Nature(name: "NB 0.3", clumping: 0.3)
        static let wandering = Nature(name: "AR(1) 0.7", memory: 0.7, wandering: 0.2)
        /// What ``realistic`` is made of, each by itself and two together.
        static let parts = [
            clumped, wandering, Nature(name: "season 0.5", season: 0.5),
            Nature(name: "NB 0.3, AR(1) 0.7", clumping: 0.3, memory: 0.7, wandering: 0.2),
            Nature(name: "NB 0.3, season 0.5", clumping: 0.3, season: 0.5),
        ]
        static let realistic = Nature(
            name: "NB 0.3, AR(1) 0.7, season 0.5", clumping: 0.3, memory: 0.7, wandering: 0.2, season: 0.5)
    }

    private static let categories = [0.25, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06, 0.04]
    private static let districts = [0.25, 0.18, 0.14, 0.12, 0.1, 0.08, 0.06, 0.05, 0.02]
    static let series = categories.count * districts.count

    /// By category, district and week.
    let counts: [[[Int?]]]

    /// - Parameters:
    ///   - perWeek: reports of all series in the mean.
    ///   - factor: of each category, district and week, where something happens.
    init(
        _ nature: Nature, perWeek: Double, weeks: Int, using chance: inout Chance,
        factor: (_ category: Int, _ district: Int, _ week: Int) -> Double = { _, _, _ in 1 }
    ) {
        var counts: [[[Int?]]] = []
        let together = chance.fraction()
        for (category, share) in Self.categories.enumerated() {
            let own = chance.fraction()
            let phase = nature.isInStep ? together : own
            counts.append([])
            for (district, part) in Self.districts.enumerated() {
                var level = nature.wandering * chance.normal()
                let innovation = nature.wandering * (1 - nature.memory * nature.memory).squareRoot()
                counts[category].append(
                    (0..<weeks).map { week in
                        level = nature.memory * level + innovation * chance.normal()
                        let wave = nature.season * sin(2 * .pi * (Double(week) / 52.18 + phase))
                        let correction = nature.wandering * nature.wandering / 2
                        let mean =
                            perWeek * share * part * exp(wave + level - correction)
                            * factor(category, district, week)
                        guard nature.clumping > 0 else { return chance.poisson(mean) }
                        return chance.poisson(
                            mean * nature.clumping * chance.gamma(shape: 1 / nature.clumping))
                    })
            }
        }
        self.counts = counts
    }
}
