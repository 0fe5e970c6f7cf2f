package io.leakscribe.agent.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operator's settings, as given or by default. What is null was not set and has no fixed
 * default; see {@link Identity} for the names that are then worked out.
 *
 * @param enabled whether the agent runs at all
 * @param service name of the service
 * @param instance which replica
 * @param version what is deployed
 * @param dir where journals and incidents go, as asked; see {@link DataDirectory}
 * @param port of the metrics endpoint; 0 = any free one, -1 = no endpoint
 * @param host bind address of the metrics endpoint
 * @param webConfig TLS and authentication, in the format of Prometheus
 * @param include package prefixes to instrument; empty = all of the application
 * @param exclude package prefixes not to instrument
 * @param sessions further class-name patterns that count as sessions
 * @param caches further class-name patterns that count as caches
 * @param drafts whether the postmortem is drafted as the incident goes
 * @param pauseBudget longest stop-the-world pause for gathering evidence; zero = never pause
 * @param config the properties file that was read
 * @param debug whether the log says everything, with stack traces
 */
public record Options(
    boolean enabled,
    @Nullable String service,
    @Nullable String instance,
    @Nullable String version,
    Path dir,
    int port,
    String host,
    @Nullable Path webConfig,
    List<String> include,
    List<String> exclude,
    List<String> sessions,
    List<String> caches,
    boolean drafts,
    Duration pauseBudget,
    @Nullable Path config,
    boolean debug) {

  /** Copies the lists. */
  public Options {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    sessions = List.copyOf(sessions);
    caches = List.copyOf(caches);
  }
}
