/// Dossiers and their teams on two nodes, one PostgreSQL and one Redis. Read
/// [nl.draad.dossier.DossierWorld] first.
@NullMarked
package nl.draad.dossier;

import org.jspecify.annotations.NullMarked;
