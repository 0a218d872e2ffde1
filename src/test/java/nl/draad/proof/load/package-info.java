/// The people of a proof run: they sign in, ask for chats, take them, talk, change their minds, are
/// dismissed and let in again, on devices that keep to the protocol and write down what they see.
///
/// [nl.draad.proof.load.Load] is the door. A [nl.draad.proof.load.ProofDevice] is confined to one
/// event loop; what people do over HTTP runs on virtual threads.
@NullMarked
package nl.draad.proof.load;

import org.jspecify.annotations.NullMarked;
