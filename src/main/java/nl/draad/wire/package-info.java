/// The grammar of what travels, below every feature: how a JSON object is read strictly ([Fields]),
/// how a text is encoded once and shared ([Text]), and how a rule says no ([Refusal], [Answer]).
///
/// Nothing here knows what a chat or a channel is. Everything is immutable or confined to its
/// caller. Read [Refusal] first: its numbers are protocol.
@NullMarked
package nl.draad.wire;

import org.jspecify.annotations.NullMarked;
