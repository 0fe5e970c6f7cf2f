package io.leakscribe.agent.runtime;

import io.leakscribe.agent.alert.IncidentTracker;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.suspect.Analyst;
import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.OwnClasses;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From one observation to what is told of it. For the agent's one thread. */
final class Watch {
  /** What a holder holds seldom changes, and finding out walks it. */
  private static final int LOOK_INSIDE_EVERY = 5;

  private static final int MOST_AT_ONCE = 4;

  /** Where next to nothing rises, walking for what may hold it can wait until then. */
  private static final Duration WALK_WHERE_CALM = Duration.ofMinutes(10);

  private final Probes probes;
  private final Telling telling;
  private final Runnable breath;
  private final Analyst analyst;
  private final IncidentTracker tracker;
  private final Outlook outlook = new Outlook();
  private @Nullable Duration left;
  private @Nullable Assessment assessment;

  /** By the age of the process: the wall clock may be set back. */
  private @Nullable Duration lastAnalysis;

  private int analyses;

  /** What was looked into since it began to grow. */
  private final Set<String> looked = new HashSet<>();

  Watch(Probes probes, Telling telling, SteadyClock clock, Runnable breath) {
    this.breath = breath;
    this.probes = probes;
    this.telling = telling;
    this.analyst = new Analyst(telling.past(), breath);
    this.tracker = new IncidentTracker(telling.knownIncidents(), clock::wall);
    probes.follow(telling.knownHolders());
  }

  /** The agent's thread woke this much later than it wanted: then others could not run either. */
  void woke(Duration late) {
    telling.stalled(late);
  }

  /** Takes what the application has loaded, in order. */
  void loaded(OwnClasses classes) {
    analyst.observe(classes);
  }

  /** Time to the next look, at this age of the process. */
  Duration pause(Duration uptime) {
    return Pace.look(uptime, left);
  }

  void next(Observation seen, long errors) {
    analyst.observe(seen);
    breath.run();
    lookAhead(seen);
    if (analyst.wantsSurvivors()) {
      probes.followSurvivors();
    }
    if (isDue(seen.uptime())) {
      lastAnalysis = seen.uptime();
      assessment = weigh(seen);
      breath.run();
    }
    if (assessment != null) {
      telling.tell(
          seen, tracker.shown(assessment), tracker.state().level(), tracker.openIncident());
    }
    breath.run();
    telling.lookAfter();
    telling.cost(probes.trackedObjects(), probes.pauses(), errors);
  }

  /** What is suspected is looked at closely, however slowly it grows. */
  private void lookAhead(Observation seen) {
    outlook.observe(seen);
    boolean suspected = assessment != null && !assessment.suspects().isEmpty();
    left = suspected || tracker.openIncident() != null ? null : outlook.left();
    probes.calm(Pace.isCalm(left));
  }

  private boolean isDue(Duration uptime) {
    return lastAnalysis == null
        || uptime.compareTo(lastAnalysis.plus(Pace.analysis(uptime, left))) >= 0;
  }

  private boolean mayWalk(Duration uptime) {
    return !Pace.isCalm(left) || uptime.compareTo(WALK_WHERE_CALM) >= 0;
  }

  private Assessment weigh(Observation seen) {
    Assessment now = analyst.assess(seen.time());
    telling.weighed(seen.time(), analyst.considered());
    breath.run();
    lookInside();
    breath.run();
    probes.lookFor(analyst.wanted());
    probes.follow(holders(now));
    probes.watchTurnover(suspected(now));
    breath.run();
    if (analyst.wantsReach() && mayWalk(seen.uptime())) {
      probes.reachOut(Analyst.explains(now));
    }
    String unheld = analyst.lacksPath();
    if (unheld != null) {
      probes.findPath(unheld, analyst.liveBytes(seen.time()));
    }
    telling.turns(seen.time(), tracker.update(now));
    telling.verdicts(seen.time(), now.notLeaks());
    return now;
  }

  /** Into what has just begun to grow at once: how large its entries are decides a lot. */
  private void lookInside() {
    Set<String> growing = analyst.holdersOfInterest();
    looked.retainAll(growing);
    if (analyses++ % LOOK_INSIDE_EVERY == 0) {
      looked.addAll(growing);
      probes.lookInto(growing);
      return;
    }
    Set<String> fresh = new LinkedHashSet<>();
    for (String holder : growing) {
      if (fresh.size() < MOST_AT_ONCE && looked.add(holder)) {
        fresh.add(holder);
      }
    }
    probes.lookInto(fresh);
  }

  /** Holders of the suspects, best first, then those that are about to be. */
  private Set<String> suspected(Assessment now) {
    Set<String> holders = holders(now);
    holders.addAll(analyst.holdersToCount());
    return holders;
  }

  private static Set<String> holders(Assessment now) {
    Set<String> holders = new LinkedHashSet<>();
    for (RankedSuspect suspect : now.suspects()) {
      String holder = suspect.suspect().holder();
      if (holder != null) {
        holders.add(holder);
      }
    }
    return holders;
  }
}
