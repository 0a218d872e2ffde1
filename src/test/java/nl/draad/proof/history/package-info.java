/// What happened in a run, and whether the promises were kept.
///
/// [nl.draad.proof.history.History] is the record: who sent, was told, saw and decided what, and
/// when. [nl.draad.proof.history.Stored] is what PostgreSQL holds at the end.
/// [nl.draad.proof.history.Checker] compares the two, one small rule for each way to break a
/// promise. All of it judges by people, texts and times, and knows nothing of how the core makes
/// places, so that it does not share the core's blind spots.
///
/// Read [nl.draad.proof.history.Event] first, then [nl.draad.proof.history.Rule].
@NullMarked
package nl.draad.proof.history;

import org.jspecify.annotations.NullMarked;
