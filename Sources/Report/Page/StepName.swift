/// The name of an instance, such as `baseline[provider=aws]/invoke[mode=cold]`, taken apart.
struct StepName: Equatable {
    /// The steps on the way, without their axes: `baseline/invoke`.
    let path: String
    /// All axes on the way: `provider=aws, mode=cold`.
    let axes: String

    init(_ instance: String) {
        var path = ""
        var axes: [String] = []
        var depth = 0
        for character in instance {
            switch character {
            case "[" where depth == 0:
                axes.append("")
                depth = 1
            case "]" where depth == 1: depth = 0
            case "," where depth == 1: axes.append("")
            default:
                if depth == 0 {
                    path.append(character)
                } else {
                    axes[axes.count - 1].append(character)
                }
            }
        }
        self.path = path
        self.axes = axes.joined(separator: ", ")
    }
}
