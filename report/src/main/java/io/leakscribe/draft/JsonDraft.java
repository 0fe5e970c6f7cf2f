package io.leakscribe.draft;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Cleared;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Replica;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.EventJson;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Stage;
import io.leakscribe.timeline.Row;
import io.leakscribe.timeline.Timeline;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The incident for programs; what is unknown is absent. */
final class JsonDraft {
  private static final Gson PRETTY =
      new GsonBuilder()
          .disableHtmlEscaping()
          .setFormattingStyle(FormattingStyle.PRETTY.withNewline("\n"))
          .create();

  private JsonDraft() {}

  static String render(Findings findings) {
    return PRETTY.toJson(json(findings)) + "\n";
  }

  private static JsonObject json(Findings findings) {
    Incident incident = findings.incident();
    JsonObject json = header(findings);
    Turn latest = incident.latestWithSuspects();
    if (latest != null) {
      Event.Leak event =
          new Event.Leak(
              latest.origin(),
              latest.stage(),
              incident.id(),
              latest.suspects(),
              null,
              java.util.List.of());
      json.add(
          "suspects",
          JsonParser.parseString(EventJson.write(event)).getAsJsonObject().get("suspects"));
    }
    Exhaustion exhaustion = incident.exhaustion();
    if (exhaustion != null) {
      json.add("exhaustion", exhaustion(exhaustion));
    }
    json.add("times", JsonTimes.times(findings.times()));
    json.add("proof", JsonTimes.proof(findings.proof()));
    json.add("ruledOut", ruledOut(incident));
    json.add("replicas", replicas(incident));
    json.add("runs", runs(incident));
    json.add("restarts", restarts(incident));
    json.add("alerts", AlertsJson.of(findings.episodes()));
    json.add("impact", ImpactJson.of(findings));
    json.add("timeline", timeline(findings));
    return json;
  }

  private static JsonObject header(Findings findings) {
    Incident incident = findings.incident();
    JsonObject json = new JsonObject();
    json.addProperty("v", EventJson.VERSION);
    json.addProperty("incident", incident.id());
    if (!incident.aliases().isEmpty()) {
      JsonArray aliases = new JsonArray();
      incident.aliases().forEach(aliases::add);
      json.add("aliases", aliases);
    }
    json.addProperty("service", incident.service());
    json.addProperty("state", incident.state().label());
    time(json, "asOf", incident.asOf());
    time(json, "onset", findings.times().onset().at());
    time(json, "detected", incident.detected().time());
    time(json, "confirmed", time(incident.first(Stage.CONFIRMED)));
    time(json, "critical", time(incident.first(Stage.CRITICAL)));
    Event.LeakResolved resolved = incident.resolved();
    time(json, "resolved", resolved == null ? null : resolved.origin().time());
    return json;
  }

  private static @Nullable Instant time(@Nullable Turn turn) {
    return turn == null ? null : turn.origin().time();
  }

  private static void time(JsonObject json, String name, @Nullable Instant time) {
    if (time != null) {
      json.addProperty(name, EventJson.time(time));
    }
  }

  private static JsonObject exhaustion(Exhaustion exhaustion) {
    JsonObject json = new JsonObject();
    json.addProperty("resource", exhaustion.resource());
    time(json, "at", exhaustion.at());
    time(json, "earliest", exhaustion.earliest());
    time(json, "latest", exhaustion.latest());
    return json;
  }

  private static JsonArray ruledOut(Incident incident) {
    JsonArray array = new JsonArray();
    for (Cleared cleared : incident.cleared()) {
      JsonObject json = new JsonObject();
      json.addProperty("hypothesis", cleared.hypothesis());
      json.addProperty("evidence", cleared.evidence());
      json.addProperty("event", incident.cite(cleared.origin()));
      array.add(json);
    }
    return array;
  }

  private static JsonArray replicas(Incident incident) {
    JsonArray array = new JsonArray();
    for (Replica replica : Replica.of(incident)) {
      JsonObject json = new JsonObject();
      json.addProperty("name", replica.name());
      json.addProperty("leaks", replica.isAffected());
      if (replica.version() != null) {
        json.addProperty("version", replica.version());
      }
      time(json, "reported", replica.reported());
      Exhaustion full = replica.exhaustion();
      if (full != null) {
        json.add("exhaustion", exhaustion(full));
      }
      array.add(json);
    }
    return array;
  }

  private static JsonArray runs(Incident incident) {
    JsonArray array = new JsonArray();
    for (Run run : incident.runs()) {
      JsonObject json = new JsonObject();
      json.addProperty("name", run.name());
      json.addProperty("run", run.id());
      json.addProperty("instance", run.instance());
      time(json, "first", run.first());
      time(json, "last", run.last());
      if (run.lost() != null) {
        json.addProperty("lost", run.lost().cause().label());
      }
      array.add(json);
    }
    return array;
  }

  private static JsonArray restarts(Incident incident) {
    JsonArray array = new JsonArray();
    for (Restart restart : incident.restarts()) {
      JsonObject json = new JsonObject();
      json.addProperty("before", restart.before().name());
      json.addProperty("after", restart.after().name());
      json.addProperty("unit", restart.unit());
      rate(json, "perHourBefore", restart.ratePerHourBefore());
      rate(json, "perHourAfter", restart.ratePerHourAfter());
      json.addProperty("verdict", restart.verdict().name().toLowerCase(java.util.Locale.ROOT));
      array.add(json);
    }
    return array;
  }

  private static void rate(JsonObject json, String name, OptionalDouble rate) {
    rate.ifPresent(value -> json.addProperty(name, Math.rint(value * 1000) / 1000));
  }

  private static JsonArray timeline(Findings findings) {
    JsonArray array = new JsonArray();
    for (Row row : Timeline.of(findings)) {
      JsonObject json = new JsonObject();
      time(json, "time", row.time());
      json.addProperty("source", row.source());
      json.addProperty("what", row.what());
      json.addProperty("event", row.event());
      if (!row.also().isEmpty()) {
        JsonArray also = new JsonArray();
        row.also().forEach(also::add);
        json.add("also", also);
      }
      if (row.lateness() != null) {
        json.addProperty("latenessSeconds", row.lateness().toMillis() / 1000.0);
      }
      array.add(json);
    }
    return array;
  }
}
