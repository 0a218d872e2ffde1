/// Tests of opening hours: the values by themselves, and what is kept of them.
@NullMarked
package nl.draad.organisation.hours;

import org.jspecify.annotations.NullMarked;
