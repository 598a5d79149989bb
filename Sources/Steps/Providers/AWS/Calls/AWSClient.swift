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
            let (answer, offset) = try await exchange(call, credentials)
            guard let refusal = AWSRefusal(answer) else { return answer }
            if !wasSetRight, corrects(refusal, of: offset) {
                wasSetRight = true
            } else if !wasRenewed, refusal.saysExpired {
                wasRenewed = true
                credentials = try await source.credentials(replacing: credentials)
            } else {
                throw refusal.failure(of: call)
            }
        }
    }

    /// Sends the call once, when its turn has come; tells by which clock it was signed.
    private func exchange(
        _ call: AWSCall,
        _ credentials: AWSCredentials
    ) async throws -> (HTTPAnswer, ClockOffset) {
        try await takeTurn(call.service)
        let offset = clock.withLock { $0 }
        do {
            let answer = try await carry(call, credentials, offset)
            note(answer, from: call.service)
            return (answer, offset)
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
        _ credentials: AWSCredentials,
        _ offset: ClockOffset
    ) async throws -> HTTPAnswer {
        let seconds = time.now() + offset.seconds
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

    private func corrects(_ refusal: AWSRefusal, of offset: ClockOffset) -> Bool {
        let now = time.now()
        return clock.withLock { $0.corrects(refusal, of: offset, at: now) }
    }
}

extension AWSRefusal {
    /// Whether fresh credentials may help.
    var saysExpired: Bool { code.map(AWSErrorCode.expired.contains) ?? false }
}
