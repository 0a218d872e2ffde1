package nl.draad.proof.load;

import java.util.Random;
import nl.draad.proof.history.Event;
import nl.draad.proof.history.History;

/// What somebody does at the desk over HTTP on one device, until the run is over. Runs on a virtual
/// thread of its own.
abstract class DeskLife implements Runnable {
  final ProofDevice device;
  final Random random;
  final Phase making;
  final History history;
  final String desk;
  final Scale scale;

  DeskLife(ProofDevice device, Random random, Stagehands hands, Scale scale) {
    this.device = device;
    this.random = random;
    this.making = hands.making();
    this.history = hands.history();
    this.desk = hands.cast().desks().getFirst();
    this.scale = scale;
  }

  @Override
  public final void run() {
    try {
      live();
    } catch (Over _) {
      // nothing more to do
    }
  }

  /// As long as traffic is made; may end with [Over].
  abstract void live();

  /// Asks for a deed. When the run is over before there is an answer, the history says so.
  ///
  /// @param place the desk or chat it is about
  final Api.Answer deed(String path, String place) {
    var begun = history.now();
    try {
      return device.session().ask("POST", path);
    } catch (Over over) {
      history.record(new Event.Unanswered(begun, history.now(), name(), place));
      throw over;
    }
  }

  /// Ends a chat; it may have been ended before.
  final void end(String chat) {
    var answer = deed("/api/chats/" + chat + "/end", chat);
    if (answer.isGood()) {
      history.record(new Event.Ended(answer.begun(), answer.at(), name(), chat));
    }
  }

  /// What the history calls this person.
  final String name() {
    return device.person().name();
  }
}
