package io.leakscribe.prometheus;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.outside.Recording.Answer;
import io.leakscribe.outside.Recording.Labelled;
import io.leakscribe.prometheus.Interview.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of a server's targets are those of the service: by the agent's own series, which
 * carry the id of the run, and from there by pod, by the start of the process, or by name. What
 * cannot be told is left out: no number of another service may get into a report.
 */
final class OwnTargets {
  private static final int MAX_RUNS = 40;

  /** An agent starts within this of its process, on a slow machine. */
  private static final int START_SECONDS = 60;

  /** Looks back in time at the whole of a server are dear. */
  private static final int MAX_LOOKS = 200;

  private final Interview interview;
  private final Incident incident;
  private final Asked asked;
  private final Set<Target> agents = new TreeSet<>();
  private final Set<String> pods = new TreeSet<>();

  private OwnTargets(Interview interview, Incident incident, Asked asked) {
    this.interview = interview;
    this.incident = incident;
    this.asked = asked;
  }

  /**
   * What belongs to the service.
   *
   * @param agents targets of the agent
   * @param serving targets that count requests
   * @param matchers for the series of {@code serving}; null when there are none
   * @param http how they count
   */
  record Found(
      Set<Target> agents,
      Set<Target> serving,
      @Nullable String matchers,
      @Nullable HttpMetrics http) {

    Set<Target> all() {
      Set<Target> all = new TreeSet<>(agents);
      all.addAll(serving);
      return all;
    }
  }

  /**
   * Asks.
   *
   * @param told matchers that the operator gave; null when they are to be found
   */
  static Found find(Interview interview, Incident incident, Asked asked, @Nullable String told) {
    return new OwnTargets(interview, incident, asked).find(told);
  }

  private Found find(@Nullable String told) {
    agents();
    List<Labelled> carriers = carriers(told);
    if (carriers == null) {
      return new Found(agents, Set.of(), null, null);
    }
    List<Labelled> own = told != null ? carriers : own(carriers);
    Set<Target> serving = targets(own);
    if (serving.isEmpty()) {
      unknown(carriers, told);
      return new Found(agents, serving, null, null);
    }
    HttpMetrics http = null;
    for (Labelled one : own) {
      HttpMetrics its = HttpMetrics.of(one.labels());
      http = http == null || (its != null && its.compareTo(http) < 0) ? its : http;
    }
    String matchers = told != null ? told : matchers(serving, targets(carriers));
    return new Found(agents, serving, matchers, http);
  }

  private void agents() {
    List<String> runs = incident.runs().stream().map(Run::id).sorted().limit(MAX_RUNS).toList();
    if (runs.isEmpty()) {
      return;
    }
    String query =
        "group by (job, instance, namespace, pod, run) (last_over_time(leakscribe_run_info{%s}[%s]))"
            .formatted(Matchers.matcher("run", runs), asked.range());
    Answer answer = interview.at("targets.agent", query, asked);
    if (answer == null) {
      return;
    }
    for (Labelled one : answer.series()) {
      agents.add(Target.of(one.labels()));
      pod(one.labels(), pods);
    }
    if (answer.series().isEmpty()) {
      interview.problem(
          "Prometheus has no series of the agent for the runs of this incident; does it scrape the"
              + " agent's port?");
    }
  }

  private static void pod(Map<String, String> labels, Set<String> to) {
    if (labels.containsKey("pod")) {
      to.add(labels.getOrDefault("namespace", "") + "/" + labels.get("pod"));
    }
  }

  /** Whoever counts requests when the service lived; null when that was not answered. */
  private @Nullable List<Labelled> carriers(@Nullable String told) {
    String selector = HttpMetrics.any();
    String narrowed = told == null ? selector : selector.replace("}", "," + told + "}");
    String query =
        "group by (__name__, job, instance, namespace, pod, application, service_name) ("
            + narrowed
            + ")";
    for (Instant time : times()) {
      Answer answer = interview.at("targets.http", query, new Asked(time, time));
      if (answer == null || !answer.series().isEmpty()) {
        return answer == null ? null : answer.series();
      }
    }
    return List.of();
  }

  private List<Instant> times() {
    List<Instant> times = new ArrayList<>();
    times.add(incident.detected().time());
    times.add(incident.latest().origin().time());
    return times.stream().distinct().toList();
  }

  private List<Labelled> own(List<Labelled> carriers) {
    if (carriers.isEmpty()) {
      return List.of();
    }
    List<Labelled> same = carriers.stream().filter(this::isSameTarget).toList();
    if (!same.isEmpty()) {
      return same;
    }
    Set<Target> started = started();
    List<Labelled> timed =
        carriers.stream().filter(one -> started.contains(Target.of(one.labels()))).toList();
    if (!timed.isEmpty()) {
      return timed;
    }
    List<Labelled> named = carriers.stream().filter(one -> isNamed(one.labels())).toList();
    return named.isEmpty() ? described(carriers) : named;
  }

  /** OpenTelemetry tells the name of the service in a series beside the others. */
  private List<Labelled> described(List<Labelled> carriers) {
    String query =
        "group by (job, instance) (last_over_time(target_info{%s}[%s]))"
            .formatted(
                Matchers.matcher("service_name", List.of(incident.service())), asked.range());
    Answer answer = interview.at("targets.described", query, asked);
    Set<Target> described = answer == null ? Set.of() : targets(answer.series());
    return carriers.stream().filter(one -> described.contains(Target.of(one.labels()))).toList();
  }

  private boolean isSameTarget(Labelled carrier) {
    Set<String> pod = new TreeSet<>();
    pod(carrier.labels(), pod);
    return agents.contains(Target.of(carrier.labels())) || pod.stream().anyMatch(pods::contains);
  }

  /** Targets on a host of an agent whose process began when a run did. */
  private Set<Target> started() {
    if (agents.isEmpty()) {
      return Set.of();
    }
    String within =
        incident.runs().stream()
            .limit(MAX_RUNS)
            .map(OwnTargets::startedWith)
            .collect(Collectors.joining(" or "));
    Answer answer =
        interview.at(
            "targets.started",
            "group by (job, instance) (last_over_time((%s)[%s:%ds]))"
                .formatted(within, asked.range(), Math.max(60, asked.seconds() / MAX_LOOKS)),
            asked);
    Set<String> hosts = agents.stream().map(Target::host).collect(Collectors.toSet());
    Set<Target> started = new TreeSet<>();
    if (answer != null) {
      targets(answer.series()).stream()
          .filter(target -> hosts.contains(target.host()))
          .forEach(started::add);
    }
    return started;
  }

  private static String startedWith(Run run) {
    long second = run.first().getEpochSecond();
    return "process_start_time_seconds >= %d <= %d".formatted(second - START_SECONDS, second + 2);
  }

  private boolean isNamed(Map<String, String> labels) {
    String service = incident.service();
    String job = labels.getOrDefault("job", "");
    return job.equals(service)
        || job.endsWith("/" + service)
        || service.equals(labels.get("application"))
        || service.equals(labels.get("service_name"));
  }

  private static Set<Target> targets(List<Labelled> series) {
    return series.stream()
        .map(one -> Target.of(one.labels()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A job of which all is the service's is named as a whole, so that its earlier pods count. */
  private static String matchers(Set<Target> own, Set<Target> carriers) {
    Set<String> jobs = own.stream().map(Target::job).collect(Collectors.toSet());
    boolean whole =
        !jobs.contains("")
            && carriers.stream().filter(one -> jobs.contains(one.job())).allMatch(own::contains);
    return whole ? Matchers.jobs(own) : Matchers.of(own);
  }

  private void unknown(List<Labelled> carriers, @Nullable String told) {
    if (told != null) {
      interview.problem(
          "No target that counts requests has the labels that 'targets' in impact.properties asks"
              + " for.");
    } else if (carriers.isEmpty()) {
      interview.problem(
          "Prometheus has no HTTP server metrics of Micrometer or OpenTelemetry from that time.");
    } else {
      interview.problem(
          "Prometheus has HTTP server metrics of "
              + targets(carriers).size()
              + " targets, and which of them are this service's cannot be told; name them in"
              + " impact.properties, as in: targets = job=\"shop\"");
    }
  }
}
