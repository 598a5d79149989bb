import Foundation
import Testing
import Values

/// The fields that `functions/README.md` promises of every function.
struct ContractAnswer: Decodable {
    let instance: String
    let ordinal: Int
    let initNs: Int
    let initFrom: String
    let receivedNs: Int
    let sentNs: Int
    let function: String
    let runtime: String
    let serviceNs: Int
    let payloadBytes: Int
    let paddingBytes: Int?
}

extension ContractAnswer {
    /// Reads it from a good answer over HTTP.
    init(_ answer: HTTPAnswer) throws {
        try #require(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
        self = try JSONDecoder().decode(Self.self, from: Data(answer.body))
    }
}
