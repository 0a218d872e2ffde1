/// The WebSocket door. One [Connection] per device, confined to its event loop; what is to be told
/// from elsewhere comes through its [nl.draad.messaging.Inbox], and what is put into its [Outbox]
/// leaves with one flush per tick. Every frame type belongs to a feature and is registered by the
/// roof; the door itself knows only `hello`, `token`, `ping` and `pong`.
///
/// Read [Connection] first, then [Dialogue] and [Outbox]. The protocol is `src/docs/protocol.md`.
@NullMarked
package nl.draad.gateway;

import org.jspecify.annotations.NullMarked;
