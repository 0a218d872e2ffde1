/// The proof: whether the promises of the design hold while machines, lines and processes fail.
///
/// From the ground up: `line` is a line that can be made bad; `rig` is real nodes, PostgreSQL and
/// Redis behind such lines; `fault` is what can go wrong on a rig, and what must work meanwhile.
@NullMarked
package nl.draad.proof;

import org.jspecify.annotations.NullMarked;
