package io.leakscribe.corpus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the ledgers that agents left in the directories of their runs ({@code --ledgers}). */
final class LedgerRows {
  private static final Pattern LEDGER = Pattern.compile(".*[/\\\\]ledger[/\\\\][^/\\\\]+\\.jsonl");

  private LedgerRows() {}

  /** All rows below the directory of runs, of the programs that are known. */
  static List<LedgerRow> in(Path runs, List<Specimen> specimens) {
    Map<String, Specimen> byName = new HashMap<>();
    specimens.forEach(specimen -> byName.put(specimen.name(), specimen));
    try (Stream<Path> files = Files.walk(runs)) {
      return files
          .filter(file -> LEDGER.matcher(file.toString()).matches())
          .sorted()
          .flatMap(file -> rows(file, byName).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no ledgers below '" + runs + "'", e);
    }
  }

  /** The weights that the agent used, from the head of the first ledger: by sign, in nats. */
  static Map<String, Double> weights(Path runs) {
    try (Stream<Path> files = Files.walk(runs)) {
      Path first =
          files
              .filter(file -> LEDGER.matcher(file.toString()).matches())
              .sorted()
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("no ledgers below '" + runs + "': --ledgers"));
      Map<String, Double> weights = new HashMap<>();
      JsonObject head = JsonParser.parseString(firstLine(first)).getAsJsonObject();
      head.getAsJsonObject("weights")
          .entrySet()
          .forEach(entry -> weights.put(entry.getKey(), entry.getValue().getAsDouble()));
      return weights;
    } catch (IOException e) {
      throw new UncheckedIOException("no ledgers below '" + runs + "'", e);
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("{}");
    }
  }

  /** The directory above {@code ledger} has the service's name, which is the program's. */
  private static List<LedgerRow> rows(Path file, Map<String, Specimen> byName) {
    int parts = file.getNameCount();
    Specimen specimen = parts < 3 ? null : byName.get(file.getName(parts - 3).toString());
    if (specimen == null) {
      return List.of();
    }
    List<LedgerRow> rows = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(json -> json.has("signs"))
          .forEach(json -> rows.add(row(specimen, json)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read '" + file + "'", e);
    }
    return rows;
  }

  static LedgerRow row(Specimen specimen, JsonObject json) {
    boolean leak = specimen.leaks() && isTheLeak(specimen, json);
    List<String> signs = new ArrayList<>();
    List<String> families = new ArrayList<>();
    JsonArray lines = json.getAsJsonArray("signs");
    for (JsonElement line : lines) {
      String[] parts = line.getAsString().split("/", 2);
      families.add(parts[0]);
      signs.add(parts[1]);
    }
    return new LedgerRow(
        specimen.name(),
        leak,
        signs,
        families,
        json.get("confidence").getAsDouble(),
        specimen.name() + "/" + leak);
  }

  private static boolean isTheLeak(Specimen specimen, JsonObject json) {
    String holder = text(json, "holder");
    String site = text(json, "site");
    String leaking = text(json, "class");
    if (holder != null) {
      return specimen.holders().stream().anyMatch(holder::matches);
    }
    return (site != null
            && specimen.sites().stream().anyMatch(s -> Pattern.compile(s).matcher(site).find()))
        || (leaking != null
            && !specimen.leakingClass().isEmpty()
            && leaking.matches(specimen.leakingClass()));
  }

  private static @Nullable String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }
}
