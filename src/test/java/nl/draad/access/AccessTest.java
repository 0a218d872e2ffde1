package nl.draad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.draad.identity.StaffRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The matrix as it was decided, walked role by role: a role, kind or part that is added without a
/// decision has no cell here, and fails.
class AccessTest {
  private static final Map<ChannelRole, Set<ChannelKind>> MAY_BE_IN =
      Map.of(
          ChannelRole.CLIENT, Set.of(ChannelKind.CHAT, ChannelKind.GROUP, ChannelKind.MESSAGES),
          ChannelRole.WORKER, EnumSet.allOf(ChannelKind.class),
          ChannelRole.SUPPORTER, Set.of(ChannelKind.GROUP),
          ChannelRole.READER, Set.of(ChannelKind.GROUP));

  private static final Set<DossierPart> THREE =
      Set.of(DossierPart.PLAN, DossierPart.GROUP, DossierPart.TEAM);
  private static final Set<DossierPart> FIVE =
      Set.of(
          DossierPart.PLAN,
          DossierPart.GROUP,
          DossierPart.TEAM,
          DossierPart.MESSAGES,
          DossierPart.CHATS);
  private static final Map<ChannelRole, Set<DossierPart>> MAY_OPEN =
      Map.of(
          ChannelRole.CLIENT, FIVE,
          ChannelRole.WORKER, FIVE,
          ChannelRole.SUPPORTER, THREE,
          ChannelRole.READER, THREE);

  record Cell<T>(ChannelRole role, T thing) {}

  static Stream<Cell<ChannelKind>> everyRoleInEveryKind() {
    return Arrays.stream(ChannelRole.values())
        .flatMap(role -> Arrays.stream(ChannelKind.values()).map(kind -> new Cell<>(role, kind)));
  }

  static Stream<Cell<DossierPart>> everyRoleOnEveryPart() {
    return Arrays.stream(ChannelRole.values())
        .flatMap(role -> Arrays.stream(DossierPart.values()).map(part -> new Cell<>(role, part)));
  }

  @ParameterizedTest
  @MethodSource("everyRoleInEveryKind")
  void aChannelIsForTheseRoles(Cell<ChannelKind> cell) {
    assertThat(MAY_BE_IN).containsKey(cell.role());
    assertThat(Access.mayBeIn(cell.thing(), cell.role()))
        .isEqualTo(MAY_BE_IN.getOrDefault(cell.role(), Set.of()).contains(cell.thing()));
  }

  @ParameterizedTest
  @MethodSource("everyRoleOnEveryPart")
  void aPartIsForTheseRoles(Cell<DossierPart> cell) {
    assertThat(MAY_OPEN).containsKey(cell.role());
    assertThat(Access.mayOpen(cell.role(), cell.thing()))
        .isEqualTo(MAY_OPEN.getOrDefault(cell.role(), Set.of()).contains(cell.thing()));
    assertThat(Access.parts(cell.role())).isEqualTo(MAY_OPEN.get(cell.role()));
  }

  @ParameterizedTest
  @EnumSource
  void everyoneWritesButWhoOnlyReadsAlong(ChannelRole role) {
    assertThat(Access.mayWrite(role)).isEqualTo(role != ChannelRole.READER);
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheClientDecidesWhoIsInTheTeam(ChannelRole role) {
    assertThat(Access.mayRemove(role)).isEqualTo(role == ChannelRole.CLIENT);
  }

  @Test
  void workersAndCoordinatorsAnswerClientsAndManagersReadNothing() {
    assertThat(List.of(StaffRole.values()))
        .filteredOn(Access::mayAnswer)
        .containsExactly(StaffRole.WORKER, StaffRole.COORDINATOR);
  }
}
