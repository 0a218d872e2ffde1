/// Lines that can be made bad: a proxy between anything and anything that delays, silences, cuts,
/// slows down and refuses, while connections are open. Virtual threads carry the bytes. Read
/// [nl.draad.proof.line.FaultProxy] first.
@NullMarked
package nl.draad.proof.line;

import org.jspecify.annotations.NullMarked;
