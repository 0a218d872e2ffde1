package nl.draad.identity;

import java.time.Instant;

/// Who is asking: one person on one signed-in device, until the access token runs out. What this
/// person may do is never carried here; it is asked of the facts at the moment of the deed.
public record Principal(PersonId person, SessionId session, Instant until) {}
