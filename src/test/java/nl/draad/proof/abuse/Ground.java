package nl.draad.proof.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.UUID;
import nl.draad.dossier.DossierId;
import nl.draad.identity.OrganisationId;
import nl.draad.messaging.ChannelId;
import nl.draad.server.WholeNode.Account;
import nl.draad.testing.World;

/// What a neighbourhood stands on and no route gives: desks, who works where, and ids that only the
/// database tells.
record Ground(World world) {
  UUID desk(OrganisationId of) {
    var id = UUID.randomUUID();
    world.execute(
        "insert into desk (id, organisation_id, name) values (?, ?, 'Balie')", id, of.value());
    return id;
  }

  void staff(OrganisationId of, Account who, String role) {
    world.execute("insert into staff values (?, ?, ?)", of.value(), who.person().value(), role);
  }

  ChannelId channel(DossierId dossier, int kind) {
    var query = "select id from channel where place_id = ? and kind = " + kind;
    return new ChannelId(UUID.fromString(world.text(query, dossier.value())));
  }

  /// The ref with which a chat was asked for.
  UUID ref(UUID chat) {
    return UUID.fromString(world.text("select ref from chat where id = ?", chat));
  }

  /// The session that a token belongs to.
  static UUID session(Account who) {
    var claims = Base64.getUrlDecoder().decode(who.token().split("\\.", -1)[1]);
    return UUID.fromString(new JsonObject(new String(claims, UTF_8)).getString("sid"));
  }

  static JsonObject edit(ChannelId channel, long about, String text) {
    return new JsonObject()
        .put("type", "edit")
        .put("channel", channel.toString())
        .put("about", about)
        .put("text", text);
  }
}
