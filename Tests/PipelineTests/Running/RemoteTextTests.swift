import Foundation
import Testing
import Values

@testable import Pipeline

@Suite struct `What machines say to each other` {
    @Test func `a spool comes back as it was written`() throws {
        let id = try #require(InstanceID("a[x=1]"))
        let lines: [SpoolLine] = [
            .event(
                RunEvent(
                    sequence: 3,
                    milliseconds: 5000,
                    body: .instanceLog(id, line: "so\nit \"is\"")
                )
            ),
            .file(FilePiece(path: "samples.csv", at: 17, bytes: Data([0, 10, 255]))),
            .outcome(
                RemoteOutcome(
                    state: .failed,
                    failure: StepFailure(code: .capacity, message: "full", retryAfter: .seconds(2)),
                    folder: "/there/a"
                )
            ),
        ]
        for line in lines {
            let text = try line.line
            #expect(!text.contains("\n"))
            #expect(try SpoolLine(line: text) == line)
        }
    }

    @Test func `every word is one line`() throws {
        let order = StepOrder(
            version: "1",
            run: try run(),
            seed: .max,
            request: RunRequest(file: "p.yml", sources: ["/p.yml": "pipeline: p\n"]),
            outputs: ["a": .mapping(["x": .integer(1)])],
            attempt: 2,
            since: 1,
            files: ["samples.csv": Data([1])]
        )
        let opening = RemoteOpening(
            from: 5,
            patience: 1.5,
            instance: try #require(InstanceID("a")),
            order: order,
            secrets: ["token": "a\"b\nc"]
        )
        for word in [RemoteWord.begin(opening), .alive, .stop(stage: 2), .done] {
            let line = try RemoteText.line(word)
            #expect(line.firstIndex(of: 0x0a) == line.count - 1)
            #expect(try RemoteText.read(RemoteWord.self, line) == word)
        }
    }

    @Test(arguments: ["", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "log.txt"])
    func `no file leads out of the folder of its instance`(path: String) {
        #expect(!FilePiece(path: path, at: 0, bytes: Data()).isHarmless)
    }

    @Test func `an attempt that goes on with another has that one in its past`() throws {
        let id = try #require(InstanceID("a"))
        var order = StepOrder(version: "1", run: try run(), seed: 1, request: RunRequest())
        order.outputs = ["b": .null]
        order.attempt = 3
        order.since = 2
        let past = order.past(of: id)
        #expect(past.map(\.id.description) == ["b", "a"])
        #expect(past[1].progress == .running)
        #expect(past[1].attempt == 2)
        #expect(past[1].since == 2)
        order.since = 3
        #expect(order.past(of: id)[1].progress == .failed)
    }
}
