/// The demonstration's world: two invented organisations, their people, and two years of what they
/// said to each other. It is written down in files beside these classes ([World] says which) and
/// put into an empty database once, as if it had ended just now.
///
/// Reading and writing down block and take a second or so: call [Demonstration] from a plain or a
/// virtual thread. Read `world.yaml` first, then [Script] (how a conversation is written), [Scribe]
/// (how it becomes a log), [Weaver] (how one long thread is made of scenes).
@NullMarked
package nl.draad.server.demonstration;

import org.jspecify.annotations.NullMarked;
