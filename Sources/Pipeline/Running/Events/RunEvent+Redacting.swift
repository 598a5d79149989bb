extension RunEvent.Body {
    /// The same with every text masked that a step or a provider wrote.
    func redacted(by redactor: Redactor) -> RunEvent.Body {
        switch self {
        case .instanceLog(let instance, let line):
            .instanceLog(instance, line: redactor.redact(line))
        case .announcement(let instance, let line):
            .announcement(instance, line: redactor.redact(line))
        case .attemptFailed(let instance, let attempt, let failure, let retryIn):
            .attemptFailed(
                instance,
                attempt: attempt,
                redactor.redact(failure),
                retryIn: retryIn
            )
        case .instanceFinished(let finish): .instanceFinished(finish.redacted(by: redactor))
        case .lease(let news): .lease(news.redacted(by: redactor))
        case .result(let instance, let value): .result(instance, redactor.redact(value))
        case .settled(let receipt): .settled(receipt.redacted(by: redactor))
        case .runStarted, .instanceStarted, .instanceProgress, .instanceCached, .stopping,
            .runFinished, .unknown:
            self
        }
    }
}

extension InstanceFinish {
    fileprivate func redacted(by redactor: Redactor) -> InstanceFinish {
        var finish = self
        finish.failure = failure.map { redactor.redact($0) }
        return finish
    }
}

extension LeaseNews {
    fileprivate func redacted(by redactor: Redactor) -> LeaseNews {
        var news = self
        news.name = redactor.redact(name)
        news.place = redactor.redact(place)
        return news
    }
}

extension Receipt {
    fileprivate func redacted(by redactor: Redactor) -> Receipt {
        var receipt = self
        for index in receipt.left.indices {
            receipt.left[index].reason = redactor.redact(receipt.left[index].reason)
        }
        return receipt
    }
}
