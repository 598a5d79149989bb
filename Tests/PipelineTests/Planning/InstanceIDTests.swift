import Foundation
import Testing

@testable import Pipeline

@Suite struct `An instance's name` {
    @Test(arguments: ["a", "deploy[provider=aws,runtime=go]", "a[x=1]/b/c[y=2.5,z=+_-]", "a[x=]"])
    func `is read back as it is written`(text: String) throws {
        let id = try #require(InstanceID(text))
        #expect(id.description == text)
        let encoded = try JSONEncoder().encode([id])
        #expect(try JSONDecoder().decode([InstanceID].self, from: encoded) == [id])
    }

    @Test(arguments: [
        "", "/", "a/", "a[", "a[]", "a[x]", "[x=1]", "a[x=1", "a[x=1]]", "a]", "a[x=[]",
    ])
    func `is nothing else`(text: String) {
        #expect(InstanceID(text) == nil)
    }

    @Test func `gives a folder that stays below that of the run`() {
        let id = InstanceID([
            .init(step: "a", axes: [AxisValue("x", "../é/1%")]), .init(step: ".."),
        ])
        #expect(id.folder == "a[x=..%2F%C3%A9%2F1%25]/%2E.")
    }
}
