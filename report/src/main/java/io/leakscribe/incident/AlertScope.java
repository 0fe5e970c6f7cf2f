package io.leakscribe.incident;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are about an incident's service or one of its processes. An alert of a neighbour at
 * the same time is no part of the story, so what matches nothing is left out.
 */
public final class AlertScope {
  private static final List<String> HOSTS = List.of("instance", "pod", "host", "hostname");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String service;
  private final List<Run> runs;
  private final List<String> holders;

  AlertScope(String service, List<Run> runs, Collection<String> holders) {
    this.service = service;
    this.runs = runs;
    this.holders = List.copyOf(holders);
  }

  /** The scope of an incident. */
  public static AlertScope of(Incident incident) {
    return new AlertScope(incident.service(), incident.runs(), IncidentFacts.holders(incident));
  }

  /** Whether an alert with these labels belongs to the incident. */
  public boolean covers(Map<String, String> labels, Map<String, String> annotations) {
    return ServiceLabels.name(labels, service)
        || runs.stream().anyMatch(run -> isOf(labels, run))
        || namesSuspect(labels, annotations);
  }

  /** The runs of the process that the labels name; empty when they name none. */
  public List<Run> runs(Map<String, String> labels) {
    return runs.stream().filter(run -> isOf(labels, run)).toList();
  }

  private static boolean isOf(Map<String, String> labels, Run run) {
    for (String name : HOSTS) {
      String value = labels.get(name);
      if (value != null && isAt(value, name.equals("instance"), run)) {
        return true;
      }
    }
    return false;
  }

  /**
   * An instance is a host and a port, and only the agent's own port tells the process from others
   * on that host; a pod is a process by itself.
   */
  private static boolean isAt(String value, boolean instance, Run run) {
    int colon = value.lastIndexOf(':');
    boolean hasPort = colon > 0 && value.substring(colon + 1).matches("[0-9]{1,5}");
    String host = hasPort ? value.substring(0, colon) : value;
    boolean port = hasPort && isPort(value.substring(colon + 1), run);
    if (LOOPBACK.contains(host)) {
      return port;
    }
    boolean named = host.equals(run.instance()) || host.equals(withoutPid(run));
    return value.equals(run.instance()) || (named && (!instance || port || !hasPort));
  }

  private static boolean isPort(String port, Run run) {
    return run.started() != null && port.equals(String.valueOf(run.started().port()));
  }

  private static @Nullable String withoutPid(Run run) {
    if (run.started() == null) {
      return null;
    }
    String instance = run.instance();
    String pid = String.valueOf(run.started().pid());
    int end = instance.length() - pid.length() - 1;
    return end > 0 && instance.endsWith(pid) ? instance.substring(0, end) : null;
  }

  /** One of our own rules that names what leaks here, whatever the scrape called the process. */
  private boolean namesSuspect(Map<String, String> labels, Map<String, String> annotations) {
    String description = annotations.getOrDefault("description", "");
    boolean ours = labels.getOrDefault("alertname", "").startsWith("Leakscribe");
    // the job of a scrape is one such name, and says little; more of them name another service
    return ours
        && ServiceLabels.in(labels).size() <= 1
        && holders.stream()
            .anyMatch(
                holder -> holder.equals(labels.get("holder")) || description.contains(holder));
  }
}
