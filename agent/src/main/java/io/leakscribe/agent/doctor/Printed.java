package io.leakscribe.agent.doctor;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/** The checks for a person, and for a program. */
final class Printed {
  private Printed() {}

  /** A line each, what to do about it below, and a sum. */
  static String text(List<Check> checks) {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(
          String.format(
              Locale.ROOT, "%-4s  %-10s  %s%n", check.level().word(), check.name(), check.what()));
      if (!check.todo().isEmpty()) {
        text.append(String.format(Locale.ROOT, "%-4s  %-10s  → %s%n", "", "", check.todo()));
      }
    }
    return text.append(sum(checks)).append(System.lineSeparator()).toString();
  }

  private static String sum(List<Check> checks) {
    return count(checks, Check.Level.FAIL)
        + " fail, "
        + count(checks, Check.Level.WARN)
        + " warn, "
        + count(checks, Check.Level.OK)
        + " ok.";
  }

  /** {@code {"failed":…,"warned":…,"checks":[{"level":…,"name":…,"what":…,"todo":…}]}}. */
  static String json(List<Check> checks) {
    JsonObject all = new JsonObject();
    all.addProperty("failed", count(checks, Check.Level.FAIL));
    all.addProperty("warned", count(checks, Check.Level.WARN));
    JsonArray array = new JsonArray();
    checks.forEach(check -> array.add(json(check)));
    all.add("checks", array);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all)
        + System.lineSeparator();
  }

  private static JsonObject json(Check check) {
    JsonObject object = new JsonObject();
    object.addProperty("level", check.level().word());
    object.addProperty("name", check.name());
    object.addProperty("what", check.what());
    if (!check.todo().isEmpty()) {
      object.addProperty("todo", check.todo());
    }
    return object;
  }

  private static long count(List<Check> checks, Check.Level level) {
    return checks.stream().filter(check -> check.level() == level).count();
  }
}
