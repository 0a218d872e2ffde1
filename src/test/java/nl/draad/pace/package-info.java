/// How often something may be asked, to the nanosecond.
@NullMarked
package nl.draad.pace;

import org.jspecify.annotations.NullMarked;
