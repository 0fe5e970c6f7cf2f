package io.leakscribe.agent.doctor;

import io.leakscribe.agent.options.Options;
import io.leakscribe.agent.options.OptionsReading;
import io.leakscribe.agent.probe.process.Collectors;
import io.leakscribe.agent.probe.process.MemoryLimit;
import io.leakscribe.agent.target.HostFiles;
import io.leakscribe.incident.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What would become of an agent that is started here, with this Java and by this user. */
record HostChecks(HostFiles files, Path jar, OptionsReading reading) {

  List<Check> all() {
    Options options = reading.options();
    List<Check> checks = new ArrayList<>();
    checks.add(java());
    checks.addAll(Needs.check(HostChecks::lacks));
    checks.add(attach());
    checks.add(JarCheck.of(jar));
    checks.addAll(options());
    checks.add(collector(Collectors.name()));
    checks.addAll(memory());
    if (!lacks("jdk.jfr")) {
      checks.add(RecorderCheck.ofThisJvm());
    }
    Path dir = options.dir().toAbsolutePath().normalize();
    checks.add(DirectoryCheck.of(dir, dir.toString(), DirectoryCheck::canWrite));
    checks.add(PortCheck.of(options));
    Path webConfig = options.webConfig();
    if (webConfig != null && options.port() >= 0 && !lacks("jdk.httpserver")) {
      checks.addAll(WebConfigCheck.of(webConfig));
    }
    checks.add(clock(Instant.now()));
    return checks;
  }

  private static boolean lacks(String module) {
    return ModuleLayer.boot().findModule(module).isEmpty();
  }

  private static Check java() {
    String name = System.getProperty("java.vm.name", "");
    String what = Runtime.version() + ", " + name + ", " + System.getProperty("java.vendor", "");
    return name.contains("OpenJ9")
        ? Check.warn("java", what, "use a Java with HotSpot: the agent is not tested with OpenJ9")
        : Check.ok("java", what);
  }

  private static Check attach() {
    return lacks("jdk.attach")
        ? Check.warn(
            "attach",
            "this Java lacks jdk.attach: it cannot load the agent into a running JVM",
            "use -javaagent, or run the attach command with a JDK")
        : Check.ok(
            "attach",
            "this Java can load the agent into running JVMs of user "
                + System.getProperty("user.name", "?"));
  }

  private List<Check> options() {
    List<Check> checks = new ArrayList<>();
    for (String warning : reading.warnings()) {
      checks.add(Check.warn("options", warning, "correct it: it does not count as it stands"));
    }
    if (!reading.options().enabled()) {
      checks.add(Check.fail("options", "enabled is false here", "take that away to have an agent"));
    }
    return checks.isEmpty() ? List.of(Check.ok("options", words(reading))) : checks;
  }

  private static String words(OptionsReading reading) {
    return reading.effective().isEmpty()
        ? "all defaults"
        : "set here: " + String.join(", ", reading.effective().keySet());
  }

  static Check collector(String name) {
    return name.contains("Epsilon")
        ? Check.fail(
            "collector",
            "Epsilon never collects, so nobody can tell what is alive",
            "use another collector, such as -XX:+UseG1GC")
        : Check.ok("collector", name);
  }

  private List<Check> memory() {
    OptionalLong limit = new MemoryLimit(files::text).ofContainer();
    long heap = Runtime.getRuntime().maxMemory();
    if (limit.isEmpty()) {
      String what = "no container limit; a JVM like this one may take a heap of ";
      return List.of(Check.ok("memory", what + Format.bytes(heap)));
    }
    List<Check> checks = new ArrayList<>();
    long seen = seenByJava();
    if (seen > limit.getAsLong()) {
      checks.add(
          Check.fail(
              "memory",
              "the container has "
                  + Format.bytes(limit.getAsLong())
                  + ", and this JVM does not see that: it takes the machine for "
                  + Format.bytes(seen),
              "take -XX:-UseContainerSupport away or take a newer Java; until then set -Xmx"));
    }
    checks.add(MemoryFit.check(heap, MemoryFit.beside(heap), limit.getAsLong()));
    return checks;
  }

  private static long seenByJava() {
    try {
      return SeenMemory.total();
    } catch (LinkageError | ClassCastException e) {
      return 0; // No jdk.management, which has a line of its own.
    }
  }

  /** Nothing was ever run before it was built; the day is for time zones in the jar's entries. */
  private Check clock(Instant now) {
    Instant built = built();
    return now.isBefore(built.minus(Duration.ofDays(1)))
        ? Check.fail(
            "clock",
            "it says " + Format.minute(now) + ", and this jar was built at " + Format.minute(built),
            "set the clock: journals and drafts would be dated wrongly")
        : Check.ok(
            "clock",
            Format.minute(now) + "; time zone " + ZoneId.systemDefault() + ", we write UTC");
  }

  private Instant built() {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry manifest = file.getEntry(JarFile.MANIFEST_NAME);
      return manifest == null ? Instant.EPOCH : manifest.getLastModifiedTime().toInstant();
    } catch (IOException | SecurityException e) {
      return Instant.EPOCH;
    }
  }
}
