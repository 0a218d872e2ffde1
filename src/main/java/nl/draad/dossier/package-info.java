/// Dossiers: everything of one client with one organisation, and the team that has access to it.
///
/// [Dossiers] is what people of a team see, in the role that they have there; [Team] changes who is
/// in it, table and channels in one transaction. What a role may open or be in is asked of
/// [nl.draad.access.Access], for the pages here and for the channels alike, so that a part that is
/// hidden is also refused.
///
/// Uses the features `organisation` (its name) and `chat` (the transcripts of the client's chats
/// with workers of the organisation); neither knows of dossiers.
///
/// Thread-safe; futures complete on the caller's context. Read [Dossier] first, then [Team].
@NullMarked
package nl.draad.dossier;

import org.jspecify.annotations.NullMarked;
