import FoundationEssentials

extension CatalogEntry {
    /// Does the work of a step, or uses what was left when it was done before.
    static func output<Step: PipelineStep>(
        of step: Step,
        in context: StepContext
    ) async throws -> Value {
        if Step.effect == .pure, let cache = context.services.cache,
            let step = step as? any CacheableStep
        {
            return try await remembered(step, in: context, cache)
        }
        return try OutputEncoding.encode(try await step.run(in: context))
    }

    private static func remembered<Step: CacheableStep>(
        _ step: Step,
        in context: StepContext,
        _ cache: InstanceCache
    ) async throws -> Value {
        guard let inputs = try await step.cacheKey(in: context) else {
            return try OutputEncoding.encode(try await step.run(in: context))
        }
        let key = try text(of: [Step.kind.rawValue: inputs, "program": ["": cache.program]])
        if let output = cache.recall(key).flatMap({ decoded($0, of: step) }),
            await step.isUsable(output)
        {
            cache.tellHit()
            return try OutputEncoding.encode(output)
        }
        let output = try OutputEncoding.encode(try await step.run(in: context))
        cache.keep(output, key, Step.kind)
        return output
    }

    /// What cannot be read any more, of a step that has changed since, is as good as not there.
    private static func decoded<Step: CacheableStep>(_ value: Value, of step: Step) -> Step.Output?
    {
        try? value.decoded(as: Step.Output.self)
    }

    /// Canonical: sorted keys, no spaces.
    private static func text(of key: [String: [String: String]]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(key), as: UTF8.self)
    }
}
