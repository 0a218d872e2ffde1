/// The chat desk: clients ask for a chat and wait, workers on duty see who waits and take one, both
/// talk, either ends it, and the transcript stays.
///
/// A chat is a channel (its id is the channel's) and a row that says where it is on its way: see
/// [ChatState]. Asking, claiming and ending are each one transaction that changes tables *and* the
/// channel's log ([nl.draad.messaging.ChannelLog#transact]), so neither can say what the other does
/// not. Locks are always taken in this order: the desk (asking only), the worker's duty row, the
/// chat, places in the log, the desk's version.
///
/// [Chats] is what clients do and what both sides may read, [Claims] how a worker takes one,
/// [Duties] who is on duty. [DeskQueues] keeps the live queue for those who watch and wait: a
/// verticle, its state confined to its loop; everything else is thread-safe, and futures complete
/// on the caller's context.
///
/// Uses the feature `organisation` for the names of organisations and desks. The feature `dossier`
/// asks [Chats#talked] for the transcripts that belong to a dossier. Subjects and first lines are
/// content: they go to workers and clients and are never printed, logged or said to other nodes.
///
/// Read [Chat] first, then [Chats] and [Claims], then [DeskQueues].
@NullMarked
package nl.draad.chat;

import org.jspecify.annotations.NullMarked;
