/// A PUT as boto3 1.44.8 sends it, signed with a key that is nobody's; taken down by hand.
enum SignedRequest {
    static let key = "chain/a%20b"

    static let head = lines.joined(separator: "\r\n") + "\r\n\r\n"

    static let body = "hello"

    private static let lines = [
        "PUT /stellar/chain/a%20b HTTP/1.1",
        "Host: 127.0.0.1:9000",
        "Accept-Encoding: identity",
        "Content-Type: text/plain",
        "x-amz-meta-who: me",
        "User-Agent: Boto3/1.44.8 md/Botocore#1.44.8 ua/2.1 os/linux md/arch#x86_64 "
            + "lang/python#3.11.7 md/pyimpl#CPython cfg/retry-mode#standard Botocore/1.44.8",
        "Expect: 100-continue",
        "x-amz-checksum-crc32: NhCmhg==",
        "x-amz-sdk-checksum-algorithm: CRC32",
        "X-Amz-Date: 20261126T115554Z",
        "X-Amz-Content-SHA256: "
            + "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        "Authorization: AWS4-HMAC-SHA256 Credential=EXAMPLE/20261126/us-east-1/s3/aws4_request, "
            + "SignedHeaders=content-type;host;x-amz-checksum-crc32;x-amz-content-sha256;"
            + "x-amz-date;x-amz-meta-who;x-amz-sdk-checksum-algorithm, "
            + "Signature=288b0a73603de39454376a6f2819c98b95842f34c3ff46975dfce62762452953",
        "amz-sdk-invocation-id: a35d9d50-50fe-42cd-a577-d4e9fe585015",
        "amz-sdk-request: attempt=1; max=3",
        "Content-Length: 5",
    ]
}
