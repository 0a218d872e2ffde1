/// The rules of the house, each with a planted violation that it must catch. Read `HouseTest`
/// first.
@NullMarked
package nl.draad.gates;

import org.jspecify.annotations.NullMarked;
