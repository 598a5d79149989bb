import Foundation
import Testing

@testable import Pipeline

/// Everything is compared with the way through JSON that it replaces.
@Suite struct `Encoding as a value` {
    private struct Everything: Encodable {
        enum Word: String, Encodable { case one = "eins" }
        struct Inner: Encodable {
            var name = "ä \"quoted\"\n/"
            var nothing: Int?
        }

        var truth = true
        var whole = 3
        var small: UInt8 = 200
        var huge = UInt64.max
        var fraction = 0.1
        var wholeFraction = 2.0
        var short: Float = 0.1
        var word = Word.one
        var inner = Inner()
        var many = [Inner(), Inner(name: "x", nothing: 1)]
        var byName = ["b": [1, 2], "a": []]
        var holes: [Int?] = [1, nil]
        var bytes = Data([0, 1, 2, 255])
        var link = URL(string: "http://127.0.0.1:80/a?b=c")
        var time = Date(timeIntervalSinceReferenceDate: 12.5)
        var length = Duration.milliseconds(1500)
        var value = Value.mapping(["list": .list([.null, .number(4), .duration(.seconds(2))])])
    }

    @Test func `is what its JSON would be read as`() throws {
        let json = try JSONEncoder().encode(Everything())
        let read = try JSONDecoder().decode(Value.self, from: json)
        #expect(try Value(encoding: Everything()) == read)
    }

    @Test func `takes single values, too`() throws {
        #expect(try Value(encoding: 5) == .integer(5))
        #expect(try Value(encoding: [Double]()) == .list([]))
        #expect(try Value(encoding: Int?.none) == .null)
    }

    @Test func `keeps what a type encodes into nested containers, and what it inherits`() throws {
        let json = try JSONEncoder().encode(Derived())
        let read = try JSONDecoder().decode(Value.self, from: json)
        #expect(try Value(encoding: Derived()) == read)
    }

    @Test(arguments: [Double.nan, .infinity])
    func `refuses numbers that JSON does not have`(number: Double) {
        #expect(throws: EncodingError.self) { try Value(encoding: ["a": number]) }
    }

    @Test func `is written as JSON says`() throws {
        let value = try Value(encoding: Everything())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try value.json == String(decoding: encoder.encode(value), as: UTF8.self))
    }

    @Test func `writes no number that JSON does not have`() {
        #expect(Value.list([.number(.nan), .number(-.infinity)]).json == "[null,null]")
    }
}

private class Base: Encodable {
    private let inherited = 7
}

private final class Derived: Base {
    enum Key: String, CodingKey { case list, mapping, pair, again }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        var list = container.nestedUnkeyedContainer(forKey: .list)
        try list.encode(1)
        var inList = list.nestedContainer(keyedBy: Key.self)
        try inList.encode("x", forKey: .pair)
        try list.encodeNil()
        var mapping = container.nestedContainer(keyedBy: Key.self, forKey: .mapping)
        try mapping.encodeNil(forKey: .list)
        // What was opened before goes on after others.
        var again = encoder.container(keyedBy: Key.self)
        try again.encode(list.count, forKey: .again)
        try mapping.encode(2, forKey: .pair)
        try super.encode(to: container.superEncoder())
    }
}
