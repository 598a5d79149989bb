import Foundation
import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `A connection to another machine` {
    private let reach = MachineReach(
        address: "bench@host",
        port: 2222,
        identity: "/k",
        hostKeys: ["ssh-ed25519 AAAA", "ssh-rsa BBBB"],
        patience: 60
    )

    @Test func `accepts the keys it was given, and no others`() {
        let ssh = SSHCommand(reach: reach, knownHosts: "/hosts")
        let arguments = ssh.arguments("true")
        for option in [
            "StrictHostKeyChecking=yes", "UserKnownHostsFile=/hosts", "HostKeyAlias=machine",
            "GlobalKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "BatchMode=yes",
        ] { #expect(arguments.contains(option), "\(option)") }
        #expect(arguments.suffix(5) == ["-p", "2222", "--", "bench@host", "true"])
        #expect(ssh.knownHostsText == "machine ssh-ed25519 AAAA\nmachine ssh-rsa BBBB\n")
    }

    @Test func `leaves who is trusted to the user where no key is given`() {
        var reach = reach
        reach.hostKeys = []
        let arguments = SSHCommand(reach: reach, knownHosts: nil).arguments("true")
        #expect(arguments.contains("StrictHostKeyChecking=yes"))
        #expect(!arguments.contains { $0.hasPrefix("UserKnownHostsFile") })
    }

    @Test func `goes on after the last whole line, however the bytes were cut`() throws {
        let hello = try RemoteText.line(RemoteHello(version: "1", isKnown: true))
        let outcome = SpoolLine.outcome(RemoteOutcome(state: .succeeded, folder: "/f"))
        let line = Array(try outcome.line.utf8) + [0x0a]
        for cut in 0..<line.count {
            var reader = SpoolReader()
            reader.begin()
            _ = try reader.take(hello + line + line.prefix(cut))
            #expect(reader.taken == line.count)
            reader.begin()
            let arrivals = try reader.take(hello + line)
            #expect(arrivals.last == .line(outcome))
            #expect(reader.taken == 2 * line.count)
        }
    }

    @Test func `is not with just anybody`() {
        var reader = SpoolReader()
        #expect(throws: StepFailure.self) { try reader.take(Array("Welcome to host!\n".utf8)) }
    }

    @Test func `is waited for only where somebody was there before`() {
        var patience = RemotePatience(patience: .seconds(60), at: .zero)
        #expect(!patience.isWorthWaiting(at: .seconds(1)))
        patience.heard(at: .seconds(2))
        #expect(patience.isWorthWaiting(at: .seconds(61)))
        #expect(!patience.isWorthWaiting(at: .seconds(63)))
    }

    @Test func `tells of a stop in three stages, and again after it broke`() {
        var patience = RemotePatience(patience: .seconds(60), at: .zero)
        patience.heard(at: .zero)
        #expect(patience.nextStage(at: .seconds(5)) == nil)
        patience.stop(at: .seconds(5))
        #expect(patience.nextStage(at: .seconds(5)) == 1)
        #expect(patience.nextStage(at: .seconds(6)) == nil)
        #expect(patience.nextStage(at: .seconds(15)) == 2)
        patience.reconnected()
        #expect(patience.nextStage(at: .seconds(16)) == 2)
        #expect(patience.nextStage(at: .seconds(25)) == 3)
        #expect(patience.isWorthWaiting(at: .seconds(44)))
        #expect(!patience.isWorthWaiting(at: .seconds(45)))
    }
}
