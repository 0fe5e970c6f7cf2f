package io.leakscribe.agent.runtime;

import io.leakscribe.agent.options.DataDirectory;
import io.leakscribe.agent.options.Identity;
import io.leakscribe.agent.options.IdentityResolver;
import io.leakscribe.agent.options.Options;
import io.leakscribe.agent.publish.History;
import io.leakscribe.agent.publish.RunIds;
import io.leakscribe.agent.suspect.Past;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run when it begins.
 *
 * @param identity who this process is
 * @param started when the JVM started
 * @param pid of the process
 * @param dir where files go, null when nothing can be kept
 * @param past what earlier runs left behind
 * @param effective the options that differ from their defaults
 */
record RunStart(
    Identity identity,
    Instant started,
    long pid,
    @Nullable Path dir,
    History.Findings past,
    Map<String, String> effective) {

  static RunStart find(Options options, Map<String, String> effective, Consumer<String> log) {
    long pid = ProcessHandle.current().pid();
    Identity identity = IdentityResolver.ofThisProcess().resolve(options, pid);
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
    Path dir = new DataDirectory(temporary, log).resolve(options.dir());
    return new RunStart(
        identity,
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
        pid,
        dir,
        past(dir, identity, log),
        effective);
  }

  @Nullable Path serviceDir() {
    return dir == null ? null : RunIds.serviceDir(dir, identity.service());
  }

  private static History.Findings past(
      @Nullable Path dir, Identity identity, Consumer<String> log) {
    if (dir == null) {
      return new History.Findings(List.of(), null, List.of(), Past.NONE, Set.of());
    }
    Path serviceDir = RunIds.serviceDir(dir, identity.service());
    return History.read(serviceDir, identity, log);
  }
}
