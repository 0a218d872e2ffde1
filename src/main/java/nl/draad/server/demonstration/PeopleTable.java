package nl.draad.server.demonstration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.draad.access.ChannelRole;
import org.jspecify.annotations.Nullable;

/// Everyone who can sign in to the demonstration, as a plain table for the start-up output.
final class PeopleTable {
  private static final List<String> ROLES =
      List.of("client", "supporter", "reader", "worker", "coordinator");

  private final Library library;
  private final Cast cast;

  /// @param dossier whose, for somebody around a client
  private record Part(String organisation, String role, String person, @Nullable String dossier) {}

  PeopleTable(Library library, Cast cast) {
    this.library = library;
    this.cast = cast;
  }

  String text() {
    var table = new StringBuilder();
    row(table, "Organisation", "Role", "Name", "E-mail");
    for (var part : parts()) {
      row(
          table,
          cast.organisationName(part.organisation()),
          role(part),
          cast.name(part.person()),
          email(part));
    }
    return table
        .append("%nEveryone's password: %s%n".formatted(library.world().password()))
        .toString();
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("%-24s  %-22s  %-9s  %s%n".formatted((Object[]) cells));
  }

  private static String role(Part part) {
    return part.dossier() == null ? part.role() : part.role() + " of " + part.dossier();
  }

  private String email(Part part) {
    return library.world().people().stream()
        .filter(person -> person.key().equals(part.person()))
        .map(World.Person::email)
        .collect(Collectors.joining());
  }

  private List<Part> parts() {
    Set<Part> parts = new LinkedHashSet<>();
    for (var person : library.world().people()) {
      person.staff().forEach((slug, role) -> parts.add(new Part(slug, role, person.key(), null)));
    }
    for (var dossier : library.dossiers()) {
      Script.read(dossier.group(), 0).forEach(line -> around(dossier, line, parts));
    }
    for (var chat : library.chats()) {
      var slug = cast.desk(chat.desk()).organisation();
      parts.add(new Part(slug, "client", chat.client(), null));
    }
    var sorted = new ArrayList<>(parts);
    sorted.sort(
        Comparator.comparing(Part::organisation).thenComparing(part -> ROLES.indexOf(part.role())));
    return sorted;
  }

  private void around(World.Dossier dossier, Line line, Set<Part> parts) {
    if (line instanceof Line.LetIn letIn && letIn.role() != ChannelRole.WORKER) {
      var role = letIn.role().name().toLowerCase(Locale.ROOT);
      var whose = letIn.role() == ChannelRole.CLIENT ? null : cast.name(dossier.client());
      parts.add(new Part(dossier.organisation(), role, letIn.who(), whose));
    }
  }
}
