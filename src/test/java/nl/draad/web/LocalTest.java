package nl.draad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a browser keeps of unsent texts, on databases that refuse in every way that a browser
/// knows, without a server.
class LocalTest {
  private static final String BEGIN =
      """
      async () => {
        const { Local } = await import("/app/messaging/local.js");
        const local = new Local();
        const refs = async (one) => (await one.all("outbox")).map((item) => item.ref).join(" ");
        const opened = (version) => new Promise((resolve, reject) => {
          const request = indexedDB.open("draad", version);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
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
  void aBrowserThatKeepsNothingStillHoldsItForThisTab() {
    page.evaluate("() => { IDBFactory.prototype.open = () => { throw new Error(); } }");
    assertThat(
            story(
                """
                await local.put("outbox", { ref: "a" });
                await local.put("outbox", { ref: "b" });
                const before = [await refs(local), (await local.get("outbox", "a")).ref, local.onlyHere];
                await local.delete("outbox", "a");
                await local.delete("outbox", "b");
                return [...before, await refs(local), local.onlyHere];
                """))
        .isEqualTo(List.of("a b", "a", true, "", false));
  }

  @Test
  void whatFoundNoRoomIsWrittenWhenThereIsRoomAgain() {
    StandingClock.on(page);
    page.evaluate(
        """
        () => {
          const put = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
          globalThis.makeRoom = () => (IDBObjectStore.prototype.put = put);
        }
        """);
    assertThat(
            story(
                """
                await local.put("outbox", { ref: "a" });
                globalThis.local = local;
                return [local.onlyHere, await refs(local), await refs(new Local())];
                """))
        .isEqualTo(List.of(true, "a", ""));
    page.evaluate("() => makeRoom()");
    page.clock().runFor(10_000);
    page.waitForFunction("() => !local.onlyHere");
    assertThat(story("return [await refs(new Local())]")).isEqualTo(List.of("a"));
  }

  @Test
  void aConnectionThatWasClosedIsOpenedAgain() {
    page.evaluate(
        """
        () => {
          const open = IDBFactory.prototype.open;
          IDBFactory.prototype.open = function (...of) {
            const request = open.apply(this, of);
            request.addEventListener("success", () => (globalThis.last = request.result));
            return request;
          };
        }
        """);
    assertThat(
            story(
                """
                await local.put("outbox", { ref: "a" });
                last.close();
                await local.put("outbox", { ref: "b" });
                last.close();
                return [await refs(local), local.onlyHere, await refs(new Local())];
                """))
        .isEqualTo(List.of("a b", false, "a b"));
  }

  @Test
  void anotherVersionOfTheDatabaseLeavesThisTabItsMemory() {
    assertThat(
            story(
                """
                await local.put("outbox", { ref: "a" });
                const newer = await opened(2);
                await local.put("outbox", { ref: "b" });
                const known = [{ ref: "a" }];
                return [local.onlyHere, (await local.all("outbox", known)).map((item) => item.ref).join(" "), (await local.get("outbox", "a", known[0])).ref];
                """))
        .isEqualTo(List.of(true, "a b", "a"));
  }

  @Test
  void whatOneTabWipesNoOtherTabBringsBack() {
    assertThat(
            story(
                """
                const other = new Local();
                await other.put("drafts", { key: "d" });
                await local.destroy();
                await other.put("drafts", { key: "d" });
                await local.put("outbox", { ref: "a" });
                const left = (await indexedDB.databases()).length;
                other.begin();
                await other.put("outbox", { ref: "b" });
                return [left, await refs(new Local()), (await other.all("drafts")).length];
                """))
        .isEqualTo(List.of(0, "b", 0));
  }

  private Object story(String story) {
    return page.evaluate(BEGIN.replace("STORY", story));
  }
}
