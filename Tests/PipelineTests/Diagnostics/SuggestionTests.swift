import Testing

@testable import Pipeline

@Suite struct `Suggesting a word` {
    @Test(
        arguments: [
            ("timout", "timeout"), ("tiemout", "timeout"), ("Timeout", "timeout"),
            ("use", "uses"), ("azur", "azure"), ("retyr", "retry"), ("foreach", "for-each"),
        ]
    )
    func `a slip of the finger is recognised`(typed: String, meant: String) {
        let words = ["uses", "timeout", "retry", "for-each", "azure", "aws"]
        #expect(Suggestion.closest(to: typed, among: words) == meant)
    }

    @Test(arguments: ["", "x", "cloudflare", "deadline", String(repeating: "timeout", count: 1000)])
    func `what is not close is not suggested`(typed: String) {
        #expect(Suggestion.closest(to: typed, among: ["uses", "timeout", "a"]) == nil)
    }

    @Test func `the closest wins, the first among equals`() {
        #expect(Suggestion.closest(to: "mods", among: ["node", "mode", "modes"]) == "mode")
        #expect(Suggestion.closest(to: "cat", among: ["bat", "car"]) == "bat")
    }

    @Test func `neighbours that changed places are one mistake`() {
        #expect(Suggestion.distance(Array("ab"), Array("ba")) == 1)
        #expect(Suggestion.distance(Array("abcd"), Array("badc")) == 2)
        #expect(Suggestion.distance(Array("kitten"), Array("sitting")) == 3)
        #expect(Suggestion.distance([], Array("abc")) == 3)
    }
}
