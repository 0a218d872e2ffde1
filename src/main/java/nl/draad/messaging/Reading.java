package nl.draad.messaging;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.draad.identity.PersonId;
import nl.draad.postgres.Database;
import nl.draad.wire.Answer;
import nl.draad.wire.Json;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;

/// What devices read: all their channels at once when they come back, pages of backlog and history,
/// unread counts. Follow first, then read: what is appended between is held back until the page is
/// on its way, and seen twice it has the same place.
///
/// Thread-safe; every read is bounded in SQL by the membership that is now.
public final class Reading {
  private static final int CHANNELS_PER_FRAME = 20;

  private final Database database;
  private final ChannelLog log;
  private final Devices devices;

  Reading(Database database, ChannelLog log, Devices devices) {
    this.database = database;
    this.log = log;
    this.devices = devices;
    devices.onJoined(this::join);
  }

  Future<Answer<Text>> resume(Device device, ChannelFrame.Resume frame) {
    var person = device.principal().person();
    devices.resume(device);
    device.hold();
    return LogStatements.live(database, Set.of(person))
        .map(live -> live.getOrDefault(person, Set.of()))
        .compose(
            live ->
                followAll(device, live)
                    .compose(_ -> readAll(device, frame.cursors()))
                    .map(views -> tellAll(device, frame, views))
                    .onSuccess(_ -> devices.told(device, live)))
        .onSuccess(_ -> devices.resumed(device))
        .onComplete(_ -> device.release());
  }

  Future<Answer<Text>> backlog(Device device, ChannelFrame.Backlog frame) {
    var person = device.principal().person();
    var limit = frame.limit();
    Supplier<Future<Page>> entries =
        () ->
            ReadStatements.after(database, person, frame.channel(), frame.after(), limit + 1)
                .map(found -> new Page(found, limit, found.stream().limit(limit).toList()));
    return page(person, frame.ref(), frame.channel(), entries);
  }

  Future<Answer<Text>> history(Device device, ChannelFrame.History frame) {
    var person = device.principal().person();
    var limit = frame.limit();
    Supplier<Future<Page>> entries =
        () ->
            ReadStatements.before(database, person, frame.channel(), frame.before(), limit + 1)
                .map(found -> new Page(found, limit, last(found, limit)));
    return page(person, frame.ref(), frame.channel(), entries);
  }

  /// One more than was asked for is read, so that it is known whether there is more.
  private record Page(List<Entry> found, int limit, List<Entry> shown) {
    boolean more() {
      return found.size() > limit;
    }
  }

  private static List<Entry> last(List<Entry> entries, int limit) {
    return entries.subList(Math.max(0, entries.size() - limit), entries.size());
  }

  /// The end first, then the entries: what is appended between stands in the page beyond its end,
  /// and is never skipped.
  private Future<Answer<Text>> page(
      PersonId person, String ref, ChannelId channel, Supplier<Future<Page>> read) {
    return ReadStatements.channel(database, person, channel)
        .compose(head -> read.get().map(page -> page(ref, head, page.shown(), page.more())));
  }

  Future<Answer<Text>> unread(Device device, ChannelFrame.Unread frame) {
    return ReadStatements.channels(database, device.principal().person(), List.of())
        .map(heads -> Answer.given(unread(frame.ref(), heads)));
  }

  /// How far everyone holds and has read the channels that a device shows.
  Future<Answer<Text>> marks(Device device, Collection<ChannelId> channels) {
    if (channels.isEmpty()) {
      return Answer.yes(FrameDeed.SILENCE);
    }
    return ReadStatements.members(database, device.principal().person(), channels)
        .map(
            people -> {
              people.stream()
                  .filter(ChannelView.Person::present)
                  .collect(
                      Collectors.groupingBy(
                          ChannelView.Person::channel,
                          Collectors.mapping(ChannelView.Person::mark, Collectors.toList())))
                  .forEach(
                      (channel, marks) ->
                          device.tell(channel, ChannelFrames.marks(channel, marks)));
              return Answer.given(FrameDeed.SILENCE);
            });
  }

  /// A person was just let in: that person's device begins to follow, and is told what it finds
  /// there.
  private void join(Device device, ChannelId channel) {
    device.hold();
    follow(device, channel)
        .compose(
            begun ->
                begun
                    ? readAll(device, Map.of(channel, -1L))
                    : Future.succeededFuture(List.<ChannelView>of()))
        .onSuccess(
            views ->
                views.stream()
                    .filter(view -> view.head().id().equals(channel))
                    .forEach(
                        view -> {
                          device.tell(joined(view));
                          devices.told(device, Set.of(channel));
                        }))
        .onFailure(_ -> forget(device, channel))
        .onComplete(_ -> device.release());
  }

  /// It could not be followed or read now. As if nobody had tried: the next round, which lets
  /// devices into what they do not follow, finds it again.
  private void forget(Device device, ChannelId channel) {
    devices.followed(device).remove(channel);
    var lane = log.lane(channel);
    lane.run(() -> lane.unfollow(channel, device));
  }

  private Future<Void> followAll(Device device, Set<ChannelId> channels) {
    if (channels.isEmpty()) {
      return Future.succeededFuture();
    }
    return Future.all(channels.stream().map(channel -> follow(device, channel)).toList())
        .mapEmpty();
  }

  private Future<Boolean> follow(Device device, ChannelId channel) {
    devices.followed(device).add(channel);
    var lane = log.lane(channel);
    return lane.call(() -> lane.follow(channel, device))
        .onSuccess(
            _ -> {
              if (!devices.isHere(device)) {
                lane.run(() -> lane.unfollow(channel, device)); // it went away meanwhile
              }
            });
  }

  private Future<List<ChannelView>> readAll(Device device, Map<ChannelId, Long> cursors) {
    var person = device.principal().person();
    return ReadStatements.channels(database, person, cursors.keySet())
        .compose(
            heads -> {
              var held = new HashMap<ChannelId, Long>();
              heads.forEach(head -> held.put(head.id(), cursors.getOrDefault(head.id(), -1L)));
              var people = ReadStatements.members(database, person, held.keySet());
              return ReadStatements.resume(database, person, held, ChannelFrame.USUAL_PAGE + 1)
                  .compose(entries -> people.map(names -> views(heads, held, names, entries)));
            });
  }

  private static List<ChannelView> views(
      List<ChannelView.Head> heads,
      Map<ChannelId, Long> held,
      List<ChannelView.Person> people,
      List<Entry> entries) {
    var names = people.stream().collect(Collectors.groupingBy(ChannelView.Person::channel));
    var pages = entries.stream().collect(Collectors.groupingBy(Entry::channel));
    var views = new ArrayList<ChannelView>(heads.size());
    for (var head : heads) {
      var page = pages.getOrDefault(head.id(), List.of());
      var more = page.size() > ChannelFrame.USUAL_PAGE;
      var newest = held.getOrDefault(head.id(), -1L) < 0;
      var shown =
          !more ? page : newest ? page.subList(1, page.size()) : page.subList(0, page.size() - 1);
      views.add(
          new ChannelView(head, names.getOrDefault(head.id(), List.of()), shown, more && !newest));
    }
    return views;
  }

  /// Several frames for many channels, all but the last told here; a channel that the device holds
  /// and may no longer read is gone.
  private Answer<Text> tellAll(Device device, ChannelFrame.Resume frame, List<ChannelView> views) {
    var readable = new HashSet<ChannelId>();
    views.forEach(view -> readable.add(view.head().id()));
    frame.cursors().keySet().stream()
        .filter(channel -> !readable.contains(channel))
        .forEach(channel -> device.tell(ChannelFrames.gone(channel)));
    var last = 0;
    for (; views.size() - last > CHANNELS_PER_FRAME; last += CHANNELS_PER_FRAME) {
      device.tell(resumed(frame.ref(), views.subList(last, last + CHANNELS_PER_FRAME), true));
    }
    device.tell(resumed(frame.ref(), views.subList(last, views.size()), false));
    return Answer.given(FrameDeed.SILENCE);
  }

  private static Text resumed(String ref, List<ChannelView> views, boolean more) {
    return Json.write(
        json -> {
          json.writeStringField("type", "resumed");
          json.writeStringField("ref", ref);
          json.writeArrayFieldStart("channels");
          for (var view : views) {
            view.write(json);
          }
          json.writeEndArray();
          json.writeBooleanField("more", more);
        });
  }

  private static Text joined(ChannelView view) {
    return Json.write(
        json -> {
          json.writeStringField("type", "channel");
          json.writeFieldName("channel");
          view.write(json);
        });
  }

  private static Answer<Text> page(
      String ref, Optional<ChannelView.Head> head, List<Entry> entries, boolean more) {
    return head.map(found -> Answer.given(page(ref, found, entries, more)))
        .orElseGet(() -> Answer.refused(Refusal.NOT_FOUND));
  }

  private static Text page(String ref, ChannelView.Head head, List<Entry> entries, boolean more) {
    return Json.write(
        json -> {
          json.writeStringField("type", "page");
          json.writeStringField("ref", ref);
          json.writeStringField("channel", head.id().toString());
          ChannelView.writeEntries(json, entries);
          json.writeBooleanField("more", more);
          ChannelView.writeEnd(json, head.end(), head.posts());
        });
  }

  private static Text unread(String ref, List<ChannelView.Head> heads) {
    return Json.write(
        json -> {
          json.writeStringField("type", "unread");
          json.writeStringField("ref", ref);
          json.writeObjectFieldStart("channels");
          for (var head : heads) {
            json.writeObjectFieldStart(head.id().toString());
            json.writeNumberField("unread", head.unread());
            json.writeNumberField("read", head.mine().read());
            ChannelView.writeEnd(json, head.end(), head.posts());
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }
}
