package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The framework-free modules by themselves, in a real browser and without a server: the rule of
/// reading, the fold, unread, back-off, safe links. Does not cover what needs a node.
class ModulesTest {
  private static final String CHANNEL =
      """
      async () => {
        const { Channel } = await import("/app/messaging/channel.js");
        const post = (seq, posts, author, text) => ({ seq, posts, kind: "post", author, at: "2026-03-03T10:00:00Z", body: { text } });
        const members = ["me", "you"].map((person) => ({ person, name: person, role: "client", delivered: 0, read: 0 }));
        const channel = new Channel({ channel: "c", kind: "group", open: true, end: { seq: 2, posts: 2 }, unread: 1, members, people: {},
          me: { role: "client", from: 1, visible: 1, read: 1, delivered: 2, mayPost: true }, entries: [post(1, 1, "me", "one"), post(2, 2, "you", "two")], more: false }, "me");
        const shown = () => channel.entries.map((entry) => entry.body?.text ?? entry.kind);
        STORY
      }
      """;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private Page page;

  @BeforeEach
  void openAPage() {
    page = BROWSERS.modules();
  }

  @Test
  void anEntryAtTheEndIsTakenAnOlderOneDroppedANewerOneIsAHole() {
    assertThat(
            channel(
                """
                return [channel.take(post(2, 2, "you", "again")), channel.take(post(4, 4, "you", "four")), channel.take(post(3, 3, "you", "three")), channel.end, ...shown()];
                """))
        .isEqualTo(List.of("old", "hole", "taken", 4, "one", "two", "three", "four"));
  }

  @Test
  void whoWasLetInAgainKeepsNothingOfBefore() {
    assertThat(
            channel(
                """
                channel.describe({ ...channel, members, people: {}, end: { seq: 9, posts: 5 }, unread: 0,
                  me: { role: "client", from: 8, visible: 8, read: 8, delivered: 8, mayPost: true } });
                channel.takePage([post(9, 5, "you", "nine")], { seq: 9, posts: 5 });
                return [channel.end, ...shown()];
                """))
        .isEqualTo(List.of(9, "nine"));
  }

  @Test
  void aPageOfTheBacklogClosesAHoleAndWhatCameTooEarlyFollows() {
    assertThat(
            channel(
                """
                channel.take(post(5, 5, "you", "five"));
                channel.takePage([post(3, 3, "you", "three"), post(4, 4, "you", "four")], undefined);
                return [channel.end, ...shown()];
                """))
        .isEqualTo(List.of(5, "one", "two", "three", "four", "five"));
  }

  @Test
  void anEditChangesItsPostAndAWithdrawalEmptiesItForGood() {
    assertThat(
            channel(
                """
                channel.take({ seq: 3, posts: 2, kind: "edit", about: 1, author: "me", body: { text: "ONE" } });
                channel.take({ seq: 4, posts: 2, kind: "withdrawal", about: 2, author: "you" });
                channel.take({ seq: 5, posts: 2, kind: "edit", about: 2, author: "you", body: { text: "back?" } });
                return [channel.at(1).body.text, channel.at(1).edited, channel.at(2).withdrawn, channel.at(2).body === undefined];
                """))
        .isEqualTo(List.of("ONE", true, true, true));
  }

  @Test
  void unreadAreThePostsOfOthers() {
    assertThat(
            channel(
                """
                const counts = [channel.unread];
                channel.take({ seq: 3, posts: 2, kind: "role", at: "", body: { person: "you", role: "reader" } });
                channel.take(post(4, 3, "you", "four"));
                counts.push(channel.unread);
                channel.take(post(5, 4, "me", "five"));
                counts.push(channel.unread);
                channel.take(post(6, 5, "you", "six"));
                counts.push(channel.unread);
                channel.readUpTo(4);
                counts.push(channel.unread, channel.firstUnread);
                channel.readUpTo(6);
                return [...counts, channel.unread, channel.firstUnread, channel.readUpTo(2)];
                """))
        .isEqualTo(List.of(1, 2, 2, 3, 1, 6, 0, 0, false));
  }

  @Test
  void whatWasReadElsewhereBeforeItCameHereIsNotUnread() {
    assertThat(
            channel(
                """
                channel.mark({ person: "me", delivered: 4, read: 4 });
                channel.takePage([post(3, 3, "you", "three"), post(4, 4, "you", "four")], { seq: 4, posts: 4 });
                const counts = [channel.unread];
                channel.take(post(5, 5, "you", "five"));
                return [...counts, channel.unread];
                """))
        .isEqualTo(List.of(0, 1));
  }

  @Test
  void whatTheServerCountedIsNotCountedAgain() {
    assertThat(
            channel(
                """
                channel.describe({ ...channel, members, people: {}, end: { seq: 5, posts: 5 }, unread: 2,
                  me: { role: "client", from: 1, visible: 1, read: 1, delivered: 1, mayPost: true } });
                channel.takePage([post(3, 3, "me", "three"), post(4, 4, "you", "four"), post(5, 5, "me", "five")], { seq: 5, posts: 5 });
                const counts = [channel.unread, channel.firstUnread];
                channel.take(post(6, 6, "me", "six"));
                channel.take(post(7, 7, "you", "seven"));
                return [...counts, channel.unread];
                """))
        .isEqualTo(List.of(2, 2, 3));
  }

  @Test
  void marksOnlyEverGoForward() {
    assertThat(
            channel(
                """
                channel.mark({ person: "you", delivered: 2, read: 1 });
                channel.mark({ person: "you", delivered: 1, read: 0 });
                const { read, delivered, others } = channel.progress(2);
                return [read, delivered, others, channel.progress(1).read];
                """))
        .isEqualTo(List.of(0, 1, 1, 1));
  }

  @Test
  void everyWaitIsLongerThanHalfItsCeilingAndNeverAboveIt() {
    assertThat(
            page.evaluate(
                """
                async () => {
                  const { Backoff } = await import("/app/messaging/backoff.js");
                  const least = new Backoff(1000, 8000, () => 0), most = new Backoff(1000, 8000, () => 1);
                  const waits = [1, 2, 3, 4, 5].flatMap(() => [least.next(), most.next()]);
                  most.reset();
                  return [...waits, most.next()];
                }
                """))
        .isEqualTo(List.of(500, 1000, 1000, 2000, 2000, 4000, 4000, 8000, 4000, 8000, 1000));
  }

  @Test
  void addressesBecomeLinksAndMarkupStaysText() {
    assertThat(
            page.evaluate(
                """
                async () => {
                  const { render } = await import("lit");
                  const { richText } = await import("/app/conversation/rich-text.js");
                  const place = document.createElement("p");
                  render(richText("<img src=x onerror=alert(1)> see https://a.nl/b?c=1. or www.d.nl, not javascript:alert(1)"), place);
                  const links = [...place.querySelectorAll("a")];
                  return [place.querySelector("img") === null, ...links.map((link) => link.href), ...new Set(links.map((link) => link.rel))];
                }
                """))
        .isEqualTo(
            List.of(
                true, "https://a.nl/b?c=1", "https://www.d.nl/", "noopener noreferrer nofollow"));
  }

  private Object channel(String story) {
    return page.evaluate(CHANNEL.replace("STORY", story));
  }
}
