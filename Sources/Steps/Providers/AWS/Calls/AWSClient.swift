import FaaS
import Synchronization
import Values

/// Carries calls to AWS over the web.
final class AWSClient: AWSCalling {
    /// Finds hosts.
    let endpoints: AWSEndpoints
    private let web: any HTTPTransfer
    private let source: any AWSCredentialSource
    private let patience: AWSPatience
    private let time: AWSTime
    private let limits = Mutex<[AWSService: AWSRateLimit]>([:])
    private let clock = Mutex(ClockOffset())

    /// Creates a client for the region of its endpoints.
    init(
        endpoints: AWSEndpoints,
        web: any HTTPTransfer,
        credentials: any AWSCredentialSource,
        patience: AWSPatience = AWSPatience(),
        time: AWSTime = AWSTime()
    ) {
        self.endpoints = endpoints
        self.web = web
        source = credentials
        self.patience = patience
        self.time = time
    }

    func send(_ call: AWSCall) async throws -> HTTPAnswer {
        var attempt = 1
        while true {
            do {
                return try await attemptWithRemedies(call)
            } catch let failure as ProviderFailure {
                let pause = patience.pause(
                    after: attempt,
                    failure,
                    isIdempotent: call.isIdempotent,
                    random: time.random()
                )
                guard let pause else { throw failure }
                try await time.sleep(pause)
                attempt += 1
            }
        }
    }

    /// One attempt, and another right after it when the clock or the credentials were to blame.
    private func attemptWithRemedies(_ call: AWSCall) async throws -> HTTPAnswer {
        var credentials = try await source.credentials(replacing: nil)
        var wasSetRight = false
        var wasRenewed = false
        while true {
            let answer = try await exchange(call, credentials)
            guard let refusal = AWSRefusal(answer) else { return answer }
            if !wasSetRight, corrects(refusal) {
                wasSetRight = true
            } else if !wasRenewed, refusal.saysExpired {
                wasRenewed = true
                credentials = try await source.credentials(replacing: credentials)
            } else {
                throw refusal.failure(of: call)
            }
        }
    }

    /// Sends the call once, when its turn has come.
    private func exchange(
        _ call: AWSCall,
        _ credentials: AWSCredentials
    ) async throws -> HTTPAnswer {
        try await takeTurn(call.service)
        do {
            let answer = try await carry(call, credentials)
            note(answer, from: call.service)
            return answer
        } catch let failure as HTTPExchangeFailure {
            throw ProviderFailure(
                code: failure.code,
                message: "\(call.service.title) did not answer \(call.operation): "
                    + failure.message
            )
        }
    }

    private func carry(
        _ call: AWSCall,
        _ credentials: AWSCredentials
    ) async throws -> HTTPAnswer {
        let seconds = time.now() + clock.withLock { $0.seconds }
        let signer = AWSSigner(credentials: credentials, time: AWSTimestamp(seconds: seconds))
        let address = try endpoints.address(of: call)
        guard let upload = call.upload else {
            return try await web.send(signer.message(call, to: address))
        }
        let signed = signer.upload(call, upload, to: address)
        return try await web.send(signed.message, streaming: signed.body)
    }

    private func takeTurn(_ service: AWSService) async throws {
        while true {
            let now = time.now()
            let wait = limits.withLock { $0[service, default: AWSRateLimit()].take(at: now) }
            guard let wait else { return }
            // The rate may rise meanwhile, so nobody sleeps through all of it; and less than a
            // millisecond is less than clocks can tell.
            try await time.sleep(.seconds(min(max(wait, 0.001), 1)))
        }
    }

    private func note(_ answer: HTTPAnswer, from service: AWSService) {
        let isThrottled = AWSRefusal(answer)?.kind == .throttled
        let now = time.now()
        limits.withLock {
            $0[service, default: AWSRateLimit()].answered(throttled: isThrottled, at: now)
        }
    }

    private func corrects(_ refusal: AWSRefusal) -> Bool {
        let now = time.now()
        return clock.withLock { $0.corrects(refusal, at: now) }
    }
}

extension AWSRefusal {
    /// Whether fresh credentials may help.
    var saysExpired: Bool { code.map(AWSErrorCode.expired.contains) ?? false }
}
