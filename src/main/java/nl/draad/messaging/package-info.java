/// The messaging core: channels as logs of entries, appended in one order and told to every device
/// that may hear them.
///
/// Read in this order: [Entry] (what a channel consists of), [ChannelState] (what follows from the
/// entries), [Lane] and [LiveChannel] (where a channel lives on a node), [Appends] (how something
/// gets its place), [Watch] (how what was missed is noticed), [Conversation] (what devices ask). A
/// lane is one event loop and everything about its channels is confined to it; [ChannelLog],
/// [Devices] and [Switchboard] may be used from anywhere.
@NullMarked
package nl.draad.messaging;

import org.jspecify.annotations.NullMarked;
