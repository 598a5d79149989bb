import Testing
import Values

@Suite struct `A secret` {
    @Test func `never shows its value when it is printed`() {
        let secret = Secret(name: "slack-webhook", value: "https://hooks.example/T0/B0/xyz")
        #expect("\(secret)" == "***(slack-webhook)")
        #expect(String(reflecting: secret) == "***(slack-webhook)")
        #expect(secret.reveal() == "https://hooks.example/T0/B0/xyz")
    }
}

@Suite struct `Failure codes` {
    @Test func `say for each kind whether trying again can help`() {
        let transient = FailureCode.allCases.filter { $0.isTransient == true }
        #expect(transient == [.throttled, .unavailable, .connection, .capacity])
        #expect(FailureCode.allCases.filter { $0.isTransient == nil } == [.unknown])
    }
}
