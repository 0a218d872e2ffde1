package nl.draad.proof.abuse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/// Complains of every error that is logged while it watches. Thread-safe.
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Verdict verdict;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  LogWatch(Verdict verdict) {
    this.verdict = verdict;
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      verdict.complain("logged: " + event.getLoggerName() + " " + event.getFormattedMessage());
    }
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
