/// Tests of organisations on a real database.
@NullMarked
package nl.draad.organisation;

import org.jspecify.annotations.NullMarked;
