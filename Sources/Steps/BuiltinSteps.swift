public import FaaS
public import FoundationEssentials
public import Pipeline
public import Values

extension StepCatalog {
    /// The steps that ship: one line each.
    ///
    /// - Parameters:
    ///   - providers: Where functions can run.
    ///   - machines: Where client machines can be created.
    ///   - web: How webhooks are called, and images fetched.
    ///   - now: The time of day, in seconds since 1970.
    ///   - zone: Tells the time zone of this machine; asked late, because the answer loads the tables
    ///     of all zones.
    ///   - stateFolder: Where runs are kept, so that a plan knows the bases that were made there.
    /// - Returns: A catalog that can be registered with further.
    public static func builtin(
        providers: ProviderRegistry,
        machines: MachineRegistry = MachineRegistry(),
        web: any HTTPTransfer,
        now: @escaping @Sendable () -> Double,
        zone: @escaping @Sendable () -> TimeZone = { .current },
        stateFolder: String? = nil
    ) -> StepCatalog {
        var catalog = StepCatalog()
        catalog.register(words: "provider", ProviderName.known.map(\.rawValue))
        catalog.register(words: "runtime", FunctionRuntime.known)

        let handler = ProviderLeaseHandler(providers: providers)
        catalog.register(leaseHandler: handler, for: ProvidedResource.function)
        catalog.register(leaseHandler: handler, for: ProvidedResource.foundation)

        let machineHandler = ProviderLeaseHandler(machines: machines)
        catalog.register(leaseHandler: machineHandler, for: ProvidedResource.machine)
        catalog.register(leaseHandler: machineHandler, for: ProvidedResource.machineFoundation)

        let runner = ProgramRunner()
        let environment = ProgramEnvironment.inherited
        let toolchain = Toolchain(runner: runner, environment: environment)
        let tools = ProgramTools(runner: runner, environment: environment)
        let visitor = MachineVisitor(
            copies: ProgramCopies(of: "/proc/self/exe", with: tools),
            version: ProgramVersion.current
        )
        catalog.register(Provision.self) {
            Provision(parameters: $0, machines: machines, visitor: visitor, tools: tools)
        }
        catalog.register(Build.self) { Build(parameters: $0, toolchain: toolchain) }
        let images = FunctionImages(
            web: web,
            logins: MachineLogins(environment: environment, runner: runner),
            toolchain: toolchain,
            stateFolder: stateFolder
        )
        catalog.register(Deploy.self) {
            Deploy(parameters: $0, providers: providers, images: images)
        }
        catalog.register(Invoke.self) { Invoke(parameters: $0, providers: providers, now: now) }
        catalog.register(Collect.self) { Collect(parameters: $0, web: web, now: now, zone: zone) }
        catalog.register(Teardown.self) { Teardown($0) }
        catalog.register(Notify.self) { Notify(parameters: $0, web: web, now: now) }
        catalog.register(RunProgram.self) {
            RunProgram(parameters: $0, runner: runner, environment: environment)
        }
        return catalog
    }
}
