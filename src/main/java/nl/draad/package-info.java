/// Draad: a messaging server for social work, in one program. Start at [nl.draad.server.Main].
///
/// The house has floors, and a package uses only those below its own:
/// - roof: [nl.draad.server] wires everything, floor by floor
/// - doors: [nl.draad.gateway] (WebSocket), [nl.draad.http] (HTTP and the web application)
/// - features: [nl.draad.account], [nl.draad.organisation], [nl.draad.chat], [nl.draad.dossier]
/// - core: [nl.draad.messaging] (channels as logs), [nl.draad.routes] (how features offer HTTP),
///   [nl.draad.access] (the one policy), [nl.draad.identity] (who speaks)
/// - ground: [nl.draad.postgres], [nl.draad.redis], [nl.draad.crypto], and below them
///   [nl.draad.wire]
///
/// The walk of a message: `Connection` reads a frame and finds its [nl.draad.messaging.FrameDeed];
/// [nl.draad.messaging.Conversation] makes it a draft; the channel's `Lane` asks
/// [nl.draad.access.Access], of the channel as of its last entry, and appends at the next place,
/// with the primary key as the fence; committed, everyone here is told, and
/// [nl.draad.messaging.Switchboard] signals the other nodes through [nl.draad.redis.Topics]; what a
/// signal missed, `Watch` fetches from PostgreSQL.
///
/// Nothing is in this package itself. The long form is `src/docs/architecture.md`.
@NullMarked
package nl.draad;

import org.jspecify.annotations.NullMarked;
