package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A run that never was: a perfect messenger in a few lists, its history and what it stored, for
/// tests of the rules. Every step takes one tick. For one thread.
final class Run {
  final List<Event> events = new ArrayList<>();
  final Map<String, List<Stored.Post>> posts = new LinkedHashMap<>();
  final Map<String, List<Stored.Membership>> members = new HashMap<>();
  final Map<String, Map<String, Integer>> read = new HashMap<>();
  final List<Stored.Chat> chats = new ArrayList<>();
  final Map<String, Integer> capacity = new HashMap<>();
  private long time;

  long tick() {
    return ++time;
  }

  Run admit(String channel, String person, boolean past) {
    var said = said(channel).size();
    events.add(new Event.Admitted(tick(), tick(), channel, person, past));
    seat(channel, person, said, past ? 0 : said);
    read(channel, person, said);
    return this;
  }

  private void seat(String channel, String person, int from, int visible) {
    seats(channel).add(new Stored.Membership(person, from, Stored.Membership.STILL, visible));
  }

  Run dismiss(String channel, String person) {
    events.add(new Event.Dismissed(tick(), tick(), channel, person));
    members
        .getOrDefault(channel, List.of())
        .replaceAll(
            seat ->
                seat.person().equals(person) && seat.isNow()
                    ? new Stored.Membership(
                        person, seat.from(), said(channel).size(), seat.visible())
                    : seat);
    return this;
  }

  boolean isIn(String channel, String person) {
    return seats(channel).stream().anyMatch(seat -> seat.person().equals(person) && seat.isNow());
  }

  /// A post, stored, acknowledged, and shown on the author's device.
  Run post(String person, String channel, String text) {
    events.add(new Event.Sent(tick(), person, device(person), channel, text));
    said(channel).add(new Stored.Post(person, List.of(text), false));
    events.add(new Event.Acked(tick(), person, device(person), channel, text));
    return this;
  }

  /// The post at an index comes to somebody's device.
  Run show(String person, String channel, int index, long asked) {
    var post = said(channel).get(index);
    events.add(
        new Event.Shown(
            tick(), person, device(person), channel, post.author(), post.text(), asked));
    return this;
  }

  /// Everything that was said comes to these people's devices, live.
  Run showAll(String channel, String... people) {
    for (var person : people) {
      for (var index = 0; index < said(channel).size(); index++) {
        show(person, channel, index, Event.LIVE);
      }
    }
    return this;
  }

  /// The last post comes to the devices of everyone who is in the channel.
  Run showNew(String channel) {
    seats(channel).stream()
        .filter(Stored.Membership::isNow)
        .forEach(seat -> show(seat.person(), channel, said(channel).size() - 1, Event.LIVE));
    return this;
  }

  Run wipe(String channel, String person) {
    events.add(new Event.Wiped(tick(), person, device(person), channel));
    return this;
  }

  Run change(String person, String channel, String was, String text, String author) {
    events.add(
        new Event.Changed(tick(), person, device(person), channel, author, was, text, Event.LIVE));
    return this;
  }

  Run edit(String channel, int index, String text) {
    var post = said(channel).get(index);
    var texts = new ArrayList<>(post.texts());
    texts.add(text);
    said(channel).set(index, new Stored.Post(post.author(), texts, post.withdrawn()));
    var was = post.texts().getFirst();
    events.add(new Event.Edited(tick(), tick(), post.author(), channel, was, text));
    return this;
  }

  Run withdraw(String channel, int index) {
    var post = said(channel).get(index);
    said(channel).set(index, new Stored.Post(post.author(), post.texts(), true));
    var was = post.texts().getFirst();
    events.add(new Event.Withdrawn(tick(), tick(), post.author(), channel, was));
    return this;
  }

  Run read(String channel, String person, int upTo) {
    marks(channel).merge(person, upTo, Math::max);
    return this;
  }

  Run sayRead(String channel, String person, int upTo) {
    var text = said(channel).get(upTo - 1).texts().getFirst();
    events.add(new Event.ReadUpTo(tick(), person, device(person), channel, text));
    return read(channel, person, upTo);
  }

  Run ask(String client, String desk, String chat) {
    events.add(new Event.Asked(tick(), tick(), client, desk, chat));
    seat(chat, client, 0, 0);
    said(chat);
    chats.add(new Stored.Chat(chat, desk, client, Stored.Chat.NOBODY, false, List.of()));
    return this;
  }

  Run claim(String worker, String chat, boolean oldest) {
    var asked = chat(chat);
    events.add(new Event.Claimed(tick(), tick(), worker, asked.desk(), chat, oldest));
    return claimed(worker, chat);
  }

  /// As the store has it.
  Run claimed(String worker, String chat) {
    var asked = chat(chat);
    seat(chat, worker, said(chat).size(), 0);
    return put(new Stored.Chat(chat, asked.desk(), asked.client(), worker, true, List.of(worker)));
  }

  Run end(String person, String chat) {
    var had = chat(chat);
    events.add(new Event.Ended(tick(), tick(), person, chat));
    return put(new Stored.Chat(chat, had.desk(), had.client(), had.worker(), false, had.claims()));
  }

  Run position(String chat, long position) {
    var had = chat(chat);
    events.add(new Event.PositionTold(tick(), had.client(), had.desk(), chat, position));
    return this;
  }

  Stored.Chat chat(String id) {
    return chats.stream().filter(chat -> chat.id().equals(id)).findFirst().orElseThrow();
  }

  /// In the place of the one with the same id.
  Run put(Stored.Chat chat) {
    chats.replaceAll(had -> had.id().equals(chat.id()) ? chat : had);
    return this;
  }

  Run settle(String... people) {
    for (var person : people) {
      events.add(new Event.Settled(tick(), person, device(person)));
    }
    return this;
  }

  /// What is unread for somebody in truth.
  long unread(String channel, String person) {
    return said(channel).stream()
        .skip(marks(channel).getOrDefault(person, 0))
        .filter(post -> !post.author().equals(person))
        .count();
  }

  Run unread(String channel, String person, long unread) {
    var asked = tick();
    events.add(new Event.UnreadTold(tick(), person, device(person), channel, unread, asked));
    return this;
  }

  List<Stored.Membership> seats(String channel) {
    return members.computeIfAbsent(channel, _ -> new ArrayList<>());
  }

  Map<String, Integer> marks(String channel) {
    return read.computeIfAbsent(channel, _ -> new HashMap<>());
  }

  List<Stored.Post> said(String channel) {
    return posts.computeIfAbsent(channel, _ -> new ArrayList<>());
  }

  static String device(String person) {
    return person + "'s phone";
  }

  Stored stored() {
    var channels = new LinkedHashMap<String, Stored.Channel>();
    posts.forEach(
        (id, said) ->
            channels.put(
                id,
                new Stored.Channel(
                    id,
                    true,
                    List.copyOf(said),
                    members.getOrDefault(id, List.of()),
                    read.getOrDefault(id, Map.of()))));
    return new Stored(channels, chats, capacity);
  }

  List<Violation> violations() {
    var history = History.inMemory();
    events.forEach(history::record);
    return Checker.check(history, stored());
  }

  /// The names of the rules that were broken.
  Set<String> broken() {
    var names = new TreeSet<String>();
    violations().forEach(violation -> names.add(violation.rule()));
    return names;
  }
}
