import Dispatch
import Foundation
import Glibc
import Reports

/// Hands mail to the system's `sendmail`, which queues and delivers it.
struct Sendmail: Sendable {
    private let settings: DeliverySettings

    init(settings: DeliverySettings) {
        self.settings = settings
    }

    func send(_ letter: Letter, to address: String, at now: Timestamp) async -> Attempt {
        guard let sender = settings.mailSender else { return .hopeless(.mailSenderMissing) }
        guard let receiver = MailAddress(address) else { return .hopeless(.mailAddressMalformed) }
        let mail = MailMessage(letter, from: sender, to: receiver, at: now)
        let ended = await within(settings.mailLimit) {
            await run(["-t", "-i", "-f", "\(sender)"], reading: mail.bytes)
        }
        return switch ended {
        case .success(0): .delivered
        case .success(let status): .failed(.sendmailFailed(status: status))
        case .failure(let fault): .failed(fault)
        case nil: .failed(.sendmailTimedOut)
        }
    }

    /// Runs the program until it ends, or until the task is cancelled, which ends it.
    ///
    /// It gets nothing of our environment, where secrets may be.
    ///
    /// - Returns: The exit status; 128 and the signal's number when a signal ended it.
    private func run(_ arguments: [String], reading input: [UInt8]) async -> Result<Int, DeliveryFault> {
        let path = settings.sendmail
        let (statuses, ended) = AsyncStream.makeStream(of: Int.self)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.terminationHandler = { process in
            let status = Int(process.terminationStatus)
            ended.yield(process.terminationReason == .exit ? status : 128 + status)
            ended.finish()
        }
        let fault = await offPool { () -> DeliveryFault? in
            guard FileManager.default.isExecutableFile(atPath: path) else {
                return .sendmailMissing(path: path)
            }
            do {
                process.standardInput = try Self.namelessFile(holding: input)
                try process.run()
                return nil
            } catch {
                return .sendmailNotStarted
            }
        }
        if let fault { return .failure(fault) }
        if let status = await statuses.first(where: { _ in true }) { return .success(status) }
        Self.end(process)
        return .failure(.sendmailTimedOut)
    }

    /// A file that has no name left and is gone when it is closed. A pipe could fill up, or break and raise `SIGPIPE`.
    private static func namelessFile(holding bytes: [UInt8]) throws -> FileHandle {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(
            path: "lykta-\(ProcessInfo.processInfo.globallyUniqueString)")
        // Refused when somebody else has put something there, so what is written inside is ours alone.
        try files.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? files.removeItem(at: folder) }
        let file = folder.appending(path: "mail")
        try Data(bytes).write(to: file)
        return try FileHandle(forReadingFrom: file)
    }

    /// Asks the process to end, and ends it two seconds later if it has not.
    private static func end(_ process: Process) {
        guard process.isRunning else { return }
        process.terminate()
        DispatchQueue.global().asyncAfter(deadline: .now() + 2) {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
    }
}
