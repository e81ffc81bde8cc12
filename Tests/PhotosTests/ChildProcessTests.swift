import Foundation
import Glibc
import TestSupport
import Testing

@testable import Photos

@Suite struct ChildProcessTests {
    private let maker: PhotoMaker

    init() throws { maker = try PhotoMaker() }

    private func shell(_ script: String, environment: [String] = []) throws -> ChildProcess {
        try ChildProcess("/bin/sh", ["-c", "cd \(maker.path(".")); \(script)"], environment: environment)
    }

    private func told(_ name: String) throws -> String {
        String(decoding: try maker.bytes(name), as: UTF8.self)
    }

    @Test func `a child has the environment and the arguments that it is given, and no file of ours`()
        throws
    {
        defer { maker.remove() }
        let ours = unsafe open("/dev/null", O_RDONLY)
        #expect(ours > 2)
        defer { close(ours) }
        let child = try shell("ls /proc/self/fd > files; env > names", environment: ["A=å"])
        #expect(child.wait() == .exited(0))
        // The last is the list itself.
        #expect(try told("files").split(separator: "\n") == ["0", "1", "2", "3"])
        let names = try told("names").split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(Set(names).isSubset(of: ["A", "PWD", "SHLVL", "_", "OLDPWD"]) && names.contains("A"))
    }

    @Test func `a child that fails says with what, and one that is killed was killed`() throws {
        defer { maker.remove() }
        #expect(try shell("exit 7").wait() == .exited(7))
        let slow = try shell("exec sleep 60")
        slow.kill()
        #expect(slow.wait() == .killed)
        // Its number may be another's now.
        slow.kill()
        #expect(slow.wait() == .killed)
    }

    @Test func `what is no program is not begun`() {
        defer { maker.remove() }
        #expect(throws: ChildProcessFault.self) {
            try ChildProcess("/nonexistent/vips", [], environment: [])
        }
    }

    @Test func `a signal that the server does not heed ends a child`() throws {
        defer { maker.remove() }
        #expect(try shell("trap > traps; kill -TERM $$").wait() == .killed)
    }

    @Test func `children are begun and end whatever number of files is open`() async {
        maker.remove()
        await #expect(processExitsWith: .success) {
            var limit = rlimit()
            unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            limit.rlim_cur = min(limit.rlim_max, 4_096)
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            for files in 0..<1_500 {
                try #require(unsafe open("/dev/null", O_RDONLY) >= 0)
                guard files > 1_200 else { continue }
                let child = try ChildProcess("/bin/true", [], environment: [])
                try #require(child.wait() == .exited(0))
            }
        }
    }
}
