import FaaS
import NIOCore
import NIOPosix
import Values

/// The functions of one server: made, found, removed.
///
/// Lives on the server's event loop.
final class FunctionRegistry {
    private let context: ServerContext
    private let workshop: FunctionWorkshop
    private var hosts: [String: FunctionHost] = [:]
    /// Orders that are being carried out, by name.
    private var pending: [String: (order: FunctionOrder, host: EventLoopFuture<FunctionHost>)] = [:]
    /// The orders of ``hosts``, by name.
    private var orders: [String: FunctionOrder] = [:]

    init(context: ServerContext, workshop: FunctionWorkshop) {
        self.context = context
        self.workshop = workshop
    }

    /// How many functions there are, those that are being made included.
    var count: Int { hosts.count + pending.count }

    /// Finds a function for a request.
    func find(_ name: Substring) -> FunctionHost? { hosts[String(name)] }

    /// Finds a function for the control API.
    func host(_ name: String) throws(ControlFailure) -> FunctionHost {
        guard let host = hosts[name] else {
            throw ControlFailure(.notFound, "there is no function '\(name)'")
        }
        return host
    }

    /// Finds a function whose order may still be carried out, which is waited for: one that asks and
    /// is told that there is none would never ask again.
    func settled(_ name: String) -> EventLoopFuture<FunctionHost> {
        settle([name]).assumeIsolated().flatMapThrowing { try self.host(name) }.nonisolated()
    }

    /// The functions that carry a label `KEY=VALUE`, or all; done when no order is carried out that
    /// came before.
    func list(label: String?) -> EventLoopFuture<FunctionStates> {
        settle(Array(pending.keys)).assumeIsolated().map { self.states(label) }.nonisolated()
    }

    /// Creates a function, or returns the one that the same order created before.
    func create(_ order: FunctionOrder) -> EventLoopFuture<FunctionHost> {
        if let conflict = conflict(of: order) {
            return context.loop.makeFailedFuture(conflict)
        }
        if let host = hosts[order.name] {
            return context.loop.assumeIsolated().makeSucceededFuture(host)
        }
        if let pending = pending[order.name] { return pending.host }
        let workshop = workshop
        let made = context.disk.runIfActive(eventLoop: context.loop) { try workshop.make(order) }
            .assumeIsolated()
            .map { self.install($0, order: order) }
            .nonisolated()
        pending[order.name] = (order, made)
        made.assumeIsolated().whenComplete { _ in self.pending[order.name] = nil }
        return made
    }

    /// Removes a function, also one that is being made; done when its last process is gone.
    func delete(_ name: String) -> EventLoopFuture<Void> {
        settled(name).assumeIsolated().flatMap { self.remove($0) }.nonisolated()
    }

    /// Removes every function.
    func deleteAll() -> EventLoopFuture<Void> {
        let names = Set(hosts.keys).union(pending.keys).sorted()
        return EventLoopFuture.andAllComplete(names.map(delete), on: context.loop)
    }

    /// Keeps a package that was sent to us, for an order without a path.
    func upload(_ body: ByteBuffer, digest: String) -> EventLoopFuture<Void> {
        let packages = workshop.packages
        return context.disk.runIfActive(eventLoop: context.loop) {
            try packages.keep(body, digest: digest)
        }
    }
}

extension FunctionRegistry {
    /// Why an order cannot be carried out beside those that were.
    private func conflict(of order: FunctionOrder) -> ControlFailure? {
        let known = Array(orders.values) + pending.values.map(\.order)
        if let same = known.first(where: { $0.token == order.token }) {
            if same == order { return nil }
            return ControlFailure(.conflict, "this token created '\(same.name)', differently")
        }
        guard known.contains(where: { $0.name == order.name }) else { return nil }
        return ControlFailure(.conflict, "there is a function '\(order.name)' already")
    }

    /// Done when the orders for some names have been carried out or have failed.
    private func settle(_ names: [String]) -> EventLoopFuture<Void> {
        EventLoopFuture.andAllComplete(names.compactMap { pending[$0]?.host }, on: context.loop)
    }

    private func states(_ label: String?) -> FunctionStates {
        let states = hosts.values.map(\.state).sorted { $0.name < $1.name }
        guard let label else { return FunctionStates(functions: states) }
        return FunctionStates(
            functions: states.filter { state in
                state.labels.contains { "\($0.key)=\($0.value)" == label }
            }
        )
    }

    private func remove(_ host: FunctionHost) -> EventLoopFuture<Void> {
        hosts[host.function.name] = nil
        orders[host.function.name] = nil
        let digest = host.function.spec.package.digest
        let (workshop, disk, loop) = (workshop, context.disk, context.loop)
        return host.delete().flatMap {
            disk.runIfActive(eventLoop: loop) { workshop.packages.release(digest) }
        }
    }

    private func install(_ function: HostedFunction, order: FunctionOrder) -> FunctionHost {
        let host = FunctionHost(function, context: context)
        hosts[order.name] = host
        orders[order.name] = order
        return host
    }
}
