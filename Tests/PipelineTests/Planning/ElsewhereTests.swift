import Testing
import Values

@testable import Pipeline

@Suite struct `Steps that are sent elsewhere` {
    private func plan(_ text: String) throws -> Plan { try PlannedText(text).sound() }

    @Test func `are only those that need nothing here`() {
        let planned = PlannedText(
            """
            pipeline: p
            steps:
              client: { uses: provision }
              build:
                uses: build
                runs-on: ${{ steps.client.machine }}
                with: { function: hello }
              deploy:
                uses: deploy
                runs-on: ${{ steps.client.machine }}
                with: { artifact: "${{ steps.build.artifact }}", provider: local }
            """
        )
        #expect(planned.codes == [.keyOutOfPlace, .keyOutOfPlace])
        #expect(
            planned.messages == [
                "'build' runs on the machine that the run is started on: what it works with is on "
                    + "that machine",
                "'deploy' runs on the machine that the run is started on: what it creates has to be "
                    + "in the journal there first",
            ]
        )
    }

    @Test func `leave the others of a pipeline that is sent away where they are`() throws {
        let child = """
            pipeline: c
            steps:
              build: { uses: build, with: { function: hello } }
              there: { uses: provision }
            """
        let text = """
            pipeline: p
            steps:
              client: { uses: provision }
              call: { uses: ./c.yml, runs-on: "${{ steps.client.machine }}" }
            """
        let plan = try PlannedText(text, files: ["c.yml": child]).sound()
        let sent = plan.instances.filter { $0.machine != nil }.map(\.id.description)
        #expect(sent == ["call", "call/there"])
    }

    @Test func `stand in a plan of their own, which knows what they read`() throws {
        let plan = try plan(
            """
            pipeline: p
            steps:
              build: { uses: build, with: { function: hello } }
              deploy:
                uses: deploy
                with: { artifact: "${{ steps.build.artifact }}", provider: local }
              invoke: { uses: invoke, with: { endpoints: "${{ steps.deploy.endpoints }}" } }
            """
        )
        let index = try plan.place("invoke")
        let outputs = ["deploy": Value.mapping(["endpoints": .list([.text("a")])])]
        let lone = plan.lone(index, knowing: outputs, isSingleAttempt: true, folder: "/there")
        #expect(lone.instances.map(\.id.description) == ["deploy", "invoke"])
        #expect(lone.instances[1].dependencies == [0])
        #expect(lone.scopes[0].folder == "/there")
        let facts = RunFacts(
            run: try run(),
            outputs: [0: try #require(outputs["deploy"])],
            places: lone.places
        )
        _ = try lone.instances[1].prepared(knowing: facts).get()
    }

    @Test func `read what a reused pipeline around them was told`() throws {
        let child = """
            pipeline: c
            params: { many: { type: integer } }
            steps: { a: { uses: invoke, with: { endpoints: [], samples: "${{ params.many }}" } } }
            """
        let text = """
            pipeline: p
            steps:
              first: { uses: invoke, with: { endpoints: [] } }
              call: { uses: ./c.yml, with: { many: "${{ steps.first.count }}" } }
            """
        let planned = PlannedText(text, files: ["c.yml": child])
        let plan = try planned.sound()
        let index = try plan.place("call/a")
        #expect(plan.readBy(index).map { plan.instances[$0].id.description } == ["first"])
    }
}

extension Plan {
    /// Where an instance stands.
    fileprivate func place(_ name: String) throws -> Int {
        let found = instances.firstIndex { $0.id.description == name }
        return try #require(found)
    }
}
