import FaaS
import FoundationEssentials
import Packaging
import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `Deploying` {
    private func deploy(
        on provider: ScriptedProvider,
        with services: TestServices = TestServices(),
        replicas: Int = 1,
        size: PackageSize = .unpadded,
        memory: ByteCount = ByteCount(bytes: 512 << 20),
        chain: ChainShape? = nil
    ) async throws -> DeployOutput {
        try await withFolder { folder in
            try write("def handler(event, context): return {}\n", to: "\(folder)/f/handler.py")
            var mapping = MappingReader.describing()
            var parameters = DeployParameters(reading: &mapping)
            parameters.artifact = Artifact(
                function: "hello",
                runtime: "python",
                handler: "handler.handler",
                folder: "\(folder)/f",
                digest: try SourceTree(folder: "\(folder)/f").digest
            )
            parameters.replicas = replicas
            parameters.size = size
            parameters.memory = memory
            parameters.chain = chain
            let step = Deploy(
                parameters: parameters,
                providers: ProviderRegistry([provider]),
                images: .none
            )
            return try await step.run(in: context(services, folder: folder))
        }
    }

    @Test func `creates every replica under a lease of its own, with the lease's name and token`()
        async throws
    {
        let provider = ScriptedProvider()
        let services = TestServices()
        let output = try await deploy(on: provider, with: services, replicas: 20)
        let leases = services.now.leases.filter { $0.kind == ProvidedResource.function }
        #expect(leases.count == 20)
        #expect(Set(provider.now.permits) == Set(leases.map(\.token)))
        #expect(
            output.endpoints.functions.map(\.record?.name) == (0..<20).map { "st-function-\($0)" }
        )
        #expect(provider.now.mostUnderWay <= 8)
    }

    @Test func `creates a chain from its end, each function with the address of the next`()
        async throws
    {
        let store = ObjectStore(address: "http://store/b")
        let provider = ScriptedProvider(.init(store: store), transfers: [.storage])
        let services = TestServices()
        let output = try await deploy(
            on: provider,
            with: services,
            replicas: 2,
            chain: ChainShape(length: 3, transfer: .storage)
        )
        let leases = services.now.leases.filter { $0.kind == ProvidedResource.function }
        #expect(leases.count == 6)
        let endpoints = output.endpoints.functions
        #expect(endpoints.map(\.record?.name) == ["st-function-0-0", "st-function-1-0"])
        #expect(
            endpoints[1].followers?.map(\.name) == ["st-function-1-1", "st-function-1-2"]
        )
        let made = provider.now.specifications.filter { $0.name.hasPrefix("st-function-1") }
        #expect(made.map(\.name) == [2, 1, 0].map { "st-function-1-\($0)" })
        #expect(
            made.map { $0.specification.environment["STELLAR_NEXT"] }
                == [
                    nil, "http://127.0.0.1:1/f/st-function-1-2",
                    "http://127.0.0.1:1/f/st-function-1-1",
                ]
        )
        #expect(
            made.allSatisfy { $0.specification.environment["STELLAR_STORE"] == store.address }
        )
        #expect(made.allSatisfy { $0.specification.storesObjects })
    }

    @Test func `fails when a provider that stores objects has no place for them`() async throws {
        let provider = ScriptedProvider(transfers: [.storage])
        let failure = await #expect(throws: StepFailure.self) {
            try await deploy(on: provider, chain: ChainShape(length: 2, transfer: .storage))
        }
        #expect(failure?.message == "provider 'local' has no place for objects")
        #expect(provider.now.permits.isEmpty)
    }

    @Test func `creates what functions stand on once for the run`() async throws {
        let provider = ScriptedProvider()
        let services = TestServices()
        _ = try await deploy(on: provider, with: services)
        _ = try await deploy(on: provider, with: services)
        #expect(provider.now.foundations == ["role"])
    }

    @Test func `sends a package of exactly the size that was asked for`() async throws {
        let size = ByteCount(bytes: 123_457)
        let output = try await deploy(on: ScriptedProvider(), size: .exactly(size))
        #expect(output.package?.size == size)
        #expect(output.endpoints.packageSize == size)
    }

    @Test(arguments: [
        (FunctionConvention.lambda, ["handler.py"]),
        (.port, ["bootstrap.py", "bootstrap_http.py", "function_url.py", "handler.py"]),
        (
            .azureCustomHandler,
            [
                "bootstrap.py", "bootstrap_http.py", "function_url.py", "handler.py", "hello",
                "host.json",
            ]
        ),
    ])
    func `packs what a provider needs to call the function, within the size`(
        convention: FunctionConvention,
        files: [String]
    ) async throws {
        let size = ByteCount(bytes: 123_457)
        let script = ScriptedProvider.Script(look: { function in
            let app = "\(function.package.path)-unpacked"
            try ZipReader(path: function.package.path).unpack(into: app)
            let names = try FileManager.default.contentsOfDirectory(atPath: app)
            #expect(names.sorted() == (files + ["padding.bin"]).sorted())
        })
        let provider = ScriptedProvider(script) { $0.convention = convention }
        let output = try await deploy(on: provider, size: .exactly(size))
        #expect(output.package?.size == size && provider.now.permits.count == 1)
    }

    @Test func `makes no module of Workers of python`() async throws {
        let provider = ScriptedProvider(adjusted: { $0.convention = .workersModule })
        let failure = await #expect(throws: StepFailure.self) { try await deploy(on: provider) }
        #expect(failure?.message == "runtime 'python' cannot be a module of Workers")
        #expect(provider.now.permits.isEmpty)
    }

    @Test func `says the smallest size when the wanted one cannot hold the code`() async throws {
        let failure = await #expect(throws: StepFailure.self) {
            try await deploy(on: ScriptedProvider(), size: .exactly(ByteCount(bytes: 10)))
        }
        #expect(failure?.code == .invalid)
        #expect(failure?.message.contains("bytes") == true)
    }

    @Test func `fails when the provider stored something else than was sent`() async throws {
        let provider = ScriptedProvider(
            .init(alter: { function in
                function.packageSize = ByteCount(bytes: function.packageSize.bytes + 1)
                function.memory = ByteCount(bytes: 128 << 20)
            })
        )
        let failure = await #expect(throws: StepFailure.self) { try await deploy(on: provider) }
        #expect(failure?.code == .invalid)
        #expect(failure?.details.count == 2)
        #expect(failure?.details.last == "memory is 128MiB instead of 512MiB")
    }

    @Test func `blames the machine, not the pipeline, for a disk that cannot be written`() {
        #expect(StepFailure(PackagingFailure(.unwritable, "the disk is full")).code == .environment)
        #expect(StepFailure(PackagingFailure(.tooSmall, "10 bytes")).code == .invalid)
    }

    @Test func `hands on the provider's code and how long it asked us to wait`() async throws {
        let throttled = ProviderFailure(
            code: .throttled,
            message: "too many calls",
            retryAfter: .seconds(3)
        )
        let failure = await #expect(throws: StepFailure.self) {
            try await deploy(on: ScriptedProvider(.init(failures: [throttled])))
        }
        #expect(failure?.code == .throttled)
        #expect(failure?.retryAfter == .seconds(3))
    }

    @Test func `asks nothing of a provider that it says it cannot do`() async throws {
        let provider = ScriptedProvider()
        let failure = await #expect(throws: StepFailure.self) {
            try await deploy(on: provider, memory: ByteCount(bytes: 8 << 30))
        }
        #expect(failure?.code == .invalid)
        #expect(provider.now.permits.isEmpty && provider.now.foundations.isEmpty)
    }

    @Test func `fails when the files changed since they were built`() async throws {
        try await withFolder { folder in
            try write("x", to: "\(folder)/f/handler.py")
            var mapping = MappingReader.describing()
            var parameters = DeployParameters(reading: &mapping)
            parameters.artifact.folder = "\(folder)/f"
            parameters.artifact.digest = "of other files"
            let packer = Packer(parameters: parameters, images: .none, convention: .lambda)
            let failure = await #expect(throws: StepFailure.self) {
                try await packer.pack(in: context(folder: folder))
            }
            #expect(failure?.message.contains("changed since") == true)
        }
    }
}

@Suite struct `Lease handling` {
    @Test func `finds and removes a function from its lease alone`() async throws {
        let provider = ScriptedProvider()
        let handler = ProviderLeaseHandler(providers: ProviderRegistry([provider]))
        let specification = FunctionSpec(
            runtime: "python",
            handler: "handler.handler",
            package: PackageSource(kind: .zip, path: "", digest: "", size: .zero),
            memory: ByteCount(bytes: 64 << 20),
            timeout: .seconds(1)
        )
        let permit = CreationPermit(name: "f", token: "t", labels: [:])
        let function = try await provider.create(specification, on: [], permit: permit)
        let lease = Lease(
            id: "1",
            run: .test,
            instance: nil,
            kind: ProvidedResource.function,
            place: "local",
            name: "f",
            token: "t",
            labels: [:],
            state: .created,
            payload: try ProvidedResource.payload(function.record),
            intendedAt: 0
        )
        #expect(try await handler.probe(lease) == .present)
        try await handler.destroy(lease)
        #expect(try await handler.probe(lease) == .absent)
        try await handler.destroy(lease)
    }
}
