import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `Finding a function` {
    private func find(_ function: String, among folders: Set<String>) throws -> String {
        try FunctionFolder.find(
            function,
            runtime: "python",
            from: "/home/me/pipelines/families",
            exists: folders.contains
        )
    }

    @Test func `looks beside the pipeline and then in the folders above`() throws {
        let above = "/home/me/functions/hello/python"
        #expect(try find("hello", among: [above]) == above)
        let beside = "/home/me/pipelines/families/functions/hello/python"
        #expect(try find("hello", among: [above, beside]) == beside)
    }

    @Test func `takes a path relative to the pipeline's file`() throws {
        let folder = "/home/me/pipelines/families/../mine"
        #expect(try find("../mine", among: [folder]) == folder)
        #expect(try find("../mine", among: [folder, folder + "/python"]) == folder + "/python")
        #expect(try find("/opt/f", among: ["/opt/f"]) == "/opt/f")
    }

    @Test func `says where it looked`() {
        let failure = #expect(throws: StepFailure.self) { try find("hullo", among: []) }
        #expect(failure?.code == .invalid)
        #expect(failure?.details.first?.hasSuffix("families/functions/hullo/python") == true)
        #expect(failure?.details.last == "not a folder: /functions/hullo/python")
    }
}
