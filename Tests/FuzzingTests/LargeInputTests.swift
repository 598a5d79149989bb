import FrontEndFuzzing
import Testing

/// The worst that a file of the permitted size can ask for.
@Suite(.serialized) struct `A large input` {
    @Test(arguments: LargeInput.all)
    func `of many things costs no more than their number`(input: LargeInput) {
        var examination = Examination(patience: 5)
        let complaint = examination.examine(Array(input.text.utf8))
        #expect(complaint == nil)
    }
}
