package nl.draad.proof.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLogTest {
  @TempDir private Path folder;

  @Test
  void findsContentUnforeseenFailuresAndStrangeLines() throws IOException {
    var said =
        """
        {"level":"INFO","logger_name":"a","message":"Node north is ready"}
        {"level":"INFO","logger_name":"b","message":"stored draadproef-17"}
        {"level":"ERROR","logger_name":"c","message":"broke: java.lang.IllegalStateException"}
        {"level":"ERROR","logger_name":"d","message":"broke: nl.draad.postgres.Unreachable"}
        {"level":"WARN","logger_name":"nl.draad.e","message":"PgException SQLSTATE 57P01 constraint null"}
        {"level":"WARN","logger_name":"nl.draad.f","message":"clock differs -3600 s from PostgreSQL's"}
        {"level":"WARN","logger_name":"nl.draad.g","message":"clock differs 9 s from PostgreSQL's"}
        Exception in thread "main" java.lang.OutOfMemoryError
        """;
    var log = Files.writeString(folder.resolve("node.log"), said);
    assertThat(NodeLog.complaints(log, List.of("draadproef")))
        .containsExactly(
            "content in the log: a line holds a text of the load",
            "c: broke: java.lang.IllegalStateException",
            "nl.draad.g: clock differs 9 s from PostgreSQL's",
            "not of the log: Exception in thread \"main\" java.lang.OutOfMemoryError");
  }
}
