/// The one policy: a pure function of person, action and membership facts. The HTTP API, the
/// WebSocket and every page that answers "wie kan dit lezen?" ask the same [Access]. No SQL, no
/// clock, no state. Read [Access] first; the matrix that it follows is tested cell by cell.
@NullMarked
package nl.draad.access;

import org.jspecify.annotations.NullMarked;
