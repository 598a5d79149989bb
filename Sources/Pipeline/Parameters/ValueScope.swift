/// A scope of references that can be handed from task to task.
package protocol ValueScope: ReferenceScope, Sendable {}
