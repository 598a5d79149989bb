/// One planned request and what the loop knows of it beside its row.
struct Flight {
    var row: LoadRow
    /// The connection it is bound to, or ``Connection/none``.
    var connection = Connection.none
    /// When its turn came; 0 before.
    var launched = 0
    /// Whether its row will not change any more.
    var isOver = false
    /// Where the beginning of its body is kept.
    var body = 0..<0
}
