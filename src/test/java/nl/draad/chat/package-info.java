/// The desk on two nodes, one PostgreSQL and one Redis, its races forced with a
/// [nl.draad.testing.Gate]. Read [nl.draad.chat.DeskWorld] first.
@NullMarked
package nl.draad.chat;

import org.jspecify.annotations.NullMarked;
