/// A whole installation that can be broken: node processes, PostgreSQL with or without a standby,
/// Redis alone or as a cluster, and every line between them through a proxy. Read
/// [nl.draad.proof.rig.Rig] first.
@NullMarked
package nl.draad.proof.rig;

import org.jspecify.annotations.NullMarked;
