package nl.draad.proof.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;

  @Test
  void aRunCanBeJudgedAgainFromItsFiles() {
    var run = RandomRun.of(3).run();
    var events = folder.resolve("history.jsonl");
    var stored = folder.resolve("stored.json");
    try (var history = History.writtenTo(events)) {
      run.events.forEach(history::record);
    }
    run.stored().write(stored);
    assertThat(History.read(events).events()).isEqualTo(run.events);
    assertThat(Stored.read(stored)).isEqualTo(run.stored());
    assertThat(Checker.check(History.read(events), Stored.read(stored))).isEmpty();
  }

  @Test
  void whatIsNoEventIsNotRead() throws Exception {
    var file = folder.resolve("wrong.jsonl");
    Files.writeString(file, "{\"event\": \"Rumour\", \"at\": 1}\n");
    assertThatThrownBy(() -> History.read(file)).hasMessageContaining("expected a kind of event");
  }

  @Test
  void timeGoesOn() {
    var history = History.inMemory();
    assertThat(history.now()).isNotNegative().isLessThanOrEqualTo(history.now());
  }
}
