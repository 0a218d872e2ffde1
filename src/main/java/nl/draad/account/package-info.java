/// People's accounts: signing up without anyone's help, signing in, staying signed in, signing out.
///
/// An access token says who asks for a few minutes, and every node believes it by its signature
/// alone ([Tokens], [SigningKeys]). A session lasts as long as its device comes back within some
/// weeks; its refresh token is exchanged for the next one at every use, so that a stolen copy shows
/// ([Sessions]). Guessing passwords is slowed down on all nodes together ([Slowdown]). What is kept
/// of passwords and refresh tokens are digests.
///
/// A session that ends is told to [SessionsEnded], which the roof carries to every node:
/// connections close and [Tokens#ended] refuses what is left of its tokens. The periodic comparison
/// of design section 3 asks [Sessions#ended].
///
/// The roof calls [SigningKeys#tend] before it opens a door, and then every few minutes, and
/// [Slowdown#forget] once in a while. Nothing here prints a name, an address or a secret.
/// Thread-safe; futures complete on the caller's context. Read [Accounts] first, then [Sessions].
@NullMarked
package nl.draad.account;

import org.jspecify.annotations.NullMarked;
