package nl.draad.server.demonstration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.draad.access.ChannelKind;
import nl.draad.access.ChannelRole;
import nl.draad.server.demonstration.Rhythm.Step;
import org.jspecify.annotations.Nullable;

/// Writes the dossiers: team, group thread, and messages between client and workers.
final class Dossiers {
  private final Rows rows;
  private final Cast cast;
  private final Moments moments;
  private final List<Scene> scenes;

  Dossiers(Rows rows, Cast cast, Moments moments, List<Scene> scenes) {
    this.rows = rows;
    this.cast = cast;
    this.moments = moments;
    this.scenes = scenes;
  }

  void write(World.Dossier dossier) {
    var random = new SplittableRandom(dossier.client().hashCode());
    var own = Script.read(dossier.group(), 0);
    var score = new Score(moments, Rhythm.GROUP, workers(own), random);
    score.add(own);
    if (dossier.weave() != null) {
      weave(dossier, own, random)
          .forEach(one -> score.add(moments.at(one.day(), one.time()), one.lines()));
    }
    var group = score.inOrder();
    var opened = group.getFirst().at();
    rows.add(
        Table.DOSSIER,
        Cast.dossier(dossier),
        cast.organisation(dossier.organisation()),
        cast.person(dossier.client()).value(),
        Rows.time(opened));
    team(dossier, group);
    channel(dossier, Cast.group(dossier), ChannelKind.GROUP, group, dossier.unread());
    channel(
        dossier,
        Cast.messages(dossier),
        ChannelKind.MESSAGES,
        messages(dossier, group, workers(own), random),
        dossier.unreadMessages());
  }

  private List<Weaver.Woven> weave(World.Dossier dossier, List<Line> own, SplittableRandom random) {
    var stays = new Stays(own, dossier.away());
    var workers = workers(own);
    int posts = dossier.weave() == null ? 0 : dossier.weave();
    var weaver =
        new Weaver(moments, scenes, (who, ago) -> isFree(workers, stays, who, ago), random);
    return weaver.weave(dossier.opened() - 1, posts - posts(own));
  }

  /// Workers are free for a scene on working days only.
  private boolean isFree(Set<String> workers, Stays stays, String who, int ago) {
    var isWork = !Moments.isWeekend(moments.daysAgo(ago));
    return stays.isThere(who, ago) && (isWork || !workers.contains(who));
  }

  private static Set<String> workers(List<Line> own) {
    return own.stream()
        .filter(line -> line instanceof Line.LetIn letIn && letIn.role() == ChannelRole.WORKER)
        .map(line -> ((Line.LetIn) line).who())
        .collect(Collectors.toSet());
  }

  private static int posts(List<Line> lines) {
    return (int)
        lines.stream()
            .filter(line -> line instanceof Line.Say say && say.deed() == Line.Deed.POST)
            .count();
  }

  private void team(World.Dossier dossier, List<Step> group) {
    var since = new HashMap<String, Step>();
    for (var step : group) {
      switch (step.line()) {
        case Line.LetIn letIn -> since.put(letIn.who(), step);
        case Line.Leave leave -> teamMember(dossier, since.remove(leave.who()), step.at());
        case Line.Say _, Line.Begin _, Line.Claim _ -> {}
      }
    }
    since.values().forEach(step -> teamMember(dossier, step, null));
  }

  private void teamMember(World.Dossier dossier, @Nullable Step joined, @Nullable Instant until) {
    if (joined == null || !(joined.line() instanceof Line.LetIn letIn)) {
      throw new IllegalArgumentException("expected somebody who was let in");
    }
    rows.add(
        Table.TEAM_MEMBER,
        Cast.dossier(dossier),
        cast.person(letIn.who()).value(),
        letIn.role().number(),
        Rows.time(joined.at()),
        until == null ? null : Rows.time(until));
  }

  /// The messages, with the comings and goings of client and workers out of the group thread. A
  /// worker who comes later sees what comes later.
  private List<Step> messages(
      World.Dossier dossier, List<Step> group, Set<String> workers, SplittableRandom random) {
    var score = new Score(moments, Rhythm.MESSAGES, workers, random);
    score.add(Script.read(dossier.messages(), 0));
    var steps = new ArrayList<Step>();
    var inside = new ArrayList<String>();
    for (var step : group) {
      if (step.line() instanceof Line.LetIn letIn && isTwo(letIn.role())) {
        boolean fromNow = inside.size() > 1;
        inside.add(letIn.who());
        steps.add(new Step(step.at(), new Line.LetIn(letIn.who(), letIn.role(), fromNow)));
      } else if (step.line() instanceof Line.Leave leave && inside.remove(leave.who())) {
        steps.add(step);
      }
    }
    steps.addAll(score.inOrder());
    steps.sort(Comparator.comparing(Step::at));
    return steps;
  }

  private static boolean isTwo(ChannelRole role) {
    return role == ChannelRole.CLIENT || role == ChannelRole.WORKER;
  }

  private void channel(
      World.Dossier dossier,
      UUID channel,
      ChannelKind kind,
      List<Step> steps,
      Map<String, Integer> unread) {
    rows.add(
        Table.CHANNEL,
        channel,
        kind.number(),
        cast.organisation(dossier.organisation()),
        Cast.dossier(dossier),
        Rows.time(steps.getFirst().at()));
    var scribe = new Scribe(rows, cast, channel);
    for (var step : steps) {
      switch (step.line()) {
        case Line.LetIn letIn -> scribe.letIn(letIn, dossier.client(), step.at());
        case Line.Leave leave -> scribe.leave(leave.who(), step.at());
        case Line.Say say -> scribe.say(say, step.at());
        case Line.Begin _, Line.Claim _ ->
            throw new IllegalArgumentException("expected no claim in a dossier");
      }
    }
    scribe.finish(true, unread);
  }
}
