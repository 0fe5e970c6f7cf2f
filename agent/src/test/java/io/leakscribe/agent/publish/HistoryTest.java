package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.alert.KnownIncident;
import io.leakscribe.agent.options.Identity;
import io.leakscribe.agent.suspect.Past;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalWriter;
import io.leakscribe.journal.LossCause;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final long PID = 4711;

  @TempDir Path dir;
  private final List<String> log = new ArrayList<>();
  private final List<Long> living = new ArrayList<>();

  @Test
  void a_service_without_journals_has_no_past() {
    assertThat(read(here("web-1-9", "web-1", "1")))
        .isEqualTo(new History.Findings(List.of(), null, List.of(), Past.NONE, Set.of()));
    assertThat(log).isEmpty();
  }

  @Test
  void a_run_that_never_stopped_is_lost_and_was_last_seen_at_its_last_beat() throws Exception {
    new Run("web-1-4711", 0).started("1").beat(30, 50).end();

    History.Lost lost = only(read(here("web-1-9", "web-1", "1")).lost());
    assertThat(lost.run()).isEqualTo("web-1-4711@0");
    assertThat(lost.lastSeen()).isEqualTo(Seen.NOW.plusSeconds(30));
    assertThat(lost.loss().cause()).isEqualTo(LossCause.KILLED);
  }

  @Test
  void a_run_that_stopped_is_not() throws Exception {
    new Run("web-1-4711", 0).started("1").beat(30, 50).stopped().end();
    assertThat(read(here("web-1-9", "web-1", "1")).lost()).isEmpty();
  }

  @Test
  void nor_is_one_whose_page_knows_of_a_stop_that_the_journal_could_not_take() throws Exception {
    Run run = new Run("web-1-4711", 0).started("1").beat(30, 50);
    run.heartbeat().ending(Ending.IN_ORDER);
    run.end();
    assertThat(read(here("web-1-9", "web-1", "1")).lost()).isEmpty();
  }

  @Test
  void one_that_stopped_with_a_full_heap_was_out_of_memory() throws Exception {
    Run run = new Run("web-1-4711", 0).started("1").beat(30, 99).stopped();
    run.heartbeat().ending(Ending.IN_ORDER);
    run.end();

    assertThat(only(read(here("web-1-9", "web-1", "1")).lost()).loss().cause())
        .isEqualTo(LossCause.OUT_OF_MEMORY_ERROR);
  }

  @Test
  void only_runs_of_this_host_are_judged() throws Exception {
    new Run("web-10-4711", 0).started("1").beat(30, 50).end();
    new Run("web-1-a-4711", 0).started("1").beat(30, 50).end();
    new Run("web-1-", 0).started("1").beat(30, 50).end();
    new Run("web-1", 0).started("1").beat(30, 50).end();

    assertThat(read(here("web-1-9", "web-1", "1")).lost()).isEmpty();
    assertThat(only(read(here("web-1", "other", "1")).lost()).run()).isEqualTo("web-1@0");
  }

  @Test
  void an_instance_that_was_set_is_the_same_host_again() throws Exception {
    new Run("shop-1", 0).started("1").beat(30, 50).end();
    new Run("shop-10", 0).started("1").beat(30, 50).end();

    assertThat(only(read(here("shop-1", "web-7", "1")).lost()).run()).isEqualTo("shop-1@0");
  }

  @Test
  void a_run_that_lives_is_not_lost_by_its_lock() throws Exception {
    Run run = new Run("shop-1", 0).started("1").beat(30, 50);
    assertThat(read(here("shop-1", "web-7", "1")).lost()).isEmpty();
    run.end();
    assertThat(read(here("shop-1", "web-7", "1")).lost()).hasSize(1);
  }

  @Test
  void a_run_without_a_page_is_not_lost_while_its_process_lives() throws Exception {
    Run run = new Run("shop-1", 0).started("1");
    run.end();
    Files.delete(RunIds.heartbeat(run.file));
    living.add(PID);
    assertThat(read(here("shop-1", "web-7", "1")).lost()).isEmpty();

    living.clear();
    assertThat(only(read(here("shop-1", "web-7", "1")).lost()).loss().cause())
        .isEqualTo(LossCause.UNKNOWN);
  }

  @Test
  void a_pid_counts_only_for_a_process_that_began_before_the_run() throws Exception {
    Processes processes = Processes.ofThisHost();
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    try {
      Instant began = sleeper.info().startInstant().orElseThrow();
      assertThat(processes.alive(sleeper.pid(), began.plusSeconds(1))).isTrue();
      assertThat(processes.alive(sleeper.pid(), began.plusSeconds(86_400))).isTrue();
      assertThat(processes.alive(sleeper.pid(), began.minusSeconds(60))).isFalse();
    } finally {
      sleeper.destroyForcibly().waitFor();
    }
    assertThat(processes.alive(sleeper.pid(), Instant.now())).isFalse();
    assertThat(processes.alive(ProcessHandle.current().pid(), Instant.now())).isFalse();
  }

  @Test
  void a_loss_is_told_once_by_runs_that_follow_one_another() throws Exception {
    new Run("shop-1", 0).started("1").beat(30, 50).end();
    History.Findings second = read(here("shop-1", "web-7", "1"));
    new Run("shop-1", 100).started("1").beat(130, 50).past(second).end();
    History.Findings third = read(here("shop-1", "web-7", "1"));
    new Run("shop-1", 200).started("1").beat(230, 50).past(third).end();

    assertThat(second.lost()).extracting(History.Lost::run).containsExactly("shop-1@0");
    assertThat(third.lost()).extracting(History.Lost::run).containsExactly("shop-1@100");
    assertThat(read(here("shop-1", "web-7", "1")).lost())
        .extracting(History.Lost::run)
        .containsExactly("shop-1@200");
  }

  @Test
  void another_version_than_before_is_a_deploy() throws Exception {
    new Run("web-1-1", 0).started("1").stopped().end();
    new Run("web-2-1", 100).started("2").stopped().end();

    assertThat(read(here("web-1-9", "web-1", "3")).deploy())
        .isEqualTo(new History.Deploy("2", "3"));
    assertThat(read(here("web-1-9", "web-1", "2")).deploy()).isNull();
  }

  @Test
  void a_version_that_is_not_known_is_no_deploy_in_either_direction() throws Exception {
    new Run("web-1-1", 0).started(History.UNKNOWN_VERSION).stopped().end();
    assertThat(read(here("web-1-9", "web-1", "2")).deploy()).isNull();

    new Run("web-1-2", 100).started("1").stopped().end();
    new Run("web-1-3", 200).started(History.UNKNOWN_VERSION).stopped().end();
    assertThat(read(here("web-1-9", "web-1", null)).deploy()).isNull();
    assertThat(read(here("web-1-9", "web-1", History.UNKNOWN_VERSION)).deploy()).isNull();
    assertThat(read(here("web-1-9", "web-1", "2")).deploy())
        .isEqualTo(new History.Deploy("1", "2"));
  }

  @Test
  void incidents_that_nobody_resolved_are_known_with_all_their_runs() throws Exception {
    new Run("web-1-1", 0).started("1").leak("i1", "f1", 10.0).leak("i2", "f2", 1.0).end();
    new Run("web-1-2", 100).started("1").leak("i1", "f1", 20.0).leak("i1", "f1", null).end();
    new Run("web-1-3", 200)
        .started("1")
        .event(origin -> new Event.LeakResolved(origin, "i2", "stopped"))
        .end();

    KnownIncident known = only(read(here("web-1-9", "web-1", "1")).incidents());
    assertThat(known.id()).isEqualTo("i1");
    assertThat(known.fingerprint()).isEqualTo("f1");
    assertThat(known.opened()).isEqualTo(Seen.NOW.plusSeconds(1));
    assertThat(known.runs()).containsExactly("web-1-1@0", "web-1-2@100");
    assertThat(known.entriesPerHour()).isEqualTo(20.0);
    assertThat(known.ruledOut()).containsExactly("traffic");
    assertThat(known.holder()).isEqualTo(Seen.suspect("f1", 20.0).holder());
  }

  @Test
  void an_incident_that_came_back_after_it_was_resolved_is_known_again() throws Exception {
    new Run("web-1-1", 0)
        .started("1")
        .leak("i1", "f1", 1.0)
        .event(origin -> new Event.LeakResolved(origin, "i1", "stopped"))
        .leak("i1", "f1", 2.0)
        .end();
    assertThat(only(read(here("web-1-9", "web-1", "1")).incidents()).entriesPerHour())
        .isEqualTo(2.0);
  }

  @Test
  void a_torn_journal_gives_what_it_has() throws Exception {
    Run run = new Run("shop-1", 0).started("1").beat(30, 50);
    run.end();
    String text = Files.readString(run.file);
    Files.writeString(run.file, text + "{\"v\":1,\"time\":\"2026-11-2");

    assertThat(read(here("shop-1", "web-7", "1")).lost()).hasSize(1);
    assertThat(log).isEmpty();
  }

  private History.Findings read(Identity here) {
    return History.read(
        RunIds.serviceDir(dir, "shop"), here, (pid, then) -> living.contains(pid), log::add);
  }

  private static Identity here(String instance, String host, @Nullable String version) {
    return new Identity("shop", instance, host, version);
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }

  /** A run of the shop that began so many seconds after {@link Seen#NOW}. */
  private final class Run {
    final Path file;
    private final String id;
    private final Instant start;
    private final JournalWriter journal;
    private final Heartbeat heartbeat;
    private final JournalPublisher publisher;
    private int seconds;

    Run(String instance, int startSecond) throws Exception {
      start = Seen.NOW.plusSeconds(startSecond);
      id = instance + "@" + startSecond;
      file = RunIds.journal(dir, "shop", instance, start);
      journal = JournalWriter.open(file);
      heartbeat = Heartbeat.open(RunIds.heartbeat(file));
      publisher =
          new JournalPublisher("shop", instance, id, journal::append, type -> {}, time -> time);
    }

    Heartbeat heartbeat() {
      return heartbeat;
    }

    Run event(Function<Origin, Event> event) {
      publisher.publish(start.plusSeconds(seconds++), event);
      return this;
    }

    Run started(String version) {
      return event(
          origin ->
              new Event.AgentStarted(origin, version, "jvm", "G1", 100, null, PID, 5325, Map.of()));
    }

    Run stopped() {
      return event(origin -> new Event.AgentStopped(origin, 1));
    }

    Run past(History.Findings past) {
      publisher.past(start.plusSeconds(seconds++), past);
      return this;
    }

    Run leak(String incident, String fingerprint, @Nullable Double entriesPerHour) {
      return event(
          origin ->
              new Event.Leak(
                  origin,
                  Stage.SUSPECTED,
                  incident,
                  List.of(Seen.suspect(fingerprint, entriesPerHour)),
                  null,
                  List.of(new RuledOut("traffic", "steady"))));
    }

    Run beat(int second, long heapPercent) throws Exception {
      heartbeat.beat(new Beat(Seen.NOW.plusSeconds(second), heapPercent, 100, -1, -1, -1, 0.5));
      return this;
    }

    void end() throws Exception {
      journal.close();
      heartbeat.close();
    }
  }
}
