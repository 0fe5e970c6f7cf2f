package io.leakscribe.corpus;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.leakscribe.journal.EventJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A result as JSON, with every turn of every incident as the journal has it. */
final class Raw {

  private Raw() {}

  /** One line, without its end. */
  static String of(Result result) {
    Outcome outcome = result.outcome();
    JsonObject json = new JsonObject();
    specimen(json, outcome);
    json.addProperty("steps", outcome.steps());
    json.addProperty("seconds", outcome.seconds());
    json.addProperty("ending", outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.addProperty("lasted", outcome.lasted());
    if (outcome.started() != null) {
      json.addProperty("started", EventJson.time(outcome.started()));
    }
    json.addProperty("ended", EventJson.time(outcome.ended()));
    verdict(json, result.verdict());
    json.addProperty("problem", outcome.problem());
    if (result.rivals() != null) {
      json.add("rivals", rivals(result.rivals(), outcome.specimen()));
    }
    JsonArray cleared = new JsonArray();
    outcome.cleared().forEach(cleared::add);
    json.add("cleared", cleared);
    JsonArray leaks = new JsonArray();
    outcome.leaks().forEach(leak -> leaks.add(JsonParser.parseString(EventJson.write(leak))));
    json.add("leaks", leaks);
    return json.toString();
  }

  private static void specimen(JsonObject json, Outcome outcome) {
    json.addProperty("program", outcome.specimen().name());
    json.addProperty("what", outcome.specimen().what());
    json.addProperty("leak", outcome.specimen().leaks());
    json.addProperty("resource", outcome.specimen().resource());
    json.addProperty("heap", outcome.specimen().heap());
    json.addProperty("jdk", outcome.platform().feature());
    json.addProperty("gc", outcome.platform().gc());
  }

  private static void verdict(JsonObject json, Verdict verdict) {
    share(json, "suspected", verdict.suspected());
    share(json, "confirmed", verdict.confirmed());
    share(json, "critical", verdict.critical());
    json.addProperty("holderRight", verdict.holder());
    json.addProperty("holderRightAtConfirmation", verdict.holderAtOnce());
    json.addProperty("siteRight", verdict.site());
    json.addProperty("classRight", verdict.leakingClass());
    if (verdict.covered() != null) {
      json.addProperty("covered", verdict.covered());
    }
    json.addProperty("ok", verdict.ok());
  }

  private static JsonObject rivals(Rivals rivals, Specimen specimen) {
    JsonObject json = new JsonObject();
    share(json, "jmc", rivals.jmc());
    json.addProperty("jmcNames", rivals.jmcNames(specimen));
    JsonArray said = new JsonArray();
    rivals.jmcSaid().forEach(said::add);
    json.add("jmcSaid", said);
    share(json, "predictLinear", rivals.predictLinear());
    share(json, "deriv", rivals.deriv());
    share(json, "threshold", rivals.threshold());
    json.addProperty("problem", rivals.problem());
    return json;
  }

  private static void share(JsonObject json, String name, @Nullable Double share) {
    if (share != null) {
      json.addProperty(name, share);
    }
  }
}
