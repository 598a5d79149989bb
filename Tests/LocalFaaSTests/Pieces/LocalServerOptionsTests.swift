import Testing
import Values

@testable import LocalFaaS

@Suite struct `The command line of a server` {
    @Test func `reads back what the provider writes`() throws {
        var options = LocalServerOptions(dataFolder: "/data with spaces")
        options.readyFile = "/ready"
        options.port = 8080
        options.owner = ProcessIdentity(pid: 12, startTime: 34)
        options.timeToLive = .milliseconds(1500)
        options.keepAlive = .seconds(90)
        options.labels = ["a": "b=c", "d": ""]
        let read = try LocalServerOptions(arguments: options.arguments, dataFolder: "/other")
        #expect(read == options)
    }

    @Test(arguments: [
        ["--port", "70000"], ["--port", "x"], ["--owner", "12"], ["--time-to-live", "5"],
        ["--label", "=x"], ["--data"], ["--nonsense", "1"],
    ])
    func `names the argument that is wrong`(arguments: [String]) {
        let failure = #expect(throws: ControlFailure.self) {
            try LocalServerOptions(arguments: arguments, dataFolder: "/")
        }
        #expect(failure?.code == .invalid)
        #expect(failure?.message.contains(arguments[0]) == true)
    }
}
