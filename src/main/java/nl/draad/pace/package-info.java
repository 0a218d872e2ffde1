/// How often something may be asked, and by whom it was: [Pace] is the rule, [Paces] counts. Both
/// doors and the features use the same two, so that a limit means the same everywhere: so many at
/// once, then evenly, and whoever is too fast is told how long to wait.
@NullMarked
package nl.draad.pace;

import org.jspecify.annotations.NullMarked;
