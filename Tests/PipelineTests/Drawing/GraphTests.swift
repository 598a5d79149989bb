import Foundation
import FoundationXML
import Testing

@testable import Pipeline

@Suite struct `The graph of a plan` {
    private static let child = """
        pipeline: c
        steps:
          inner: { uses: provision }
          after: { uses: provision, needs: [inner] }
        finally:
          first: { uses: notify }
          second: { uses: provision }
        """

    private func plan() throws -> Plan {
        try PlannedText(
            #"""
            pipeline: p
            matrix: { x: [a, b] }
            steps:
              start: { uses: provision, for-each: [x] }
              call: { uses: './c<&>"\.yml', needs: [start] }
              end: { uses: provision, needs: [call] }
            finally:
              close: { uses: provision }
            """#,
            files: [#"c<&>"\.yml"#: Self.child]
        ).sound()
    }

    @Test func `leads into pipelines, through what they end with, and out again`() throws {
        let plan = try plan()
        let names = plan.names
        let edges = PlanGraph(plan).edges.map { "\(names[$0.from]) > \(names[$0.to])" }
        #expect(
            edges == [
                "start[x=a] > call", "start[x=b] > call", "call > call/inner",
                "call/inner > call/after", "call/after > call/second", "call/second > end",
                "end > close",
            ]
        )
        #expect(PlanGraph(plan).layers == [0, 0, 1, 2, 3, 4, 5, 6])
    }

    @Test func `is a tree in a terminal`() throws {
        try Snapshot("graph-text").expect(GraphText(plan()).text)
    }

    @Test func `is what Graphviz reads`() throws {
        let text = try GraphDOT(PlanGraph(plan())).text
        try Snapshot("graph-dot").expect(text)
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/dot") else { return }
        #expect(try Graphviz.accepts(text))
    }

    @Test func `is a drawing that any reader of XML understands`() throws {
        let plan = try plan()
        let reader = DrawingReader(GraphSVG(PlanGraph(plan)).text)
        #expect(reader.isWellFormed)
        #expect(reader.count["rect"] == plan.instances.count + 1)
        #expect(reader.count["path"] == PlanGraph(plan).edges.count)
        #expect(reader.texts.contains("x=a"))
        #expect(reader.texts.contains(#"call (c<&>"\.yml)"#))
    }

    @Test func `has no two boxes that overlap`() throws {
        let graph = PlanGraph(try plan())
        let layout = GraphLayout(graph, labels: graph.plan.names.map { [$0] })
        for (index, box) in layout.boxes.enumerated() {
            #expect(box.x + box.width <= layout.width && box.y + box.height <= layout.height)
            for other in layout.boxes.dropFirst(index + 1) {
                let isBeside = box.x + box.width <= other.x || other.x + other.width <= box.x
                let isAbove = box.y + box.height <= other.y || other.y + other.height <= box.y
                #expect(isBeside || isAbove)
            }
        }
    }

    @Test func `of nothing is empty, and still a graph`() {
        let graph = PlanGraph(Plan(pipeline: "none", file: "/none.yml", instances: []))
        #expect(graph.edges.isEmpty)
        #expect(GraphText(graph.plan).text == "none\n")
        #expect(DrawingReader(GraphSVG(graph).text).isWellFormed)
    }
}
