import Synchronization

/// The engine as one attempt sees it.
final class InstanceServices: StepServices {
    private let site: RunSite
    private let planned: PlannedInstance
    private let files: InstanceFiles
    private let progress = Mutex(ProgressFilter())

    init(site: RunSite, planned: PlannedInstance) {
        self.site = site
        self.planned = planned
        files = InstanceFiles(path: site.folders.folder(of: planned.id))
    }

    /// The absolute path of the instance's folder, which exists when this returns.
    var folder: String {
        do throws(JournalFailure) { try files.make() } catch { site.complaints.add(error) }
        return files.path
    }

    var cache: InstanceCache? { InstanceCache(site: site, instance: planned.id) }

    func log(_ line: String) { write(line) { .instanceLog($0, line: $1) } }

    func announce(_ line: String) { write(line) { .announcement($0, line: $1) } }

    private func write(_ line: String, as body: (InstanceID, String) -> RunEvent.Body) {
        for part in line.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let text = site.redactor.redact(String(part))
            site.events.emit(body(planned.id, text))
            do throws(JournalFailure) {
                try files.append(text)
            } catch {
                site.complaints.add(error)
            }
        }
    }

    func report(done: Int, of total: Int) {
        guard progress.withLock({ $0.isWorthTelling(done: done, of: total) }) else { return }
        site.events.emit(.instanceProgress(planned.id, done: done, total: total))
    }

    func publish(_ result: Value) {
        let result = site.redactor.redact(result)
        site.board.publish(result, of: planned.id)
        site.events.emit(.result(planned.id, result))
    }

    func history() async -> RunHistory {
        site.board.history(
            of: site.plan.pipeline,
            openLeases: site.leases.openCount,
            startedAt: site.startedAt
        )
    }

    func lease(
        _ request: LeaseRequest,
        create: @Sendable (Lease) async throws -> LeasePayload
    ) async throws -> LeasePayload {
        try await site.leases.lease(request, for: planned.id, create: create)
    }

    func settleLeases() async throws -> Receipt {
        let selection = site.selection(of: planned.scope)
        let receipt = await site.leases.settle(selection, within: site.options.cleanupBudget)
        site.board.leave(receipt.left.count, in: planned.scope)
        return receipt
    }

    func hold(_ use: MachineUse) async throws -> MachineHold { try await site.machine.hold(use) }

    func release(_ hold: MachineHold) async { site.machine.release(hold) }
}
