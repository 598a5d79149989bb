/// A short piece of a curve, beside the name it stands for.
struct LegendMark {
    let style: Int

    var markup: HTML {
        """
        <svg class="mark" viewBox="0 0 26 12" aria-hidden="true">\
        <g class="curve s\(style % 8) d\(style / 8 % 3)">\
        <path d="M1 6H25"/><circle cx="13" cy="6" r="3.5"/></g></svg>
        """
    }
}
