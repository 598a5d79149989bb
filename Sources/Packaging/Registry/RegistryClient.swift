package import Values

/// Sends images to registries and fetches them, by the distribution protocol of the Open Container
/// Initiative.
package struct RegistryClient: Sendable {
    private let web: any HTTPTransfer
    private let authorizer: RegistryAuthorizer
    private let patience: RegistryPatience
    private let tokens = RegistryTokens()
    /// The most that is sent in one request, as proxies before registries have limits.
    private let chunk: ByteCount

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - web: Carries the requests.
    ///   - credentials: Knows by what registries know us.
    ///   - patience: How often and how long a registry is waited for.
    ///   - chunk: The most that is sent in one request.
    package init(
        web: any HTTPTransfer,
        credentials: any RegistryCredentials = FixedCredentials(),
        patience: RegistryPatience = RegistryPatience(),
        chunk: ByteCount = ByteCount(bytes: 64 << 20)
    ) {
        self.web = web
        authorizer = RegistryAuthorizer(web: web, credentials: credentials)
        self.patience = patience
        self.chunk = chunk
    }

    /// Sends an image, what the registry does not have of it, and gives it its name last: so no
    /// tag ever means half an image.
    ///
    /// - Parameters:
    ///   - image: The image.
    ///   - layout: Where it is.
    ///   - reference: Where it goes.
    ///   - source: Another repository of the same registry that may have the layers already.
    /// - Returns: The reference with the digest, as read back.
    /// - Throws: A ``RegistryFailure``, or a ``PackagingFailure`` for files that cannot be read;
    ///   `CancellationError` on cancel.
    package func push(
        _ image: StoredImage,
        from layout: ImageLayout,
        to reference: RegistryReference,
        mountingFrom source: String? = nil
    ) async throws -> RegistryReference {
        let session = session(reference, pushing: true, source)
        for blob in image.manifest.layers + [image.manifest.config] {
            let push = BlobPush(
                session: session,
                reference: reference,
                blob: blob,
                path: layout.path(of: blob.digest),
                chunk: chunk.bytes
            )
            try await push.run(mountingFrom: source)
        }
        return try await ManifestPush(session: session, reference: reference)
            .run(image.descriptor, layout.data(of: image.descriptor))
    }

    /// Fetches an image into a layout, what is not there yet of it, and names it when it is
    /// complete.
    ///
    /// - Parameters:
    ///   - reference: Where the image is.
    ///   - layout: Where it goes.
    ///   - name: Its name there.
    ///   - platform: Which one is taken of an image for several.
    ///   - limit: The most that its layers may take.
    /// - Returns: The image as it is in the layout.
    /// - Throws: A ``RegistryFailure``, or a ``PackagingFailure`` for what cannot be an image or
    ///   cannot be written; `CancellationError` on cancel.
    package func pull(
        _ reference: RegistryReference,
        into layout: ImageLayout,
        as name: String,
        platform: ImagePlatform = .current,
        limit: ByteCount = ByteCount(bytes: 8 << 30)
    ) async throws -> StoredImage {
        let session = session(reference, pushing: false)
        let manifests = ManifestPull(session: session, reference: reference, layout: layout)
        let (descriptor, manifest) = try await manifests.run(platform: platform)
        guard manifest.layerBytes <= limit.bytes else {
            throw PackagingFailure(.tooLarge, "the layers of \(reference) take more than \(limit)")
        }
        for blob in [manifest.config] + manifest.layers where !layout.has(blob.digest) {
            try await BlobPull(session: session, reference: reference, blob: blob, layout: layout)
                .run()
        }
        let image = try layout.image(descriptor, platform: platform)
        try layout.tag(descriptor, as: name)
        return image
    }

    private func session(
        _ reference: RegistryReference,
        pushing: Bool,
        _ source: String? = nil
    ) -> RegistrySession {
        RegistrySession(
            web: web,
            authorizer: authorizer,
            tokens: tokens,
            patience: patience,
            origin: reference.origin,
            scope: RegistryScope(reference, pushing: pushing, mountingFrom: source)
        )
    }
}
