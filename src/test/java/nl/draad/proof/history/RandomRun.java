package nl.draad.proof.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A clean run of a perfect messenger, made at random from a seed: a group that talks, edits and
/// takes back, with devices that lag behind, and a desk with a queue.
final class RandomRun {
  static final String GROUP = "group";
  private static final String DESK = "desk";
  private static final int STEPS = 120;
  private static final int CAPACITY = 3;

  private final Run run = new Run();
  private final Random random;
  private final Map<String, Integer> shown = new HashMap<>();
  private final List<String> waiting = new ArrayList<>();
  private final List<String> active = new ArrayList<>();
  private int carlSees;
  private int chats;

  private RandomRun(long seed) {
    this.random = new Random(seed);
  }

  static RandomRun of(long seed) {
    return new RandomRun(seed);
  }

  Run run() {
    run.capacity.put("wim", CAPACITY);
    List.of("anna", "bela", "carl").forEach(person -> run.admit(GROUP, person, true));
    for (var step = 0; step < STEPS; step++) {
      step(step);
    }
    visit();
    take();
    catchUp("anna");
    catchUp("bela");
    withdrawn();
    if (run.isIn(GROUP, "carl")) {
      catchUp("carl");
    }
    run.settle("anna", "bela");
    run.unread(GROUP, "anna", run.unread(GROUP, "anna"));
    run.unread(GROUP, "bela", run.unread(GROUP, "bela"));
    return run;
  }

  private void step(int step) {
    switch (random.nextInt(12)) {
      case 0 -> visit();
      case 1 -> take();
      case 2 -> leave();
      case 3 -> edit(step);
      case 4 -> carl();
      case 5 -> {
        var person = anyone();
        if (shown.getOrDefault(person, 0) > 0) {
          run.sayRead(GROUP, person, shown.getOrDefault(person, 0));
        }
      }
      case 6, 7 -> catchUp(anyone());
      default -> run.post(anyone(), GROUP, "said " + step);
    }
  }

  private String anyone() {
    return List.of("anna", "bela").get(random.nextInt(2));
  }

  /// A device shows all that it misses.
  private void catchUp(String person) {
    var said = run.said(GROUP).size();
    for (var index = shown.getOrDefault(person, 0); index < said; index++) {
      run.show(person, GROUP, index, Event.LIVE);
    }
    shown.put(person, said);
  }

  /// Everyone hears of it in time.
  private void edit(int step) {
    var said = run.said(GROUP);
    if (said.isEmpty()) {
      return;
    }
    catchUp("anna");
    catchUp("bela");
    var index = random.nextInt(said.size());
    var was = said.get(index);
    run.edit(GROUP, index, "changed " + step);
    for (var person : List.of("anna", "bela")) {
      run.change(person, GROUP, was.text(), "changed " + step, was.author());
    }
    if (run.isIn(GROUP, "carl")) {
      catchUp("carl");
    }
    if (run.isIn(GROUP, "carl") && index >= carlSees) {
      run.change("carl", GROUP, was.text(), "changed " + step, was.author());
    }
  }

  /// The last thing is taken back.
  private void withdrawn() {
    run.post("anna", GROUP, "rashly said");
    catchUp("anna");
    catchUp("bela");
    run.withdraw(GROUP, run.said(GROUP).size() - 1);
    for (var person : List.of("anna", "bela")) {
      run.events.add(
          new Event.Removed(run.tick(), person, Run.device(person), GROUP, "rashly said"));
    }
  }

  /// Carl comes and goes; his device is wiped every time.
  private void carl() {
    if (run.isIn(GROUP, "carl")) {
      catchUp("carl");
      run.dismiss(GROUP, "carl").wipe(GROUP, "carl");
    } else {
      var past = random.nextBoolean();
      run.admit(GROUP, "carl", past);
      carlSees = past ? 0 : run.said(GROUP).size();
      shown.put("carl", carlSees);
    }
  }

  private void visit() {
    var chat = "chat " + ++chats;
    run.ask("client " + chats, DESK, chat);
    waiting.add(chat);
    run.position(chat, waiting.size());
  }

  private void take() {
    if (!waiting.isEmpty() && active.size() < CAPACITY) {
      var oldest = random.nextInt(3) > 0;
      var chat = waiting.remove(oldest ? 0 : random.nextInt(waiting.size()));
      run.claim("wim", chat, oldest);
      active.add(chat);
    }
  }

  private void leave() {
    if (!active.isEmpty()) {
      run.end("wim", active.removeFirst());
    } else if (!waiting.isEmpty()) {
      var chat = waiting.removeLast();
      run.end(run.chat(chat).client(), chat);
    }
  }
}
