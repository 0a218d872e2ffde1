package nl.draad.web;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;

/// The line of a page that has the modules and no server: it answers what a test says, when it says
/// so. Stateless; the page remembers what was asked.
final class SaidLine {
  static final long HALF_A_DAY = Duration.ofHours(12).toMillis();

  static final String ACK = "{ \"seq\": 1, \"posts\": 1, \"at\": \"2026-03-04T12:00:00Z\" }";

  /// So many rows stand in the database.
  static final String WRITTEN =
      "async (rows) => (await new local.constructor().all('outbox')).length === rows";

  /// A tab of somebody who is signed in and in two channels.
  private static final String OPEN =
      """
      async () => {
        const { Channels } = await import("/app/messaging/channels.js");
        const { Drafts } = await import("/app/messaging/drafts.js");
        const { Emitter } = await import("/app/messaging/emitter.js");
        const { Local } = await import("/app/messaging/local.js");
        const { Outbox } = await import("/app/messaging/outbox.js");
        globalThis.no = await import("/app/messaging/refusal.js");
        const me = { role: "client", from: 1, visible: 1, read: 0, delivered: 0, mayPost: true };
        const told = (channel) => ({ channel, kind: "group", open: true, end: { seq: 0, posts: 0 }, me, unread: 0, members: [], people: {}, entries: [], more: false });
        globalThis.asked = [];
        globalThis.line = Object.assign(new Emitter(), {
          live: false,
          nextRef: () => "1",
          send: ({ type, ref }) => type === "resume" && line.emit("frame", { type: "resumed", ref, channels: ["c", "d"].map(told), more: false }),
          request: (frame) => new Promise((resolve, reject) => asked.push({ frame, resolve, reject })),
        });
        globalThis.goOn = () => { line.live = true; line.emit("welcome", {}); };
        const session = Object.assign(new Emitter(), { person: { id: "me" } });
        globalThis.local = new Local();
        globalThis.drafts = new Drafts(local, () => "me");
        globalThis.channels = new Channels(line, session);
        globalThis.outbox = new Outbox(local, channels, drafts);
        globalThis.returned = () => outbox.returned("c").map(({ text, returned }) => [text, returned.reason, returned.number]).flat();
        await outbox.load();
      }
      """;

  private static final String ANSWER =
      """
      ([index, answer]) => {
        const { resolve, reject } = asked[index];
        if (answer === "lost") reject(new no.LineLost());
        else if (typeof answer === "number") reject(new no.Refusal(answer));
        else resolve(JSON.parse(answer));
      }
      """;

  private SaidLine() {}

  static Page open(Page page) {
    page.evaluate(OPEN);
    return page;
  }

  /// Answers the request with this index as soon as it is there: with JSON, a refusal's number, or
  /// not at all.
  static void answer(Page page, int index, Object answer) {
    page.waitForFunction("(index) => asked.length > index", index);
    page.evaluate(ANSWER, List.of(index, answer));
  }

  /// Lets time go by until something more is asked.
  static void waitAMoment(Page page) {
    var before = sent(page);
    page.waitForCondition(
        () -> {
          page.clock().runFor(1_000);
          return !sent(page).equals(before);
        });
  }

  /// The types of what was asked.
  static List<String> sent(Page page) {
    return strings(page.evaluate("() => asked.map(({ frame }) => frame.type)"));
  }

  /// The texts of what was asked.
  static List<String> texts(Page page) {
    return strings(page.evaluate("() => asked.map(({ frame }) => frame.text)"));
  }

  private static List<String> strings(Object found) {
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }
}
