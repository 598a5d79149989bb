import Testing

@testable import Providers

@Suite struct `Files of profiles` {
    @Test func `sections, remarks, quotes and settings of settings are read`() {
        let file = AWSProfileFile(
            """
            # a remark
            [default]
            region = eu-west-1
            aws_secret_access_key = a#b;c   ; a remark
            [ profile   "my work" ]
            s3 =
              max_concurrent_requests = 20
              endpoint_url = http://127.0.0.1:1
            region=us-east-1
            nonsense
            [broken
            x = y
            """
        )
        #expect(
            file.sections == [
                "default": ["region": "eu-west-1", "aws_secret_access_key": "a#b;c"],
                "profile my work": [
                    "s3": "", "s3.max_concurrent_requests": "20",
                    "s3.endpoint_url": "http://127.0.0.1:1", "region": "us-east-1",
                ],
            ]
        )
    }

    @Test func `the credentials file goes before the config file`() {
        let profiles = AWSProfiles(
            config: AWSProfileFile("[profile p]\naws_access_key_id = a\nregion = r\n[q]\nx = y"),
            credentials: AWSProfileFile("[p]\naws_access_key_id = b")
        )
        #expect(profiles.profile("p") == ["aws_access_key_id": "b", "region": "r"])
        #expect(profiles.profile("q") == nil)
    }
}
