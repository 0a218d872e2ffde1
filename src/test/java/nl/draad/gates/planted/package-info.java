/// What the rules of the house forbid, one example each, so that a test can show that each rule
/// bites.
package nl.draad.gates.planted;
