import NIOHTTP1
import Testing
import Values

@testable import LocalFaaS

@Suite struct `Small parts` {
    @Test func `the command of a process may hold anything`() throws {
        let line = "7 (a) b (c) S 1 42 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 9876 1 2"
        let stat = try #require(ProcessStat(line))
        #expect(stat.group == 42)
        #expect(stat.startTime == 9876)
        #expect(!stat.hasEnded)
        #expect(ProcessStat("7 (zombie) Z 1 42 7 0 -1") == nil)
    }

    @Test func `a process is told apart from a later one with its number`() throws {
        let own = try #require(ProcessIdentity.current)
        #expect(own.isRunning)
        let other = ProcessIdentity(pid: own.pid, startTime: own.startTime + 1)
        #expect(!other.isRunning)
        #expect(ProcessIdentity(text: own.text) == own)
        #expect(ProcessIdentity(text: "1:2:3") == nil)
        #expect(ProcessIdentity(text: "-1:2") == nil)
    }

    @Test func `log lines are put together from pieces and kept apart by instance`() {
        var log = LogLines()
        log.append("one\ntw".utf8, from: 1)
        log.append("other\n".utf8, from: 2)
        log.append("o\nrest".utf8, from: 1)
        #expect(log.tail(9, of: 1) == ["[1] one", "[1] two"])
        log.close(1)
        #expect(log.tail(2) == ["[1] two", "[1] rest"])
        #expect(log.tail(9, of: 2) == ["[2] other"])
    }

    @Test func `a flood of log lines does not fill the memory`() {
        var log = LogLines()
        log.append(String(repeating: "x", count: 100_000).utf8, from: 1)
        log.append("\n".utf8, from: 1)
        #expect(log.tail(1).first?.utf8.count == LogLines.widthLimit + 4)
        for _ in 0..<5000 { log.append("y\n".utf8, from: 1) }
        #expect(log.tail(.max).count <= 2 * LogLines.lineLimit)
    }

    @Test(arguments: ["", "handler", ".handler", "handler.", "/etc/x.y", "../x.y", "a/../../x.y"])
    func `a handler that leads out of its package is none`(text: String) {
        #expect(HandlerName(text) == nil)
    }

    @Test(arguments: ["", "a/b", "..", "a b", "\u{e9}", String(repeating: "a", count: 65)])
    func `a name that is no folder name is refused`(name: String) {
        #expect(!OrderCheck.isName(name))
    }

    @Test func `a call of the Runtime API is read from method and path`() {
        let root = "/2018-06-01/runtime"
        #expect(RuntimeCall(.GET, "\(root)/invocation/next") == .next)
        #expect(RuntimeCall(.POST, "\(root)/invocation/x/response") == .response(invocation: "x"))
        #expect(RuntimeCall(.POST, "\(root)/invocation/x/error") == .error(invocation: "x"))
        #expect(RuntimeCall(.POST, "\(root)/init/error") == .initError)
        #expect(RuntimeCall(.POST, "\(root)/invocation/next") == nil)
        #expect(RuntimeCall(.GET, "/2015-03-31/runtime/invocation/next") == nil)
    }
}
