/// PostgreSQL, and nothing of what it is used for: connections ([Database]), statements read from
/// `.sql` files ([Statement]), transactions, and migrations. Everything that stores talks through
/// [Queries]; only types named `...Statements` hold SQL.
///
/// Futures complete on the caller's context. Read [Queries] first, then [Database].
@NullMarked
package nl.draad.postgres;

import org.jspecify.annotations.NullMarked;
