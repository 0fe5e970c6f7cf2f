package io.leakscribe.agent.runtime;

import io.leakscribe.agent.alert.IncidentTracker;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.suspect.Analyst;
import io.leakscribe.agent.suspect.Assessment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From one observation to what is told of it. For the agent's one thread. */
final class Watch {
  /** What a holder holds seldom changes, and finding out walks it. */
  private static final int LOOK_INSIDE_EVERY = 5;

  private final Probes probes;
  private final Telling telling;
  private final Analyst analyst;
  private final IncidentTracker tracker;
  private @Nullable Assessment assessment;

  /** By the age of the process: the wall clock may be set back. */
  private Duration nextAnalysis = Duration.ZERO;

  private int analyses;

  Watch(Probes probes, Telling telling) {
    this.probes = probes;
    this.telling = telling;
    this.analyst = new Analyst(telling.recurrences());
    this.tracker = new IncidentTracker(telling.knownIncidents());
  }

  void next(Observation seen, long errors) {
    analyst.observe(seen);
    if (analyst.wantsSurvivors()) {
      probes.followSurvivors();
    }
    if (seen.uptime().compareTo(nextAnalysis) >= 0) {
      nextAnalysis = seen.uptime().plus(Pace.analysis(seen.uptime()));
      assessment = weigh(seen);
    }
    if (assessment != null) {
      telling.tell(seen, assessment, tracker.state().level(), tracker.openIncident());
    }
    telling.cost(probes.trackedObjects(), probes.pauses(), errors);
  }

  private Assessment weigh(Observation seen) {
    Assessment now = analyst.assess(seen.time());
    if (analyses++ % LOOK_INSIDE_EVERY == 0) {
      probes.lookInto(analyst.holdersOfInterest());
    }
    String unheld = analyst.lacksPath();
    if (unheld != null) {
      probes.findPath(unheld, analyst.liveBytes(seen.time()));
    }
    telling.turns(seen.time(), tracker.update(now));
    return now;
  }
}
