import FaaS
import FoundationEssentials
import Testing
import Values

@testable import Providers

@Suite struct `An order to Lambda` {
    private func text(of call: AWSCall) -> String { String(decoding: call.body, as: UTF8.self) }

    @Test func `says what was asked for in AWS's words`() throws {
        let call = LambdaCalls.create(try TestFunction.order())
        #expect((call.method, call.path) == ("POST", "/2015-03-31/functions"))
        #expect(
            text(of: call)
                == #"{"Architectures":["x86_64"],"Code":{"ZipFile":"AAAA"},"#
                + #""Environment":{"Variables":{"A":"1"}},"FunctionName":"f","#
                + #""Handler":"handler.handler","LoggingConfig":{"LogGroup":"/stellar-run/g"},"#
                + #""MemorySize":128,"PackageType":"Zip","Role":"arn:aws:iam::1:role/r","#
                + #""Runtime":"python3.12","Tags":{"stellar-endpoint":"function-url","#
                + #""stellar-lease":"lease-1","stellar-run":"r","stellar-runtime":"python"},"#
                + #""Timeout":2}"#
        )
    }

    @Test(arguments: [
        ("python", "python3.12"), ("node", "nodejs22.x"), ("java", "java21"), ("ruby", "ruby3.3"),
        ("go", "provided.al2023"), ("rust", "provided.al2023"), ("swift", "provided.al2023"),
    ])
    func `hosts every runtime that is built`(word: String, identifier: String) throws {
        let order = try LambdaOrder(
            TestFunction.specification(word),
            named: "f",
            labels: [:],
            on: LambdaBase(role: "r"),
            code: LambdaCode()
        )
        #expect(order.runtime == identifier)
        #expect(LambdaRuntime.word(for: identifier, labelled: word) == word)
    }

    @Test func `of an image has no runtime and no handler`() throws {
        var function = TestFunction.specification()
        function.package.kind = .container
        let order = try LambdaOrder(
            function,
            named: "f",
            labels: [:],
            on: LambdaBase(role: "r"),
            code: LambdaCode(imageUri: "host/name:tag")
        )
        #expect((order.packageType, order.runtime, order.handler) == ("Image", nil, nil))
    }

    @Test func `for what Lambda lacks is refused before anything is sent`() {
        var odd = TestFunction.specification()
        odd.memory = ByteCount(bytes: 128 << 20 + 1)
        var ruby = TestFunction.specification("ruby")
        ruby.startsFromSnapshot = true
        for function in [TestFunction.specification("cobol"), odd, ruby] {
            let failure = #expect(throws: ProviderFailure.self) {
                try LambdaOrder(
                    function,
                    named: "f",
                    labels: [:],
                    on: LambdaBase(role: "r"),
                    code: LambdaCode()
                )
            }
            #expect(failure?.code == .invalid)
        }
    }

    @Test func `a runtime that no label names is told by Lambda's own word`() {
        #expect(LambdaRuntime.word(for: "nodejs22.x", labelled: nil) == "node")
        #expect(LambdaRuntime.word(for: "provided.al2023", labelled: nil) == "provided.al2023")
        #expect(LambdaRuntime.word(for: "python3.9", labelled: "python") == "python3.9")
    }

    @Test func `a digest is read as hexadecimal`() {
        let empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        #expect(
            AWSDigest.hexadecimal(base64: empty)
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        #expect(AWSDigest.hexadecimal(base64: "AAAA") == nil)
    }

    @Test func `a resource's name is taken apart and put together`() throws {
        let text = "arn:aws-cn:lambda:cn-north-1:123456789012:function:f:snap"
        let name = try #require(AWSResourceName(text))
        #expect(name.function == "f")
        #expect("\(name)" == text)
        #expect(
            LambdaPermission.ofGateway("api", before: name).sourceArn
                == "arn:aws-cn:execute-api:cn-north-1:123456789012:api/*/*"
        )
        #expect(AWSResourceName("arn:aws:ec2:r:1:instance/i")?.function == nil)
    }
}
