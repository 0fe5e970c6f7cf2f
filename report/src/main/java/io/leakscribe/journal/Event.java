package io.leakscribe.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal. Immutable; collections given to a record are copied.
 *
 * <p>The names of types and fields are those of the journal's contract: readers elsewhere depend on
 * them.
 */
public sealed interface Event {

  /** The fields that every event has. */
  Origin origin();

  /** The {@code type} field of the journal line. */
  String type();

  /** The agent is up. {@code memoryLimit} is the container's or host's, in bytes, if known. */
  record AgentStarted(
      Origin origin,
      String version,
      String jvm,
      String collector,
      long heapMax,
      @Nullable Long memoryLimit,
      long pid,
      int port,
      Map<String, String> options)
      implements Event {
    public AgentStarted {
      options = Map.copyOf(options);
    }

    @Override
    public String type() {
      return "agent.started";
    }
  }

  /** The process stopped in an orderly way. */
  record AgentStopped(Origin origin, double uptimeSeconds) implements Event {
    @Override
    public String type() {
      return "agent.stopped";
    }
  }

  /** An earlier run of the same service on the same instance host never stopped in order. */
  record RunLost(
      Origin origin, String lostRun, Instant lastSeen, LossCause cause, List<String> evidence)
      implements Event {
    public RunLost {
      evidence = List.copyOf(evidence);
    }

    @Override
    public String type() {
      return "run.lost";
    }
  }

  /** The run started with another version than the one before. */
  record DeployDetected(Origin origin, String from, String to) implements Event {
    @Override
    public String type() {
      return "deploy.detected";
    }
  }

  /**
   * The steady heartbeat.
   *
   * @param floorBytes the newest live-set reading, absent before the first
   * @param heapMax the largest size that the heap may take, in bytes
   * @param series the other watched series by their name, see {@link SeriesNames}
   */
  record Sample(Origin origin, @Nullable Long floorBytes, long heapMax, Map<String, Double> series)
      implements Event {
    public Sample {
      series = Map.copyOf(series);
    }

    @Override
    public String type() {
      return "sample";
    }
  }

  /**
   * The state of an incident at one of its turns.
   *
   * @param stage which turn it is; also gives the event its type
   * @param incident id of the incident, {@code YYYYMMDD-HHMM-slug}
   * @param suspects best first
   * @param exhaustion when memory will be full, absent when none is foreseen
   * @param ruledOut the wrong suspects that have been cleared so far
   * @param diagnosis what is known beside the suspects
   */
  record Leak(
      Origin origin,
      Stage stage,
      String incident,
      List<Suspect> suspects,
      @Nullable Exhaustion exhaustion,
      List<RuledOut> ruledOut,
      Diagnosis diagnosis)
      implements Event {
    public Leak {
      suspects = List.copyOf(suspects);
      ruledOut = List.copyOf(ruledOut);
    }

    /** Of which nothing is known beside the suspects. */
    public Leak(
        Origin origin,
        Stage stage,
        String incident,
        List<Suspect> suspects,
        @Nullable Exhaustion exhaustion,
        List<RuledOut> ruledOut) {
      this(origin, stage, incident, suspects, exhaustion, ruledOut, Diagnosis.NONE);
    }

    @Override
    public String type() {
      return stage.eventType();
    }
  }

  /** Growth has stopped and stayed stopped. */
  record LeakResolved(Origin origin, String incident, String reason) implements Event {
    @Override
    public String type() {
      return "leak.resolved";
    }
  }

  /** A wrong suspect was checked and cleared. */
  record HypothesisRuledOut(Origin origin, String incident, String hypothesis, String evidence)
      implements Event {
    @Override
    public String type() {
      return "hypothesis.ruledOut";
    }
  }

  /**
   * Memory runs short, or grows, and no leak on the Java heap is the reason.
   *
   * @param verdict {@code sizing} or {@code native-retention}
   * @param evidence why, with the numbers
   */
  record NotALeak(Origin origin, String verdict, String evidence) implements Event {
    @Override
    public String type() {
      return "verdict.notALeak";
    }
  }

  /**
   * An Alertmanager told of this alert.
   *
   * @param alert its JSON object, as received and cut to bounds
   * @param delivery how it came in
   */
  record AlertReceived(Origin origin, Map<String, Object> alert, Delivery delivery)
      implements Event {
    public AlertReceived {
      alert = Map.copyOf(alert);
    }

    /** Of whose way here nothing is known. */
    public AlertReceived(Origin origin, Map<String, Object> alert) {
      this(origin, alert, Delivery.UNKNOWN);
    }

    @Override
    public String type() {
      return "alert.received";
    }
  }

  /**
   * A person's line.
   *
   * @param mark what it says of the incident's course, null when it is a mere remark
   */
  record NoteAdded(
      Origin origin, String incident, String text, @Nullable String author, @Nullable Mark mark)
      implements Event {

    /** A remark. */
    public NoteAdded(Origin origin, String incident, String text, @Nullable String author) {
      this(origin, incident, text, author, null);
    }

    @Override
    public String type() {
      return "note.added";
    }
  }

  /** An event of a type that this version does not know; kept, so that nothing is lost. */
  record Unknown(Origin origin, String type) implements Event {}
}
