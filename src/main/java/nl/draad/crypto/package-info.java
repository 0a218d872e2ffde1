/// Secrets and what is done with them, and nothing of what they protect: passwords ([Passwords]),
/// random secrets and their digests ([Secrets]), keys derived from the one [MasterKey] for sealing
/// ([Sealing]) and for keyed digests ([KeyedHash]), and key pairs that sign ([SigningPair]).
///
/// Algorithms: Argon2id as OWASP's password storage cheat sheet has it, AES-256-GCM, HMAC-SHA256,
/// HKDF-SHA256 (RFC 5869), ECDSA on P-256 (RFC 7518, ES256). All thread-safe; only [Passwords] is
/// slow, and works on threads of its own. Nothing here prints a secret. Read [MasterKey] first.
@NullMarked
package nl.draad.crypto;

import org.jspecify.annotations.NullMarked;
