package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What keeps a text with the right person, without a server: drafts, who read what was taken back,
/// the order of lists under a hand, and who waits for an answer.
class WorkerModulesTest {
  private static final String DRAFT =
      """
      async () => {
        const { Draft } = await import("/app/messaging/draft.js");
        let stored = "old", answer;
        const writes = [];
        const read = () => new Promise((resume) => (answer = () => resume(stored)));
        const draft = new Draft("c", read, (text) => writes.push((stored = text)));
        STORY
      }
      """;

  private static final String CHANNEL =
      """
      async () => {
        const { Channel } = await import("/app/messaging/channel.js");
        const { owedSince, waitsLong, LONG } = await import("/app/worker/owed.js");
        const entry = (seq, kind, author, more) => ({ seq, posts: seq, kind, author, at: `2026-03-03T10:0${seq}:00Z`, ...more });
        const members = ["me", "you"].map((person) => ({ person, name: person, role: "client", delivered: 0, read: 0 }));
        const channel = new Channel({ channel: "c", kind: "chat", open: true, end: { seq: 0, posts: 0 }, unread: 0, members, people: {},
          me: { role: "worker", from: 1, visible: 1, read: 0, delivered: 0, mayPost: true }, entries: [], more: false }, "me");
        const post = (seq, author) => channel.take(entry(seq, "post", author, { body: { text: "text" } }));
        const takeBack = (seq, author, about) => channel.take(entry(seq, "withdrawal", author, { about }));
        const read = (person, seq) => channel.mark({ person, delivered: seq, read: seq });
        STORY
      }
      """;

  private static final String ORDER =
      """
      async () => {
        const { Order } = await import("/app/worker/steady.js");
        const order = new Order();
        const moved = [];
        const rows = (letters, held, late) => {
          const shown = order.of([...letters], (one) => one, { held, late }).map(({ item, gone }) => (gone ? "-" : item)).join("");
          moved.push(order.moved);
          return shown;
        };
        STORY
      }
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void openAPage() {
    page = StandingClock.on(BROWSERS.modules());
  }

  @Test
  void whatIsTypedWhileADraftIsReadComesAfterItAndNothingIsWrittenOverIt() {
    assertThat(
            tell(
                DRAFT,
                """
                const reading = draft.load();
                draft.type("n");
                draft.type("new");
                const before = [...writes];
                answer();
                await reading;
                return [before.length, draft.text, writes.at(-1)];
                """))
        .isEqualTo(List.of(0, "old\n\nnew", "old\n\nnew"));
  }

  @Test
  void readingADraftAgainLeavesWhatStandsThere() {
    assertThat(
            tell(
                DRAFT,
                """
                let reading = draft.load();
                answer();
                await reading;
                draft.type("old and more");
                reading = draft.load();
                draft.type("old and more still");
                answer();
                await reading;
                return [draft.text, writes.at(-1)];
                """))
        .isEqualTo(List.of("old and more still", "old and more still"));
  }

  @Test
  void changingAPostLeavesTheDraftAlone() {
    assertThat(
            tell(
                DRAFT,
                """
                const reading = draft.load();
                answer();
                await reading;
                draft.begin({ editing: { seq: 3, body: { text: "said" } } });
                draft.type("said better");
                const shown = draft.shown;
                draft.begin(undefined);
                return [shown, draft.shown, writes.length];
                """))
        .isEqualTo(List.of("said better", "old", 0));
  }

  @Test
  void onlyWhoReadItBeforeItWasTakenBackIsSaidToHaveReadIt() {
    assertThat(
            tell(
                CHANNEL,
                """
                post(1, "me"); post(2, "me"); post(3, "me");
                read("you", 1);
                takeBack(4, "me", 1); takeBack(5, "me", 2); takeBack(6, "me", 3);
                const atOnce = [1, 2, 3].map((seq) => channel.takenBack.readers(seq).length);
                read("you", 4);
                const later = [1, 2, 3].map((seq) => channel.takenBack.readers(seq).length);
                read("you", 6); read("me", 6);
                return [atOnce, later, [1, 2, 3].map((seq) => channel.takenBack.readers(seq).length)];
                """))
        .isEqualTo(List.of(List.of(1, 0, 0), List.of(1, 1, 1), List.of(1, 1, 1)));
  }

  @Test
  void whoWaitsIsCountedFromTheFirstPostAfterTheLastAnswerThatStands() {
    assertThat(
            tell(
                CHANNEL,
                """
                const since = [owedSince(channel)];
                post(1, "you"); post(2, "you"); since.push(owedSince(channel));
                post(3, "me"); since.push(owedSince(channel));
                post(4, "you"); post(5, "you"); since.push(owedSince(channel));
                post(6, "me"); since.push(owedSince(channel));
                takeBack(7, "me", 6); since.push(owedSince(channel));
                takeBack(8, "you", 4); since.push(owedSince(channel));
                return since.map((at) => (at ? at.slice(14, 16) : "none"));
                """))
        .isEqualTo(List.of("none", "01", "none", "04", "none", "04", "05"));
  }

  @Test
  void waitingIsLongFromANamedTimeOn() {
    assertThat(
            tell(
                CHANNEL,
                """
                const since = "2026-03-03T10:00:00Z", start = Date.parse(since);
                return [LONG, waitsLong(since, start + LONG - 1), waitsLong(since, start + LONG), waitsLong(undefined)];
                """))
        .isEqualTo(List.of(180_000, false, true, false));
  }

  @Test
  void aListThatIsHeldKeepsEveryPlaceAndTakesNewOnesAtTheEnd() {
    assertThat(
            tell(
                ORDER,
                """
                return [rows("bd", false), rows("abcd", true), rows("acd", true), rows("acd", false), ...moved];
                """))
        .isEqualTo(List.of("bd", "bdac", "-dac", "acd", false, false, false, true));
  }

  @Test
  void whatWouldPushOtherThingsAwayWaitsUntilTheListIsLetGo() {
    assertThat(
            tell(
                ORDER,
                """
                return [rows("a", false), rows("ab", true, () => true), rows("ab", false, () => true), ...moved];
                """))
        .isEqualTo(List.of("a", "a", "ab", false, false, false));
  }

  private Object tell(String scene, String story) {
    return page.evaluate(scene.replace("STORY", story));
  }
}
