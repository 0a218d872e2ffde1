/// The grammar of what travels: strict reading, numbered refusals, and the tables that list them.
@NullMarked
package nl.draad.wire;

import org.jspecify.annotations.NullMarked;
