"""Makes one of moto's ECR, which knows repositories and no layers, and a registry, which knows layers and no
repositories: as AWS has them.

ECR's own name for its registry, ACCOUNT.dkr.ecr.REGION.amazonaws.com, is exchanged for an address on this machine on
its way to the program, and back on its way to moto.
"""
import http.client
import json
import re


class ECRRegistry:
    def __init__(self, moto, account, region, own, registry):
        self.moto, self.account, self.region, self.registry = moto, account, region, registry
        self.own = own.encode()
        self.name = f"{account}.dkr.ecr.{region}.amazonaws.com".encode()

    def to_moto(self, body):
        return body.replace(self.own, self.name)

    def from_moto(self, request, answer):
        status, headers, body = answer
        if request.operation == "GetFunction" and status == 200:
            body = self.resolved(body)
        return status, headers, body.replace(self.name, self.own)

    @staticmethod
    def resolved(body):
        """Says which image a function runs, as Lambda does; moto says the digest of the image's name."""
        function = json.loads(body)
        image = function["Code"].get("ImageUri", "")
        if "@sha256:" in image:
            function["Code"]["ResolvedImageUri"] = image
            function["Configuration"]["CodeSha256"] = image.split("@sha256:")[1]
        return json.dumps(function).encode()

    def carried(self, handler, body):
        """What the registry says; images that it takes are in ECR too."""
        connection = http.client.HTTPConnection(self.registry, timeout=120)
        headers = {name: value for name, value in handler.headers.items() if name.lower() != "host"}
        headers["Host"] = self.own.decode()
        connection.request(handler.command, handler.path, body, headers)
        answer = connection.getresponse()
        headers = [(name, value) for name, value in answer.getheaders() if name.lower() not in (
            "connection", "content-length", "date", "server", "transfer-encoding")]
        result = answer.status, headers, answer.read()
        connection.close()
        manifest = re.fullmatch(r"/v2/(.+)/manifests/(.+)", handler.path)
        if manifest and handler.command == "PUT" and answer.status == 201:
            self.put(*manifest.groups(), handler.headers["Content-Type"], body,
                     answer.getheader("Docker-Content-Digest"))
        return result

    def put(self, repository, tag, kind, manifest, digest):
        connection = http.client.HTTPConnection(self.moto, timeout=120)
        scope = f"AKIDEXAMPLE/20260101/{self.region}/ecr/aws4_request"
        image = {"repositoryName": repository, "imageTag": tag, "imageManifest": manifest.decode(),
                 "imageManifestMediaType": kind, "imageDigest": digest}
        connection.request("POST", "/", json.dumps(image), {
            "X-Amz-Target": "AmazonEC2ContainerRegistry_V20150921.PutImage",
            "Content-Type": "application/x-amz-json-1.1",
            "X-Moto-Account-Id": self.account,
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0"})
        connection.getresponse().read()
        connection.close()
