/// A real PostgreSQL and a real Redis as child processes, for the demonstration and the tests, so
/// that nothing has to be installed. Never used by a node that serves people.
///
/// Everything here blocks: call it from a plain or a virtual thread. Read [EmbeddedDatabase] first.
@NullMarked
package nl.draad.server.embedded;

import org.jspecify.annotations.NullMarked;
