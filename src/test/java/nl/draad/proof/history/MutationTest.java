package nl.draad.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A clean run of many steps, one thing changed in it at random: it is always found. What is
/// changed where comes from a seed, which a failure names.
class MutationTest {
  private static final int SEEDS = 25;

  @Test
  void aCleanRunIsClean() {
    for (var seed = 0; seed < SEEDS; seed++) {
      var run = RandomRun.of(seed).run();
      assertThat(run.events).hasSizeGreaterThan(200);
      assertThat(run.violations()).as("seed %s", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneChangeIsFound(Mutation mutation) {
    for (var seed = 0; seed < SEEDS; seed++) {
      var run = RandomRun.of(seed).run();
      var what = mutation.apply(run, new Random(seed));
      assertThat(run.violations()).as("seed %s: %s", seed, what).isNotEmpty();
    }
  }

  /// A change of one thing; tells which.
  enum Mutation {
    A_POST_IS_LOST {
      @Override
      Object apply(Run run, Random random) {
        var said = run.said(RandomRun.GROUP);
        return said.remove(random.nextInt(said.size()));
      }
    },
    A_POST_IS_STORED_TWICE {
      @Override
      Object apply(Run run, Random random) {
        var said = run.said(RandomRun.GROUP);
        var twice = said.get(random.nextInt(said.size()));
        said.add(twice);
        return twice;
      }
    },
    TWO_POSTS_CHANGE_PLACES {
      @Override
      Object apply(Run run, Random random) {
        var said = run.said(RandomRun.GROUP);
        var place = random.nextInt(said.size() - 1);
        var first = said.get(place);
        said.set(place, said.get(place + 1));
        said.set(place + 1, first);
        return first;
      }
    },
    A_DEVICE_MISSES_ONE {
      @Override
      Object apply(Run run, Random random) {
        var all = shown(run, random).toList();
        var missed = all.get(1 + random.nextInt(all.size() - 1));
        run.events.remove(missed);
        return missed;
      }
    },
    A_DEVICE_SHOWS_ONE_TWICE {
      @Override
      Object apply(Run run, Random random) {
        var all = shown(run, random).toList();
        var twice = all.get(random.nextInt(all.size()));
        run.events.add(run.events.indexOf(twice), twice);
        return twice;
      }
    },
    A_DEVICE_SHOWS_TWO_IN_ANOTHER_ORDER {
      @Override
      Object apply(Run run, Random random) {
        var all = shown(run, random).toList();
        var place = random.nextInt(all.size() - 1);
        var first = run.events.indexOf(all.get(place));
        var second = run.events.indexOf(all.get(place + 1));
        run.events.set(first, all.get(place + 1));
        run.events.set(second, all.get(place));
        return all.get(place);
      }
    },
    SOMEBODY_ELSE_SAID_IT {
      @Override
      Object apply(Run run, Random random) {
        var all = shown(run, random).toList();
        var one = all.get(random.nextInt(all.size()));
        var author = one.author().equals("anna") ? "bela" : "anna";
        run.events.set(
            run.events.indexOf(one),
            new Event.Shown(
                one.at(), one.person(), one.device(), one.channel(), author, one.text(), -1));
        return one;
      }
    },
    AN_AUTHOR_IS_TOLD_THAT_IT_FAILED {
      @Override
      Object apply(Run run, Random random) {
        var said = run.said(RandomRun.GROUP);
        var post = said.get(random.nextInt(said.size()));
        var text = post.texts().getFirst();
        run.events.add(
            new Event.Failed(
                run.tick(), post.author(), Run.device(post.author()), RandomRun.GROUP, text));
        return text;
      }
    },
    AN_UNREAD_COUNT_IS_OFF {
      @Override
      Object apply(Run run, Random random) {
        var all = of(run, Event.UnreadTold.class).toList();
        var one = all.get(random.nextInt(all.size()));
        var off = one.unread() + (random.nextBoolean() ? 1 : -1);
        run.events.set(
            run.events.indexOf(one),
            new Event.UnreadTold(
                one.at(), one.person(), one.device(), one.channel(), off, one.asked()));
        return one;
      }
    },
    A_CURSOR_IS_BEYOND {
      @Override
      Object apply(Run run, Random random) {
        var said = run.said(RandomRun.GROUP).size();
        return run.read(RandomRun.GROUP, "bela", said + 1 + random.nextInt(3));
      }
    },
    AN_OWNER_CHANGES {
      @Override
      Object apply(Run run, Random random) {
        var taken = run.chats.stream().filter(chat -> !chat.claims().isEmpty()).toList();
        var chat = taken.get(random.nextInt(taken.size()));
        run.put(
            new Stored.Chat(
                chat.id(), chat.desk(), chat.client(), "thief", chat.active(), chat.claims()));
        return chat;
      }
    },
    A_CHAT_IS_TAKEN_AGAIN {
      @Override
      Object apply(Run run, Random random) {
        var all = of(run, Event.Claimed.class).toList();
        var one = all.get(random.nextInt(all.size()));
        run.events.add(
            new Event.Claimed(run.tick(), run.tick(), "thief", one.desk(), one.chat(), false));
        return one;
      }
    },
    A_PLACE_IN_THE_QUEUE_IS_OFF {
      @Override
      Object apply(Run run, Random random) {
        var all = of(run, Event.PositionTold.class).toList();
        var one = all.get(random.nextInt(all.size()));
        run.events.add(
            new Event.PositionTold(
                one.at(), one.client(), one.desk(), one.chat(), one.position() + 9));
        return one;
      }
    },
    A_FORMER_MEMBER_READS_ON {
      @Override
      Object apply(Run run, Random random) {
        run.dismiss(RandomRun.GROUP, "carl");
        run.post("anna", RandomRun.GROUP, "about carl");
        run.showNew(RandomRun.GROUP);
        return run.show("carl", RandomRun.GROUP, run.said(RandomRun.GROUP).size() - 1, Event.LIVE);
      }
    },
    A_TEXT_STAYS_THAT_WAS_TAKEN_BACK {
      @Override
      Object apply(Run run, Random random) {
        var all = of(run, Event.Removed.class).toList();
        var one = all.get(random.nextInt(all.size()));
        run.events.remove(one);
        return one;
      }
    };

    abstract Object apply(Run run, Random random);

    private static <E extends Event> Stream<E> of(Run run, Class<E> kind) {
      return run.events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// What one device that settled showed of the group.
    private static Stream<Event.Shown> shown(Run run, Random random) {
      var person = List.of("anna", "bela").get(random.nextInt(2));
      return of(run, Event.Shown.class)
          .filter(event -> event.person().equals(person))
          .filter(event -> event.channel().equals(RandomRun.GROUP));
    }
  }
}
