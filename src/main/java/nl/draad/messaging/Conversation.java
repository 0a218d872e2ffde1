package nl.draad.messaging;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.draad.access.Access;
import nl.draad.identity.PersonId;
import nl.draad.wire.Answer;
import nl.draad.wire.Fields;
import nl.draad.wire.Refusal;
import nl.draad.wire.Text;

/// What devices do in channels: post, edit, withdraw, and the small things around them. Reading is
/// [Reading]'s. Thread-safe; a device's frames are handled in the order of their coming.
public final class Conversation {
  /// How long after it was posted a text may be changed.
  static final Duration EDIT_WINDOW = Duration.ofMinutes(15);

  private record Writing(Device device, ChannelId channel) {}

  private final ChannelLog log;
  private final Devices devices;
  private final Reading reading;
  private final Fate fate;
  private final InstantSource clock;
  private final Set<Writing> writing = ConcurrentHashMap.newKeySet();

  Conversation(ChannelLog log, Devices devices, Reading reading, InstantSource clock) {
    this.log = log;
    this.devices = devices;
    this.reading = reading;
    this.fate = new Fate(log);
    this.clock = clock;
  }

  /// The types of frames that this answers, each with its deed.
  public Map<String, FrameDeed> frames() {
    var frames = new LinkedHashMap<String, FrameDeed>();
    register(frames, "post", ChannelFrame::post);
    register(frames, "edit", ChannelFrame::edit);
    register(frames, "withdraw", ChannelFrame::withdraw);
    register(frames, "fate", ChannelFrame::fate);
    register(frames, "backlog", ChannelFrame::backlog);
    register(frames, "history", ChannelFrame::history);
    register(frames, "resume", ChannelFrame::resume);
    register(frames, "unread", ChannelFrame::unread);
    register(frames, "delivered", ChannelFrame::delivered);
    register(frames, "read", ChannelFrame::read);
    register(frames, "show", ChannelFrame::show);
    register(frames, "typing", ChannelFrame::typing);
    register(frames, "leave", ChannelFrame::leave);
    return frames;
  }

  /// A device is gone: it follows nothing any more.
  public void gone(Device device) {
    for (var channel : devices.remove(device)) {
      var lane = log.lane(channel);
      lane.run(() -> lane.unfollow(channel, device));
    }
  }

  private void register(
      Map<String, FrameDeed> frames, String type, Function<Fields, ChannelFrame> decode) {
    frames.put(type, (device, frame) -> answer(device, decode.apply(frame)));
  }

  private Future<Answer<Text>> answer(Device device, ChannelFrame frame) {
    return switch (frame) {
      case ChannelFrame.Written written -> write(device, written);
      case ChannelFrame.Fate asked -> fate(device, asked);
      case ChannelFrame.Backlog backlog -> reading.backlog(device, backlog);
      case ChannelFrame.History history -> reading.history(device, history);
      case ChannelFrame.Resume resume -> reading.resume(device, resume);
      case ChannelFrame.Unread unread -> reading.unread(device, unread);
      case ChannelFrame.Delivered(var channel, var seq) -> move(device, channel, seq, 0);
      case ChannelFrame.Read(var channel, var seq) -> move(device, channel, seq, seq);
      case ChannelFrame.Show show -> show(device, show);
      case ChannelFrame.Typing typing -> typing(device, typing);
      case ChannelFrame.Leave leave -> leave(device, leave);
    };
  }

  /// A device has one unanswered post, edit or withdrawal per channel, so that a repeat cannot
  /// overtake.
  private Future<Answer<Text>> write(Device device, ChannelFrame.Written frame) {
    var mine = new Writing(device, frame.channel());
    if (!writing.add(mine)) {
      return Answer.no(Refusal.BUSY);
    }
    var author = device.principal().person();
    var draft = draft(author, frame);
    var origin = new Origin(device, () -> writing.remove(mine));
    return target(draft)
        .compose(target -> log.append(draft, policy(frame, author, target), origin))
        .compose(answer -> unlessStored(draft, answer))
        .onComplete(_ -> writing.remove(mine));
  }

  private static Draft draft(PersonId author, ChannelFrame.Written frame) {
    return switch (frame) {
      case ChannelFrame.Post(var channel, var ref, var text, var about) ->
          new Draft(channel, EntryKind.POST, author, ref, about, Body.said(text));
      case ChannelFrame.Edit(var channel, var ref, var text, var about) ->
          new Draft(channel, EntryKind.EDIT, author, ref, about, Body.said(text));
      case ChannelFrame.Withdraw(var channel, var ref, var about) ->
          new Draft(channel, EntryKind.WITHDRAWAL, author, ref, about, Body.NONE);
    };
  }

  /// What it is about, if anything. Entries never change, so this may be read before the policy is
  /// asked.
  private Future<Optional<Entry>> target(Draft draft) {
    return draft.about() == 0
        ? Future.succeededFuture(Optional.empty())
        : log.at(draft.channel(), draft.about());
  }

  private Policy policy(ChannelFrame.Written frame, PersonId author, Optional<Entry> target) {
    return state ->
        mayWrite(state, author)
            .or(() -> state.member(author).flatMap(member -> about(frame, member, target)));
  }

  private static Optional<Refusal> mayWrite(ChannelState state, PersonId author) {
    var member = state.member(author);
    if (member.isEmpty()) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    if (!Access.mayWrite(member.get().role())) {
      return Optional.of(Refusal.NOT_ALLOWED);
    }
    return state.isOpen() ? Optional.empty() : Optional.of(Refusal.CHANNEL_CLOSED);
  }

  private Optional<Refusal> about(
      ChannelFrame.Written frame, Membership member, Optional<Entry> target) {
    var visiblePost =
        target.filter(entry -> entry.kind() == EntryKind.POST && entry.seq() >= member.visible());
    var ownPost = visiblePost.filter(entry -> entry.author().equals(member.person()));
    return switch (frame) {
      case ChannelFrame.Post post ->
          post.about() == 0 || visiblePost.isPresent()
              ? Optional.empty()
              : Optional.of(Refusal.ABOUT_NOTHING);
      case ChannelFrame.Withdraw _ ->
          ownPost.isPresent() ? Optional.empty() : Optional.of(Refusal.ABOUT_NOTHING);
      case ChannelFrame.Edit _ ->
          ownPost.map(this::late).orElse(Optional.of(Refusal.ABOUT_NOTHING));
    };
  }

  private Optional<Refusal> late(Entry post) {
    return clock.instant().isAfter(post.at().plus(EDIT_WINDOW))
        ? Optional.of(Refusal.TOO_LATE)
        : Optional.empty();
  }

  /// A refusal may meet a repeat of what was stored when it was still allowed: then it is answered
  /// like any repeat. The ack of what was stored just now was told by the lane.
  private Future<Answer<Text>> unlessStored(Draft draft, Answer<Entry> answer) {
    return switch (answer) {
      case Answer.Given<Entry> _ -> Answer.yes(FrameDeed.SILENCE);
      case Answer.Refused<Entry> refused
          when refused.refusal().retryable() || refused.refusal() == Refusal.REF_REUSED ->
          Future.succeededFuture(Answer.refused(refused));
      case Answer.Refused<Entry> refused ->
          log.find(draft)
              .map(
                  found ->
                      found
                          .filter(entry -> entry.repeats(draft))
                          .map(EntryCodec::ack)
                          .map(Answer::given)
                          .orElseGet(() -> Answer.refused(refused)));
    };
  }

  /// Not while a try of the same device is under way: that one's answer says it.
  private Future<Answer<Text>> fate(Device device, ChannelFrame.Fate frame) {
    return writing.contains(new Writing(device, frame.channel()))
        ? Answer.no(Refusal.BUSY)
        : fate.of(device.principal().person(), frame);
  }

  /// Whether the device follows the channel at this moment does not matter: what it says is stored.
  private Future<Answer<Text>> move(Device device, ChannelId channel, long delivered, long read) {
    var mark = new Mark(device.principal().person(), delivered, read);
    var lane = log.lane(channel);
    return lane.call(
        () ->
            lane.marks().move(channel, mark)
                ? Answer.yes(FrameDeed.SILENCE)
                : Answer.no(Refusal.UNAVAILABLE));
  }

  private Future<Answer<Text>> typing(Device device, ChannelFrame.Typing frame) {
    var person = device.principal().person();
    inFollowed(
        device,
        frame.channel(),
        (lane, live) ->
            live.state()
                .member(person)
                .filter(member -> Access.mayWrite(member.role()) && live.state().isOpen())
                .ifPresent(_ -> lane.marks().typing(live, person)));
    return Answer.yes(FrameDeed.SILENCE);
  }

  private Future<Answer<Text>> show(Device device, ChannelFrame.Show frame) {
    var shown = Set.copyOf(frame.channels());
    for (var channel : devices.followed(device)) {
      inFollowed(
          device,
          channel,
          (lane, live) -> {
            if (live.following().show(device, shown.contains(channel)) && shown.contains(channel)) {
              var here = live.presence().here(live.hereOnThisNode());
              lane.marks().tellPresence(live, device, here);
            }
          });
    }
    return reading.marks(device, frame.channels());
  }

  private Future<Answer<Text>> leave(Device device, ChannelFrame.Leave frame) {
    var channel = frame.channel();
    devices.leave(device, channel);
    var lane = log.lane(channel);
    lane.run(() -> lane.unfollow(channel, device));
    return Answer.yes(ChannelFrames.left(frame.ref(), channel));
  }

  private interface InLane {
    void act(Lane lane, LiveChannel live);
  }

  /// Does something on the channel's lane, if the device follows it.
  private void inFollowed(Device device, ChannelId channel, InLane deed) {
    var lane = log.lane(channel);
    lane.run(
        () ->
            lane.find(channel)
                .filter(live -> live.following().has(device))
                .ifPresent(live -> deed.act(lane, live)));
  }
}
