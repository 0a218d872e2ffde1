/// The policy, cell by cell.
@NullMarked
package nl.draad.access;

import org.jspecify.annotations.NullMarked;
