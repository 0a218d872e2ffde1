package nl.draad.testing;

import java.util.Map;

/// One PostgreSQL and one Redis for all tests of this process: started when the first test asks,
/// stopped when the process ends. A test takes a fresh database; Redis is shared, so topics and
/// keys must be a test's own (ids are). A test that breaks a service takes [OwnPostgres] or
/// [OwnRedis]. Thread-safe.
public final class Services {
  private Services() {}

  /// A fresh, migrated, empty database on the shared server: a new one at every call.
  public static TestDatabase database() {
    return SharedPostgres.SERVER.database();
  }

  /// An empty database without any table: a new one at every call.
  public static TestDatabase unmigratedDatabase() {
    return SharedPostgres.SERVER.unmigrated();
  }

  /// Where the shared Redis is.
  public static String redisUri() {
    return SharedRedis.SERVER.uri();
  }

  /// Fast, because nobody needs these data after a power cut.
  private static final class SharedPostgres {
    private static final OwnPostgres SERVER =
        OwnPostgres.start(Map.of("fsync", "off", "full_page_writes", "off"));

    static {
      closeAtTheEnd(SERVER::close);
    }
  }

  private static final class SharedRedis {
    private static final OwnRedis SERVER = OwnRedis.start();

    static {
      closeAtTheEnd(SERVER::close);
    }
  }

  private static void closeAtTheEnd(Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(close, "services-closer"));
  }
}
