package nl.draad.server.demonstration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `world.yaml` says: who there is, and in which files the rest stands.
record World(
    String password,
    List<Organisation> organisations,
    List<Desk> desks,
    List<Person> people,
    List<String> dossiers,
    List<String> chats,
    List<String> scenes) {

  record Organisation(String slug, String name) {}

  /// @param key what the files call it
  /// @param hours absent: always open
  record Desk(String key, String organisation, String name, @Nullable Hours hours) {}

  /// @param by who set them
  /// @param week periods by weekday
  record Hours(String by, Map<String, List<Map<String, String>>> week, List<Unlike> exceptions) {}

  /// A day that is unlike others.
  ///
  /// @param in days after loading
  record Unlike(int in, List<Map<String, String>> periods, String reason) {}

  /// @param key what the files call this person
  /// @param staff role by organisation
  /// @param duty the desks that this worker is on duty at
  /// @param capacity chats at once; absent: the usual number
  record Person(
      String key,
      String name,
      String email,
      Map<String, String> staff,
      List<String> duty,
      @Nullable Integer capacity) {

    @Override
    public String toString() {
      return "Person[" + key + "]";
    }
  }

  /// One client with the people around.
  ///
  /// @param opened days before loading
  /// @param weave how many posts the group thread has at least, with scenes; absent: only its own
  /// @param away who was away for a while, and so is in no scene of that time
  /// @param unread how many posts of the group thread somebody has not read yet
  /// @param unreadMessages the same of the messages
  record Dossier(
      String organisation,
      String client,
      int opened,
      @Nullable Integer weave,
      List<Away> away,
      Map<String, Integer> unread,
      Map<String, Integer> unreadMessages,
      String group,
      String messages) {}

  /// From and until are days before loading.
  record Away(String who, int from, int until) {}

  /// One live conversation. Either `ago` and `time` (it has ended) or `minutes` (it waits, or runs
  /// if there is a worker).
  record Chat(
      String desk,
      String client,
      @Nullable String worker,
      @Nullable Integer ago,
      @Nullable String time,
      @Nullable Integer minutes,
      @Nullable String by,
      @Nullable String subject,
      String lines) {}
}
