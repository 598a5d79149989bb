import Testing

@testable import Pipeline

@Suite struct `A pattern of instances` {
    private static let names = [
        "build", "deploy[provider=local,mode=warm]", "deploy[provider=local,mode=cold]",
        "deploy[provider=aws,mode=cold]", "baseline[provider=aws]",
        "baseline[provider=aws]/invoke[mode=cold]",
    ]

    private func matches(_ pattern: String) throws -> [Int] {
        let pattern = try #require(InstancePattern(pattern))
        return try Self.names.indices.filter {
            pattern.matches(try #require(InstanceID(Self.names[$0])))
        }
    }

    @Test(arguments: [
        ("build", [0]), ("deploy", [1, 2, 3]), ("deploy[provider=local,*]", [1, 2]),
        ("deploy[*]", [1, 2, 3]), ("deploy[provider=local]", []),
        ("deploy[mode=cold,provider=aws]", [3]), ("deploy[provider=*,mode=c?ld]", [2, 3]),
        ("d*[*,mode=warm]", [1]), ("baseline", [4]), ("baseline/invoke", [5]),
        ("*/*[mode=cold]", [5]), ("baseline[provider=local]/invoke", []), ("*", [0, 1, 2, 3, 4]),
        ("Build", []), ("build[*]", [0]), ("build[a=b]", []),
        ("deploy[provider=local,zone=*,*]", []),
    ])
    func `means the instances with a name like it`(pattern: String, expected: [Int]) throws {
        #expect(try matches(pattern) == expected)
    }

    @Test(arguments: [
        "", "/", "deploy[", "deploy]", "deploy[provider]", "[a=b]", "deploy[a=b", "deploy[a=b]x",
        "deploy[a=b,a=c]", "a//b", "deploy[]", "deploy[a=[b]]", "deploy[=b]",
    ])
    func `is refused when it is not written like a name`(pattern: String) {
        #expect(InstancePattern(pattern) == nil)
    }

    @Test func `covers what stands inside a reused pipeline`() throws {
        let pattern = try #require(InstancePattern("baseline[*]"))
        let inside = try #require(InstanceID("baseline[provider=aws]/invoke[mode=cold]"))
        #expect(pattern.covers(inside))
        #expect(!pattern.matches(inside))
    }

    @Test func `with many stars ends soon`() throws {
        let text = String(repeating: "a", count: 200)
        let pattern = String(repeating: "*a", count: 100) + "b"
        #expect(!Wildcard(pattern).matches(text))
        #expect(Wildcard("*a*").matches(text))
        #expect(Wildcard("").matches(""))
        #expect(!Wildcard("?").matches(""))
    }
}
