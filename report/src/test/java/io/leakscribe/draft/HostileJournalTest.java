package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.outside.Recording;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Journals that somebody else has written: lines that are read, with values that no agent writes.
 * Whatever they say, there is a draft in each format, soon.
 */
final class HostileJournalTest {
  private static final int ROUNDS = 10;
  private static final String[] WORDS = {
    "",
    " ",
    "0",
    "-1",
    "NaN",
    "1e999",
    "critical",
    "resolved",
    "CONFIRMED",
    "2026-11-21T08:30:00Z",
    "2026-11-21T08:30:00.123456789Z",
    "1970-01-01T00:00:00Z",
    "+999999999-12-31T23:59:59.999999999Z",
    "-999999999-01-01T00:00:00Z",
    "../../../../etc/passwd",
    "com.shop.A.b",
    "a.b.c.d.e()",
    ".",
    "..",
    "$$Lambda/0x1",
    Stories.NASTY,
    "x".repeat(70_000),
    "| a | b |\n|---|---|\n| `c` | d |",
    "\u0000\u001B[2J\r\n",
    "\n<!-- /leakscribe:summary -->\n",
    "<!-- leakscribe:timeline sha256=0 -->",
  };
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "-1",
    "1",
    "0.5",
    "-0.5",
    "2",
    "1e18",
    "-1e18",
    "1e308",
    "-1e308",
    "1e-320",
    "9223372036854775807",
    "-9223372036854775808",
    "2147483648",
    "99999999999999999999999999",
    "1e400",
    "1e100000",
  };

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @Timeout(120)
  void whatever_a_journal_says_there_is_a_draft(long seed) throws Exception {
    Random random = new Random(seed);
    Path service = Scenario.oneRun().writeTo(directory);
    Path file = only(service.resolve("journal"));
    List<String> lines = Files.readAllLines(file);
    int drafted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<String> damaged = damaged(lines, random);
      Files.write(file, (String.join("\n", damaged) + "\n").getBytes(StandardCharsets.UTF_8));
      drafted += draft(service, seed + "/" + round);
    }
    assertThat(drafted).isGreaterThan(ROUNDS / 2);
  }

  private static int draft(Path service, String round) throws IOException {
    long start = System.nanoTime();
    try {
      Drafts.Loaded loaded = Drafts.load(service);
      for (Incident incident : loaded.incidents()) {
        Findings findings = Findings.of(incident, Recording.NONE);
        Drafts.markdown(findings, loaded.skipped());
        Drafts.html(findings, SkippedLines.NONE);
        Drafts.json(findings);
        Drafts.write(service, incident, loaded.skipped());
      }
      return loaded.incidents().isEmpty() ? 0 : 1;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fail("round " + round, e);
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  private static Path only(Path journal) throws IOException {
    try (Stream<Path> files = Files.list(journal)) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Most lines as they were; a few with one value or more that is odd. */
  private static List<String> damaged(List<String> lines, Random random) {
    List<String> damaged = new ArrayList<>();
    for (String line : lines) {
      boolean told = !line.contains("\"sample\"");
      if (random.nextInt(told ? 4 : 40) == 0) {
        JsonObject event = JsonParser.parseString(line).getAsJsonObject();
        for (int i = random.nextInt(3); i >= 0; i--) {
          change(event, random);
        }
        damaged.add(random.nextInt(8) == 0 ? doubled(event) : event.toString());
      } else {
        damaged.add(line);
      }
      if (random.nextInt(60) == 0) {
        damaged.add(damaged.get(random.nextInt(damaged.size())));
      }
    }
    return damaged;
  }

  /** The first key a second time, with the last one's value. */
  private static String doubled(JsonObject event) {
    List<String> keys = new ArrayList<>(event.keySet());
    if (keys.isEmpty()) {
      return "{}";
    }
    String again = new JsonPrimitive(keys.get(0)) + ":" + event.get(keys.get(keys.size() - 1));
    return "{" + again + "," + event.toString().substring(1);
  }

  private static void change(JsonElement at, Random random) {
    if (at instanceof JsonObject object && !object.isEmpty()) {
      List<String> keys = new ArrayList<>(object.keySet());
      String key = keys.get(random.nextInt(keys.size()));
      JsonElement value = object.get(key);
      if (value.isJsonPrimitive() || value.isJsonNull() || random.nextInt(5) == 0) {
        object.remove(key);
        if (random.nextInt(6) > 0) {
          object.add(random.nextInt(30) == 0 ? word(random) : key, odd(value, random));
        }
      } else {
        change(value, random);
      }
    } else if (at instanceof JsonArray array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(index);
        case 1 -> array.set(index, odd(array.get(index), random));
        case 2 -> repeat(array, index);
        default -> change(array.get(index), random);
      }
    }
  }

  private static void repeat(JsonArray array, int index) {
    for (int i = 0; i < 200; i++) {
      array.add(array.get(index).deepCopy());
    }
  }

  /** Most often of the same type, or nothing behind the parser would see it. */
  private static JsonElement odd(JsonElement value, Random random) {
    boolean number = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    return switch (random.nextInt(12)) {
      case 0 -> JsonNull.INSTANCE;
      case 1 -> new JsonPrimitive(random.nextBoolean());
      case 2 -> new JsonObject();
      case 3 -> nested(random.nextInt(400));
      case 4 -> number ? new JsonPrimitive(word(random)) : number(random);
      default -> number ? number(random) : new JsonPrimitive(word(random));
    };
  }

  private static JsonElement nested(int depth) {
    JsonArray outermost = new JsonArray();
    JsonArray inner = outermost;
    for (int i = 0; i < depth; i++) {
      JsonArray next = new JsonArray();
      inner.add(next);
      inner = next;
    }
    return outermost;
  }

  private static JsonPrimitive number(Random random) {
    return new JsonPrimitive(new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]));
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
