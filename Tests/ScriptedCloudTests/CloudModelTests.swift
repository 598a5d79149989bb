import FaaS
import ScriptedCloud
import Testing

@Suite struct `The scripted cloud` {
    private func order(
        _ kind: String = "role",
        _ name: String = "a",
        token: String? = nil
    ) -> CloudOrder {
        let function = CloudFunction(
            runtime: "python",
            digest: "d",
            packageBytes: 1,
            memoryBytes: 1
        )
        return CloudOrder(
            kind: kind,
            name: name,
            token: token,
            labels: [ResourceLabel.run: "r"],
            function: kind == "function" ? function : nil
        )
    }

    private func cloud(_ adjust: (inout CloudScript) -> Void = { _ in }) -> CloudModel {
        var script = CloudScript(seed: 1)
        script.latency = .zero
        script.strangers = 0
        adjust(&script)
        return CloudModel(script)
    }

    /// What the model does until nothing is left to be done.
    private func rest(of cloud: inout CloudModel) -> [CloudAction] {
        var actions: [CloudAction] = []
        while let next = cloud.next { actions += cloud.elapse(to: next) }
        return actions
    }

    private func names(_ actions: [CloudAction]) -> [String] {
        actions.flatMap { action -> [String] in
            guard case .answer(_, .resources(let resources)) = action else { return [] }
            return resources.map(\.order.name)
        }
    }

    @Test func `keeps what it is asked for and finds it`() {
        var cloud = cloud()
        _ = cloud.receive(.create(order()), ticket: 1, at: .zero)
        let found = cloud.receive(.find(kind: "role", name: "a"), ticket: 2, at: .zero)
        #expect(names(found) == ["a"])
        #expect(names(cloud.receive(.list(run: "r"), ticket: 3, at: .zero)) == ["a"])
        #expect(names(cloud.receive(.list(run: "s"), ticket: 4, at: .zero)).isEmpty)
    }

    @Test func `a new resource shows only after the lag`() {
        var cloud = cloud { $0.faults.lag = .seconds(1) }
        _ = cloud.receive(.create(order()), ticket: 1, at: .zero)
        let find = CloudCall.find(kind: "role", name: "a")
        #expect(names(cloud.receive(find, ticket: 2, at: .zero)).isEmpty)
        #expect(names(cloud.receive(find, ticket: 3, at: .seconds(1))) == ["a"])
    }

    @Test func `what does not show cannot be removed, and is still there`() {
        var cloud = cloud { $0.faults.lag = .seconds(1) }
        _ = cloud.receive(.create(order()), ticket: 1, at: .zero)
        let answer = cloud.receive(.delete(id: "role/a"), ticket: 2, at: .zero)
        guard case .answer(2, .failed(let refusal)) = answer.first else {
            Issue.record("\(answer)")
            return
        }
        #expect(refusal.code == .notFound)
        #expect(cloud.truth.labelled.count == 1)
    }

    @Test func `a creation happens after its request, whether or not anybody waits`() {
        var cloud = cloud { $0.faults.inFlight = .seconds(1) }
        #expect(cloud.receive(.create(order()), ticket: 1, at: .zero).isEmpty)
        #expect(cloud.truth.labelled.isEmpty)
        #expect(cloud.truth.pending == 1)
        #expect(names(rest(of: &cloud)) == ["a"])
        #expect(cloud.truth.labelled.count == 1)
    }

    @Test func `a lost reply is a creation all the same`() {
        var cloud = cloud { $0.faults.lostReplies = 1 }
        let actions = cloud.receive(.create(order()), ticket: 7, at: .zero)
        #expect(actions == [.hangUp(ticket: 7)])
        #expect(cloud.truth.labelled.count == 1)
    }

    @Test func `failures come before or after the effect`() {
        var before = cloud { $0.faults.failuresBefore = 1 }
        _ = before.receive(.create(order()), ticket: 1, at: .zero)
        #expect(before.truth.labelled.isEmpty)
        var after = cloud { $0.faults.failuresAfter = 1 }
        let actions = after.receive(.create(order()), ticket: 1, at: .zero)
        #expect(after.truth.labelled.count == 1)
        guard case .answer(1, .failed(let refusal)) = actions.first else {
            Issue.record("\(actions)")
            return
        }
        #expect(refusal.code == .internalFailure)
    }

    @Test func `a throttled call does nothing and says when to come back`() {
        var cloud = cloud { $0.faults.throttled = 1 }
        let actions = cloud.receive(.create(order()), ticket: 1, at: .zero)
        guard case .answer(1, .failed(let refusal)) = actions.first else {
            Issue.record("\(actions)")
            return
        }
        #expect(refusal.retryAfter == .milliseconds(10))
        #expect(cloud.truth.labelled.isEmpty)
    }

    @Test func `a token creates once, for ever; without one a second delivery makes a second`() {
        var cloud = cloud { $0.faults.duplicates = 1 }
        _ = cloud.receive(.create(order("machine", token: "t")), ticket: 1, at: .zero)
        _ = rest(of: &cloud)
        #expect(cloud.truth.labelled.count == 1)
        _ = cloud.receive(.delete(id: "machine/1"), ticket: 2, at: .zero)
        _ = cloud.receive(.create(order("machine", token: "t")), ticket: 3, at: .zero)
        _ = rest(of: &cloud)
        #expect(cloud.truth.labelled.isEmpty)
        _ = cloud.receive(.create(order("machine")), ticket: 4, at: .zero)
        _ = rest(of: &cloud)
        #expect(cloud.truth.labelled.count == 2)
    }

    @Test func `a slow removal goes on without us, and shows until it is over`() {
        var cloud = cloud { $0.faults.slowDelete = .seconds(1) }
        _ = cloud.receive(.create(order()), ticket: 1, at: .zero)
        _ = cloud.receive(.delete(id: "role/a"), ticket: 2, at: .zero)
        let find = CloudCall.find(kind: "role", name: "a")
        #expect(names(cloud.receive(find, ticket: 3, at: .zero)) == ["a"])
        _ = rest(of: &cloud)
        #expect(names(cloud.receive(find, ticket: 4, at: .seconds(2))).isEmpty)
    }

    @Test func `a list may show what is gone, and hide what is there`() {
        var cloud = cloud { $0.faults.listLag = .seconds(1) }
        _ = cloud.receive(.create(order()), ticket: 1, at: .zero)
        #expect(names(cloud.receive(.list(run: nil), ticket: 2, at: .zero)).isEmpty)
        _ = cloud.receive(.delete(id: "role/a"), ticket: 3, at: .seconds(1))
        #expect(names(cloud.receive(.list(run: nil), ticket: 4, at: .seconds(1))) == ["a"])
        #expect(names(cloud.receive(.list(run: nil), ticket: 5, at: .seconds(2))).isEmpty)
    }

    @Test func `there are no more functions than the quota`() {
        var cloud = cloud { $0.quota = 1 }
        _ = cloud.receive(.create(order("function", "a")), ticket: 1, at: .zero)
        let actions = cloud.receive(.create(order("function", "b")), ticket: 2, at: .zero)
        guard case .answer(2, .failed(let refusal)) = actions.first else {
            Issue.record("\(actions)")
            return
        }
        #expect(refusal.code == .quota)
    }

    @Test func `what is somebody else's is never listed, and touching it is remembered`() {
        var cloud = cloud { $0.strangers = 1 }
        #expect(names(cloud.receive(.list(run: nil), ticket: 1, at: .zero)).isEmpty)
        #expect(!cloud.truth.strangersTouched)
        _ = cloud.receive(.delete(id: "role/st-nightly-0"), ticket: 2, at: .zero)
        #expect(cloud.truth.strangersTouched)
    }

    @Test func `an idle instance serves again until it is kept no longer`() {
        var cloud = cloud { $0.keepAlive = .seconds(10) }
        _ = cloud.receive(.create(order("function", "f")), ticket: 1, at: .zero)
        func ordinal(_ ticket: Int, _ time: Duration) -> Int? {
            let call = CloudCall.invoke(function: "f", serviceTime: .zero)
            let actions = cloud.receive(call, ticket: ticket, at: time) + rest(of: &cloud)
            for case .answer(_, .invoked(let answer)) in actions { return answer.ordinal }
            return nil
        }
        #expect(ordinal(2, .zero) == 1)
        #expect(ordinal(3, .seconds(5)) == 2)
        #expect(ordinal(4, .seconds(20)) == 1)
    }

    @Test func `the same script and calls come to the same`() {
        func story() -> CloudTruth {
            var cloud = cloud {
                $0.faults.inFlight = .seconds(1)
                $0.faults.lostReplies = 0.5
                $0.faults.duplicates = 0.5
            }
            for number in 0..<20 {
                _ = cloud.receive(
                    .create(order("machine", "m\(number)")),
                    ticket: number,
                    at: .milliseconds(number)
                )
            }
            _ = rest(of: &cloud)
            return cloud.truth
        }
        #expect(story() == story())
        #expect(story().labelled.count > 20)
    }
}
