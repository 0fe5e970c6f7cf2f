package io.leakscribe.agent.publish;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.leakscribe.agent.suspect.Considered;
import io.leakscribe.journal.DataFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every ledger that was kept, suspects or not, for calibration and for the question why something
 * was not suspected. Only with the option {@code debug}. For the agent's one thread.
 */
public final class LedgerFile {
  private static final long MOST_BYTES = 20L << 20;

  private final Path file;
  private final Consumer<String> log;
  private long left = MOST_BYTES;

  private LedgerFile(Path file, Consumer<String> log) {
    this.file = file;
    this.log = log;
  }

  /**
   * Begins the file of a run.
   *
   * @param weights of the signs, by name
   * @param log takes one line when it cannot be written; nothing more is written then
   */
  public static LedgerFile open(
      Path serviceDir, String run, Map<String, Double> weights, Consumer<String> log) {
    Path file = serviceDir.resolve("ledger").resolve(run + ".jsonl");
    LedgerFile ledgers = new LedgerFile(file, log);
    JsonObject all = new JsonObject();
    weights.forEach(all::addProperty);
    JsonObject head = new JsonObject();
    head.add("weights", all);
    ledgers.append(head + "\n");
    return ledgers;
  }

  /** Appends the ledgers of one assessment. */
  public void write(Instant time, List<Considered> considered) {
    StringBuilder lines = new StringBuilder();
    for (Considered one : considered) {
      lines.append(json(time, one)).append('\n');
    }
    if (!considered.isEmpty()) {
      append(lines.toString());
    }
  }

  private static JsonObject json(Instant time, Considered one) {
    JsonObject json = new JsonObject();
    json.addProperty("time", time.toString());
    text(json, "holder", one.holder());
    text(json, "class", one.leakingClass());
    text(json, "site", one.site());
    json.addProperty("confidence", one.confidence());
    JsonArray signs = new JsonArray();
    one.signs().forEach(signs::add);
    json.add("signs", signs);
    return json;
  }

  private static void text(JsonObject json, String name, @Nullable String value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  private void append(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    left -= bytes.length;
    if (left < 0) {
      return;
    }
    try {
      DataFiles.createParent(file);
      try (FileChannel out =
          DataFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
      }
    } catch (IOException e) {
      left = 0;
      log.accept("no ledgers in '" + file + "': " + e.getMessage());
    }
  }
}
