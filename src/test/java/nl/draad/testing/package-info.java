/// What the tests stand on: real services, shared or one's own. Read [nl.draad.testing.Services]
/// first.
@NullMarked
package nl.draad.testing;

import org.jspecify.annotations.NullMarked;
