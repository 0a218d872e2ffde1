package nl.draad.chat;

import java.util.Optional;
import java.util.UUID;
import nl.draad.identity.DeskId;

/// What a client asks for: a chat at a desk, perhaps about something. The ref is the client's own
/// key: the same wish repeated gets the same chat.
public record Wish(DeskId desk, UUID ref, Optional<Subject> subject) {}
