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
