import Crypto
import Foundation
import Testing
import Values

@testable import Providers

@Suite struct `Signatures that botocore made` {
    @Test func `there are twenty-eight of them`() {
        #expect(SignatureVector.all.count == 28)
    }

    @Test(arguments: SignatureVector.all.filter { !$0.isPresigned })
    func `a header is signed in the same steps`(vector: SignatureVector) throws {
        let signer = try #require(vector.signer)
        let headers = signer.headers(for: vector.request)
        let authorization = headers.first { $0.name == "Authorization" }?.value
        #expect(authorization == vector.headers["Authorization"])
        var complete = vector.request
        complete.headers += headers.filter { $0.name != "Authorization" }
        #expect(complete.text == vector.canonicalRequest)
        #expect(signer.stringToSign(complete) == vector.stringToSign)
        #expect(signer.signature(of: complete) == vector.signature)
        let sent = Dictionary(uniqueKeysWithValues: headers.map { ($0.name, $0.value) })
        for (name, value) in vector.headers where name.hasPrefix("X-Amz-") {
            #expect(sent[name] == value || vector.request.headers.contains { $0.name == name })
        }
    }

    @Test(arguments: SignatureVector.all)
    func `the key of the day is the same`(vector: SignatureVector) throws {
        let key = try #require(vector.signer).signingKey
        let text = unsafe key.withUnsafeBytes { unsafe SHA256.hexadecimal($0) }
        #expect(text == vector.signingKeyHex)
    }

    @Test(arguments: SignatureVector.all.filter(\.isPresigned))
    func `a query is signed in the same steps`(vector: SignatureVector) throws {
        let signer = try #require(vector.signer)
        let query = signer.query(for: vector.request, expiresIn: 900)
        let url = "\(vector.url.prefix { $0 != "?" })?\(CanonicalRequest.text(of: query))"
        #expect(url == vector.url)
    }
}
