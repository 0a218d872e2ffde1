package nl.draad.access;

import java.util.EnumSet;
import java.util.Set;
import nl.draad.identity.StaffRole;

/// What a role may do where. Pure: the same facts give the same answer, on every node and in every
/// test. The matrix it follows:
///
/// | | client | worker | supporter | reader |
/// |---|---|---|---|---|
/// | read a channel one is in | yes | yes | yes | yes |
/// | write in it while it is open | yes | yes | yes | no |
/// | group thread, team, plan of a dossier | yes | yes | yes | yes |
/// | messages, chats of a dossier | yes | yes | no | no |
/// | be in a channel of messages, chat | yes | yes | no | no |
/// | be in a staff channel | no | yes | no | no |
/// | remove somebody from the team | yes | no | no | no |
public final class Access {
  private static final Set<DossierPart> EVERYONE =
      Set.copyOf(EnumSet.of(DossierPart.PLAN, DossierPart.GROUP, DossierPart.TEAM));
  private static final Set<DossierPart> EVERYTHING = Set.copyOf(EnumSet.allOf(DossierPart.class));

  private Access() {}

  /// Whether this role writes posts, edits and withdrawals in a channel; that it is open is asked
  /// apart.
  public static boolean mayWrite(ChannelRole role) {
    return switch (role) {
      case CLIENT, WORKER, SUPPORTER -> true;
      case READER -> false;
    };
  }

  /// Whether somebody with this role can be in a channel of this kind at all.
  public static boolean mayBeIn(ChannelKind kind, ChannelRole role) {
    return switch (kind) {
      case GROUP -> true;
      case CHAT, MESSAGES -> role == ChannelRole.CLIENT || role == ChannelRole.WORKER;
      case STAFF -> role == ChannelRole.WORKER;
    };
  }

  /// The parts of a dossier that this role may open.
  public static Set<DossierPart> parts(ChannelRole role) {
    return switch (role) {
      case CLIENT, WORKER -> EVERYTHING;
      case SUPPORTER, READER -> EVERYONE;
    };
  }

  /// Whether this role may open this part of a dossier.
  public static boolean mayOpen(ChannelRole role, DossierPart part) {
    return parts(role).contains(part);
  }

  /// Whether somebody who does this for an organisation answers its clients: goes on duty at its
  /// desks, sees who waits there and what they wrote, takes chats.
  public static boolean mayAnswer(StaffRole role) {
    return switch (role) {
      case WORKER, COORDINATOR -> true;
      case MANAGER -> false;
    };
  }

  /// Whether this role decides who is in the team: the client, nobody else.
  public static boolean mayRemove(ChannelRole role) {
    return role == ChannelRole.CLIENT;
  }
}
