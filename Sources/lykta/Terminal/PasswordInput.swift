import Accounts
import Foundation
import Glibc
import Reports

/// A new password: typed without being shown, read from a pipe, or made. Never an argument, since arguments are seen by everybody
/// on the machine.
enum PasswordInput {
    /// The first line of standard input; on a terminal asked for twice, and not shown.
    ///
    /// - Throws: ``CommandFault`` for one that will not do.
    static func read() throws -> String {
        guard isatty(STDIN_FILENO) == 1 else { return try checked(readLine() ?? "") }
        let first = try hidden(UserSentences.password)
        guard try hidden(UserSentences.again) == first else {
            throw CommandFault.refused([UserSentences.notTheSame])
        }
        return try checked(first)
    }

    static func made() -> String {
        var chance = SystemRandomNumberGenerator()
        return MadePassword(using: &chance).text
    }

    private static func checked(_ password: String) throws -> String {
        guard PasswordDigest.isAcceptable(password) else {
            throw CommandFault.refused([UserSentences.badPassword])
        }
        return password
    }

    private static func hidden(_ prompt: Bilingual) throws -> String {
        Terminal.error(prompt, newline: false)
        var before = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else {
            throw CommandFault.refused([UserSentences.cannotHide])
        }
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
        defer {
            _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            Terminal.error(line: "")
        }
        return readLine() ?? ""
    }
}
