package io.leakscribe.outside;

import io.leakscribe.incident.AlertScope;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which alerts belong to an incident, and to which of its runs: by their labels, and by what a
 * Prometheus server knows of the service's targets. It is asked for {@code up} of those targets
 * only, and for the runs that the agent names in its own series.
 */
final class Targets {
  private static final Set<String> OWN = Set.of("up", "targets.agent");

  private final Incident incident;
  private final AlertScope scope;
  private final Set<Map<String, String>> own = new HashSet<>();

  Targets(Incident incident, Recording recording) {
    this.incident = incident;
    this.scope = AlertScope.of(incident);
    for (Recording.Answer answer : recording.answers()) {
      if (OWN.contains(answer.name())) {
        answer.series().forEach(series -> own.add(series.labels()));
      }
    }
  }

  /** Whether an alert with these labels is about the incident's service. */
  boolean covers(Map<String, String> labels) {
    return isOwn(labels) || scope.covers(labels, Map.of());
  }

  /** Whether its target is one of the service's, as Prometheus knows them. */
  boolean isOwn(Map<String, String> labels) {
    return own.stream().anyMatch(target -> isAbout(target, labels));
  }

  /** The runs of the target; empty when its labels name none that is known. */
  List<Run> runs(Map<String, String> labels) {
    Set<String> ids = new LinkedHashSet<>();
    for (Map<String, String> target : own) {
      if (target.containsKey("run") && isAbout(target, labels)) {
        ids.add(target.get("run"));
      }
    }
    List<Run> known = incident.runs().stream().filter(run -> ids.contains(run.id())).toList();
    return known.isEmpty() ? scope.runs(labels) : known;
  }

  /** Whether an alert is about a target: the same instance, and of the same job if it names one. */
  static boolean isAbout(Map<String, String> target, Map<String, String> alert) {
    String instance = target.get("instance");
    String job = target.get("job");
    return instance != null
        && instance.equals(alert.get("instance"))
        && (job == null || !alert.containsKey("job") || job.equals(alert.get("job")));
  }
}
