/// What a mapping says of a member beside where it stands: how times are written, and what stands before references.
struct MappingSettings {
    /// As they are written, on the left of `:=`.
    enum Name: String, CaseIterable {
        /// A ``TimeForm``.
        case form = "observedAt.form"
        /// A ``ClockZone``.
        case zone = "observedAt.zone"
        /// When in the day it was, such as `12:00`, for a form that tells days alone.
        case clock = "observedAt.clock"
        /// So that two services which number from 1 are not taken for one.
        case prefix = "clientReference.prefix"
    }

    private var said: [Name: (value: String, line: Int)] = [:]

    var prefix: String { said[.prefix]?.value ?? "" }

    /// Whether the line says a setting, which is then taken.
    mutating func take(_ line: MappingLine, number: Int) throws(ExportMappingFault.Reason) -> Bool {
        guard let name = Name(rawValue: line.name) else { return false }
        guard line.isFixed, line.answer == nil else { throw .settingNotFixed(line.name) }
        guard said[name] == nil else { throw .twice(line.name) }
        said[name] = (line.value, number)
        return true
    }

    /// - Throws: ``ExportMappingFault`` with the line of what cannot be read, or that needs another.
    func times() throws(ExportMappingFault) -> WrittenTimes {
        var times = WrittenTimes.usual
        if let (text, line) = said[.zone] {
            guard let zone = ClockZone(text) else {
                throw ExportMappingFault(line: line, reason: .zone(text))
            }
            times.zone = zone
        }
        if let (text, line) = said[.clock] {
            guard let minute = Self.minute(text) else {
                throw ExportMappingFault(line: line, reason: .clock(text))
            }
            times.minuteOfDays = minute
        }
        guard let (text, line) = said[.form] else { return times }
        let form: TimeForm
        do throws(TimeFormFault) {
            form = try TimeForm(text)
        } catch {
            throw ExportMappingFault(line: line, reason: .form(error))
        }
        guard form.hasClock || times.minuteOfDays != nil else {
            throw ExportMappingFault(line: line, reason: .clockMissing)
        }
        times.form = form
        return times
    }

    /// Minutes since midnight of `12:00`.
    private static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
        guard parts.count == 2, numbers.count == 2, (0...23).contains(numbers[0]),
            (0...59).contains(numbers[1])
        else { return nil }
        return numbers[0] * 60 + numbers[1]
    }
}
