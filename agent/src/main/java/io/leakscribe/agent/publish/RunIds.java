package io.leakscribe.agent.publish;

import io.leakscribe.agent.options.FileNames;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Names of a run: its id and its files. */
public final class RunIds {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunIds() {}

  /** A new id: start time to the millisecond, pid and four random digits. */
  public static String create(Instant start, long pid) {
    int random = ThreadLocalRandom.current().nextInt(0x10000);
    return STAMP.format(start) + "-" + pid + "-" + String.format(Locale.ROOT, "%04x", random);
  }

  /** {@code <dir>/<service>}. */
  public static Path serviceDir(Path dir, String service) {
    return dir.resolve(FileNames.safe(service));
  }

  /**
   * The journal of a run, {@code <dir>/<service>/journal/<instance>-<start time>.jsonl}. Two runs
   * may ask for the same: who makes the {@link #heartbeat} page beside it first has it.
   */
  public static Path journal(Path dir, String service, String instance, Instant start) {
    String name = FileNames.safe(instance) + "-" + STAMP.format(start) + "Z.jsonl";
    return serviceDir(dir, service).resolve("journal").resolve(name);
  }

  /** The heartbeat page beside a journal. */
  public static Path heartbeat(Path journal) {
    String name = String.valueOf(journal.getFileName());
    return journal.resolveSibling(name.replaceFirst("(\\.1)?\\.jsonl$", "") + ".heartbeat");
  }
}
