/// Tests of what keeps secrets.
@NullMarked
package nl.draad.crypto;

import org.jspecify.annotations.NullMarked;
