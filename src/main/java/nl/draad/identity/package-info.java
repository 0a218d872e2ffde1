/// Who speaks: ids of people, organisations, desks and sessions, the roles of staff, and the
/// [Principal] that a door establishes once and every deed is given. Values only; thread-safe. Read
/// [Principal] first.
@NullMarked
package nl.draad.identity;

import org.jspecify.annotations.NullMarked;
