/// What can go wrong on a rig, each fault by itself: how it begins and ends, and what must work
/// meanwhile. Read [nl.draad.proof.fault.Fault] and [nl.draad.proof.fault.Faults] first.
@NullMarked
package nl.draad.proof.fault;

import org.jspecify.annotations.NullMarked;
