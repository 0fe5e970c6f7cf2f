package io.leakscribe.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The same life again without agent but with a flight recording, which the others judge at half of
 * the life and shortly before its end.
 */
final class RivalRun {
  private static final List<Double> LOOKS = List.of(0.5, 0.93);
  private static final Duration DUMP_LIMIT = Duration.ofSeconds(20);

  private final Site site;
  private final Specimen specimen;
  private final Platform platform;
  private final double seconds;

  RivalRun(Site site, Specimen specimen, Platform platform, double seconds) {
    this.site = site;
    this.specimen = specimen;
    this.platform = platform;
    this.seconds = seconds;
  }

  /** Runs up to the last look. */
  Rivals of(long steps) {
    Path directory = site.directory(specimen, platform, "-recorded");
    List<String> command =
        new Launch(site, specimen, platform)
            .command(flight(directory), steps, seconds, directory.resolve("steps"));
    Instant start = Instant.now();
    Rivals rivals = Rivals.failed("no recording");
    try (Child child = Child.start(command, directory.resolve("log"))) {
      for (double look : LOOKS) {
        Duration left = Duration.ofMillis((long) (look * seconds * 1000)).minus(child.age());
        if (child.endedWithin(left.isNegative() ? Duration.ZERO : left)) {
          break;
        }
        Path recording = directory.resolve(Math.round(100 * look) + ".jfr");
        if (dump(child, recording)) {
          rivals = look(rivals, recording, start, look);
        }
      }
      return rivals;
    }
  }

  private static List<String> flight(Path directory) {
    return List.of(
        "-XX:StartFlightRecording=name=corpus,settings=profile,disk=true",
        "-XX:FlightRecorderOptions=repository=" + directory.resolve("repository"));
  }

  /** With paths to the roots: without them JMC's rule has no class to name. */
  private boolean dump(Child child, Path recording) {
    List<String> command =
        List.of(
            platform.home().resolve("bin").resolve("jcmd").toString(),
            Long.toString(child.pid()),
            "JFR.dump",
            "name=corpus",
            "path-to-gc-roots=true",
            "filename=" + recording);
    try (Child jcmd = Child.start(command, recording.resolveSibling("jcmd.log"))) {
      return jcmd.endedWithin(DUMP_LIMIT) && Files.exists(recording);
    }
  }

  /** What is known after this look; what earlier ones brought, where this one brings nothing. */
  private Rivals look(Rivals before, Path recording, Instant start, double share) {
    try {
      return jmc(before, recording, share).withHeap(HeapRecord.read(recording, start), seconds);
    } catch (IOException e) {
      // Cut short by the end of the program, for example.
      return before.problem() == null ? before : Rivals.failed(String.valueOf(e.getMessage()));
    }
  }

  private static Rivals jmc(Rivals before, Path recording, double share) throws IOException {
    if (before.jmc() != null) {
      return before;
    }
    List<String> alarms = JmcJudge.alarms(recording);
    return new Rivals(alarms.isEmpty() ? null : share, alarms, null, null, null, null);
  }
}
