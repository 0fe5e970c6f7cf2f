package io.leakscribe.agent.doctor;

import io.leakscribe.agent.options.OptionsReading;
import io.leakscribe.agent.probe.process.MemoryLimit;
import io.leakscribe.agent.target.Access;
import io.leakscribe.agent.target.HostFiles;
import io.leakscribe.agent.target.PerfData;
import io.leakscribe.agent.target.Target;
import io.leakscribe.agent.target.TargetReader;
import io.leakscribe.agent.target.Users;
import io.leakscribe.incident.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What of Leakscribe works in a JVM that runs. It is not attached to, and does not notice. */
final class TargetChecks {
  private final TargetReader reader;
  private final HostFiles files;
  private final Target target;
  private final Path jar;
  private final OptionsReading reading;
  private final List<Check> checks = new ArrayList<>();

  private TargetChecks(TargetReader reader, long pid, Path jar, OptionsReading reading) {
    this.reader = reader;
    this.files = reader.files();
    this.target = reader.read(pid);
    this.jar = jar;
    this.reading = reading;
  }

  static List<Check> of(TargetReader reader, long pid, Path jar, OptionsReading reading) {
    return new TargetChecks(reader, pid, jar, reading).all();
  }

  private List<Check> all() {
    List<Check> obstacles = AttachChecks.of(target, reader, jar);
    if (target.kind() != Target.Kind.HOTSPOT || (!seen() && stopped(obstacles))) {
      return obstacles;
    }
    checks.add(process());
    checks.add(java());
    modules();
    flags();
    checks.add(agents());
    leakscribe(obstacles);
    if (target.flagsKnown()) {
      checks.add(HostChecks.collector(collector()));
      checks.add(memory());
    }
    checks.add(recorder());
    return checks;
  }

  private boolean seen() {
    return reader.seesOpenFiles(target.pid());
  }

  private static boolean stopped(List<Check> obstacles) {
    return obstacles.stream().anyMatch(Check::failed);
  }

  private Check process() {
    String user = new Users(files).name(target.status().uid());
    return Check.ok(
        "process",
        target.pid()
            + ", a JVM of user "
            + user
            + (target.container() == null ? "" : ", in container " + target.container())
            + (target.ownPid() == target.pid() ? "" : ", where its id is " + target.ownPid()));
  }

  private Check java() {
    String name =
        Optional.ofNullable(target.counters().text("java.property.java.vm.name")).orElse("");
    String what = (target.version() + ", " + name).replaceFirst("^, |, $", "");
    if (target.feature() == 0) {
      return Check.warn("java", "its version cannot be told", "see that it is 17 or newer");
    }
    return target.feature() < 17
        ? Check.fail(
            "java",
            what + ": too old, and with -javaagent it would not start at all",
            "run the service on Java 17 or newer")
        : Check.ok("java", what);
  }

  private void modules() {
    if (target.image().modules().isEmpty()) {
      checks.add(
          Check.warn("modules", "not known: its Java has no readable release file", "use a JDK"));
    } else {
      checks.addAll(Needs.check(target.image()::lacks));
    }
    String added = target.flags().after("--add-modules=");
    boolean there = added != null && added.contains("jdk.httpserver");
    if (Names.modular(target.counters()) && !there && !target.image().lacks("jdk.httpserver")) {
      checks.add(
          Check.warn(
              "modules",
              "it runs from a module, and has only the modules that this one requires",
              "start it with --add-modules jdk.httpserver to have a metrics endpoint"));
    }
  }

  private void flags() {
    if (!target.flagsKnown()) {
      checks.add(
          Check.warn(
              "flags",
              "it does not publish its flags, or not to you; what depends on them is not checked",
              "run this as its user; -XX:-UsePerfData and -XX:+PerfDisableSharedMem hide them"));
    }
    if (!target.flags().on("UseContainerSupport", true)) {
      checks.add(
          Check.warn(
              "flags",
              "-XX:-UseContainerSupport: it does not see the limits of its container",
              "start it without"));
    }
    if (!target.flags().on("FlightRecorder", true)) {
      checks.add(
          Check.warn(
              "flags", "-XX:-FlightRecorder switches the flight recorder off", "start it without"));
    }
    if (target.flags().hasAny("-XX:StartFlightRecording")) {
      checks.add(Check.ok("flags", "it has a flight recording of its own, which stays as it is"));
    }
  }

  private Check agents() {
    Set<String> agents = target.flags().agents();
    return Check.ok("agents", agents.isEmpty() ? "none from the start" : String.join(", ", agents));
  }

  private void leakscribe(List<Check> obstacles) {
    RunningAgent running = RunningAgent.in(target);
    if (running != null) {
      checks.add(Check.ok("leakscribe", running.words()));
      endpoint(running);
      return;
    }
    checks.add(absent());
    checks.addAll(
        obstacles.stream().filter(check -> !check.name().matches("java|modules")).toList());
    if (!stopped(obstacles)) {
      String command = CommandLines.own(jar, "attach " + target.pid());
      checks.add(Check.ok("attach", "it can be loaded: " + command));
    }
    options();
  }

  private Check absent() {
    if (!seen()) {
      return Check.warn(
          "leakscribe",
          "whether it runs cannot be told: its open files are not shown to you",
          "run this as its user or as root");
    }
    return target.jarOpen() || target.flags().agents().stream().anyMatch(Names::ours)
        ? Check.fail(
            "leakscribe",
            "it was loaded, and keeps no journal",
            "look for lines with 'leakscribe:' on the standard error of the service: it is switched"
                + " off, could not start, or found no directory that it can write")
        : Check.ok("leakscribe", "it does not run there");
  }

  private void endpoint(RunningAgent running) {
    String url = running.metrics();
    if (url != null && !target.elsewhere()) {
      checks.add(EndpointCheck.of(url));
    }
  }

  /** What it would come to with the options that were given to us. */
  private void options() {
    for (String warning : reading.warnings()) {
      checks.add(Check.warn("options", warning, "correct it: it does not count as it stands"));
    }
    Path dir = directory();
    if (dir != null) {
      Path ours = target.elsewhere() ? files.at(target.root() + dir) : dir;
      Access access = new Access(target.status());
      checks.add(DirectoryCheck.of(ours, dir.toString(), access::canWrite));
    }
    if (!target.elsewhere()) {
      checks.add(PortCheck.of(reading.options()));
    }
  }

  private @org.jspecify.annotations.Nullable Path directory() {
    Path dir = reading.options().dir();
    return files
        .link("/proc/" + target.pid() + "/cwd")
        .map(cwd -> Path.of(cwd).resolve(dir).normalize())
        .orElse(dir.isAbsolute() ? dir : null);
  }

  private String collector() {
    PerfData counters = target.counters();
    for (int i = 0; i < 4; i++) {
      String name = counters.text("sun.gc.collector." + i + ".name");
      if (name != null) {
        return Names.collector(name, target.flags());
      }
    }
    return target.flags().on("UseEpsilonGC", false) ? "Epsilon" : "not known";
  }

  private Check memory() {
    String group = "/proc/" + target.pid() + "/cgroup";
    OptionalLong limit =
        new MemoryLimit(file -> files.text(file.equals("/proc/self/cgroup") ? group : file))
            .ofContainer();
    long heap = Names.heap(target.counters(), true);
    if (heap <= 0) {
      return Check.warn("memory", "the size of its heap is not known", "jcmd PID GC.heap_info");
    }
    if (limit.isEmpty()) {
      return Check.ok("memory", "heap up to " + Format.bytes(heap) + ", no container limit");
    }
    long taken = target.status().residentBytes() - Names.heap(target.counters(), false);
    return MemoryFit.check(heap, Math.max(MemoryFit.beside(heap), taken), limit.getAsLong());
  }

  private Check recorder() {
    String set = target.flags().after("-Djava.io.tmpdir=");
    String shown = set == null || !set.startsWith("/") ? "/tmp" : set;
    return RecorderCheck.space(
        target.elsewhere() ? files.at(target.root() + shown) : files.at(shown), shown);
  }
}
