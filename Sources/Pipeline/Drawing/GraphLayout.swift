/// Where the instances of a graph are drawn: in columns by layer, and in each column so that what
/// belongs together lies side by side.
struct GraphLayout: Sendable {
    /// A box, in pixels from the upper left corner of the drawing.
    struct Box: Sendable, Hashable {
        var x = 0.0
        var y = 0.0
        var width = 0.0
        let height = 40.0
    }

    /// The boxes in the order of the instances.
    private(set) var boxes: [Box]
    private(set) var width = Self.margin * 2
    private(set) var height = Self.margin * 2

    private static let margin = 16.0
    private static let gap = (x: 64.0, y: 14.0)
    /// The width of a letter of the monospaced font that labels are set in, and what is around it.
    private static let letter = 7.3
    private static let padding = 20.0

    init(_ graph: PlanGraph, labels: [[String]]) {
        boxes = labels.map { lines in
            let letters = lines.map(\.count).max() ?? 0
            return Box(width: Double(letters) * Self.letter + Self.padding)
        }
        var x = Self.margin
        for column in Self.columns(of: graph) {
            place(column, at: x)
            x += (column.map { boxes[$0].width }.max() ?? 0) + Self.gap.x
        }
        width = max(width, x - Self.gap.x + Self.margin)
        centre(Self.columns(of: graph))
    }

    private mutating func place(_ column: [Int], at x: Double) {
        var y = Self.margin
        for index in column {
            boxes[index].x = x
            boxes[index].y = y
            y += boxes[index].height + Self.gap.y
        }
        height = max(height, y - Self.gap.y + Self.margin)
    }

    private mutating func centre(_ columns: [[Int]]) {
        for column in columns {
            guard let last = column.last else { continue }
            let free = height - Self.margin - boxes[last].y - boxes[last].height
            for index in column { boxes[index].y += free / 2 }
        }
    }

    /// The instances by layer; one is as high as those it follows are on average, which keeps
    /// most edges from crossing.
    private static func columns(of graph: PlanGraph) -> [[Int]] {
        var columns = Array(repeating: [Int](), count: (graph.layers.max() ?? -1) + 1)
        for (index, layer) in graph.layers.enumerated() { columns[layer].append(index) }
        var before = Array(repeating: [Int](), count: graph.layers.count)
        for edge in graph.edges { before[edge.to].append(edge.from) }
        var heights = Array(repeating: 0.0, count: graph.layers.count)
        for layer in columns.indices {
            let wanted = { (index: Int) -> Double in
                let heights = before[index].map { heights[$0] }
                return heights.isEmpty ? 0 : heights.reduce(0, +) / Double(heights.count)
            }
            let sorted = columns[layer].map { ($0, wanted($0)) }
                .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
            for (place, index) in sorted.enumerated() {
                heights[index] = (Double(place) + 0.5) / Double(sorted.count)
            }
            columns[layer] = sorted
        }
        return columns
    }
}
