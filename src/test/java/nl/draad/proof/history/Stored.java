package nl.draad.proof.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What PostgreSQL holds at the end of a run, read by plain SQL. Places of the log are turned into
/// plain order: a place between posts is told as the number of posts before it.
///
/// @param channels by id
/// @param capacity of each worker, as it was set before the run
public record Stored(
    Map<String, Channel> channels, List<Chat> chats, Map<String, Integer> capacity) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Written to a file, to judge the run again later.
  public void write(Path file) {
    try {
      JSON.writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What another run wrote.
  public static Stored read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Stored.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A channel.
  ///
  /// @param open whether it still takes posts
  /// @param posts in order
  /// @param read the number of posts up to each person's read cursor
  public record Channel(
      String id,
      boolean open,
      List<Post> posts,
      List<Membership> members,
      Map<String, Integer> read) {}

  /// A post.
  ///
  /// @param texts as it was written, then after each edit
  public record Post(String author, List<String> texts, boolean withdrawn) {
    /// What it says now.
    public String text() {
      return withdrawn ? Event.TAKEN_BACK : texts.getLast();
    }
  }

  /// A time that somebody was in a channel, in posts before it.
  ///
  /// @param until [#STILL] when it has not ended
  /// @param visible what comes from there on may be seen
  public record Membership(String person, int from, int until, int visible) {
    /// Of one that has not ended.
    public static final int STILL = Integer.MAX_VALUE;

    @JsonIgnore
    public boolean isNow() {
      return until == STILL;
    }

    /// Whether the post at this index was said to this person.
    public boolean covers(int index) {
      return index >= visible && index < until;
    }
  }

  /// A chat.
  ///
  /// @param worker the owner, or [#NOBODY]
  /// @param claims everyone of whom the log says that they took it
  public record Chat(
      String id, String desk, String client, String worker, boolean active, List<String> claims) {
    /// Nobody has taken it.
    public static final String NOBODY = "";
  }
}
