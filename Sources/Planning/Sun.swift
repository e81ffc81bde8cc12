import Foundation
package import Projection
package import Reports

/// Where the sun stands.
///
/// Method: J. Meeus, *Astronomical Algorithms*, 2nd ed., chapters 7, 12, 22 and 25 (low accuracy), in the form of NOAA's
/// solar calculator. Good to about 0.01° for the years 1900–2100. Terrestrial and universal time are taken as one, which
/// moves the sun by less than 0.001°.
package enum Sun {
    /// The height of the sun's centre above the horizon in degrees, −90…90, without refraction.
    package static func elevation(at position: GeographicPosition, _ moment: Timestamp) -> Double {
        let sky = ApparentSun(moment)
        let hourAngle = sky.greenwichHourAngle + position.longitude
        let sine =
            sine(position.latitude) * sine(sky.declination)
            + cosine(position.latitude) * cosine(sky.declination) * cosine(hourAngle)
        return degrees(asin(min(1, max(-1, sine))))
    }

    /// Whether it is dark enough for lamps to matter: the sun stands more than 6° under the horizon, after civil dusk
    /// and before civil dawn.
    package static func isDark(at position: GeographicPosition, _ moment: Timestamp) -> Bool {
        elevation(at: position, moment) < Altitude.civilTwilight.degrees
    }

    /// When the sun sinks below `altitude` in the afternoon or evening of `date`.
    ///
    /// The day is that of the sun: it lasts until the midnight after its noon, so an evening in the far north may end
    /// after 24:00 by the clock.
    package static func descent(below altitude: Altitude, on date: CivilDate, at position: GeographicPosition)
        -> Crossing
    {
        let noon = transit(on: date, at: position)
        return crossing(of: altitude, from: noon, to: noon.adding(.hours(12)), at: position)
    }

    /// When the sun climbs above `altitude` in the morning of `date`, which begins at the midnight before its noon.
    package static func ascent(above altitude: Altitude, on date: CivilDate, at position: GeographicPosition)
        -> Crossing
    {
        let noon = transit(on: date, at: position)
        return crossing(of: altitude, from: noon, to: noon.subtracting(.hours(12)), at: position)
    }

    package static func sunrise(on date: CivilDate, at position: GeographicPosition) -> Crossing {
        ascent(above: .horizon, on: date, at: position)
    }

    package static func sunset(on date: CivilDate, at position: GeographicPosition) -> Crossing {
        descent(below: .horizon, on: date, at: position)
    }

    /// The end of civil twilight; from here on ``isDark(at:_:)`` holds.
    package static func dusk(on date: CivilDate, at position: GeographicPosition) -> Crossing {
        descent(below: .civilTwilight, on: date, at: position)
    }

    /// The heights of the sun's centre that part the day.
    package enum Altitude: Sendable {
        /// The upper edge on the horizon: 34′ of refraction and 16′ of half the disc.
        case horizon
        case civilTwilight

        var degrees: Double {
            switch self {
            case .horizon: -0.833
            case .civilTwilight: -6
            }
        }
    }

    /// When the sun passes a height, if it does that day.
    package enum Crossing: Hashable, Sendable {
        /// To the second.
        case at(Timestamp)
        /// It stays above until midnight: midnight sun, or a night that never gets dark.
        case staysAbove
        /// Even at noon it stands below.
        case staysBelow

        package var moment: Timestamp? {
            if case .at(let moment) = self { moment } else { nil }
        }
    }

    /// The moment when the sun stands highest on `date`, to within seconds.
    private static func transit(on date: CivilDate, at position: GeographicPosition) -> Timestamp {
        let utcNoon = Timestamp(clamping: Int64(date.daysSinceEpoch) * 86_400_000 + 43_200_000)
        let guess = utcNoon.adding(TimeSpan(hourAngle: -position.longitude))
        let angle = ApparentSun(guess).greenwichHourAngle + position.longitude
        return guess.adding(TimeSpan(hourAngle: -angle.remainder(dividingBy: 360)))
    }

    /// Halves the time between noon and midnight until the crossing is known to the second.
    private static func crossing(
        of altitude: Altitude, from noon: Timestamp, to midnight: Timestamp, at position: GeographicPosition
    ) -> Crossing {
        guard elevation(at: position, noon) >= altitude.degrees else { return .staysBelow }
        guard elevation(at: position, midnight) < altitude.degrees else { return .staysAbove }
        var (above, below) = (noon.milliseconds, midnight.milliseconds)
        while abs(above - below) > 500 {
            let middle = (above + below) / 2
            if elevation(at: position, Timestamp(clamping: middle)) >= altitude.degrees {
                above = middle
            } else {
                below = middle
            }
        }
        return .at(Timestamp(clamping: (below + 500) / 1_000 * 1_000))
    }
}

/// The sun among the stars at a moment, as seen from the middle of the Earth.
private struct ApparentSun {
    /// Degrees north of the celestial equator.
    let declination: Double
    /// Degrees the sun stands west of Greenwich, not reduced to a circle.
    let greenwichHourAngle: Double

    init(_ moment: Timestamp) {
        let days = Double(moment.milliseconds) / 86_400_000 - 10_957.5  // since 2000-01-01 12:00
        let t = days / 36_525
        let meanLongitude = 280.46646 + t * (36_000.76983 + t * 0.0003032)
        let meanAnomaly = 357.52911 + t * (35_999.05029 - t * 0.0001537)
        let centre =
            (1.914602 - t * (0.004817 + t * 0.000014)) * sine(meanAnomaly)
            + (0.019993 - t * 0.000101) * sine(2 * meanAnomaly) + 0.000289 * sine(3 * meanAnomaly)
        let node = 125.04 - 1_934.136 * t
        let longitude = meanLongitude + centre - 0.00569 - 0.00478 * sine(node)
        let obliquity =
            23.4392911 - t * (0.0130042 + t * (0.00000016 - t * 0.000000504)) + 0.00256 * cosine(node)
        declination = degrees(asin(sine(obliquity) * sine(longitude)))
        let rightAscension = degrees(atan2(cosine(obliquity) * sine(longitude), cosine(longitude)))
        let siderealTime = 280.46061837 + 360.98564736629 * days + t * t * 0.000387933
        greenwichHourAngle = siderealTime - rightAscension
    }
}

extension TimeSpan {
    /// The time in which the sky turns by so many degrees: 15° an hour.
    fileprivate init(hourAngle: Double) {
        self.init(milliseconds: Int64(clamping: Int((hourAngle * 240_000).rounded())))
    }
}

private func degrees(_ radians: Double) -> Double { radians * 180 / .pi }
private func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
private func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
