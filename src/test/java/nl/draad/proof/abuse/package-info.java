/// What strangers, floods and hostile input cannot do, shown over real sockets of whole nodes.
///
/// [AccessWalkTest] walks every role times every frame and route of the published contracts times
/// every part of somebody else's data. Read [Neighbourhood] first: who lives there, and what is
/// whose.
@NullMarked
package nl.draad.proof.abuse;

import org.jspecify.annotations.NullMarked;
