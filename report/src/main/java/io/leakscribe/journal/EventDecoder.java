package io.leakscribe.journal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an event from its JSON object. */
final class EventDecoder {
  private final Fields json;
  private final Origin origin;

  private EventDecoder(Fields json, Origin origin) {
    this.json = json;
    this.origin = origin;
  }

  static Event decode(JsonObject object) throws MalformedEventException {
    Fields json = new Fields(object);
    long version = json.longOr("v", EventJson.VERSION);
    if (version != EventJson.VERSION) {
      throw new MalformedEventException("its version is " + version + "; 1 is read here");
    }
    Origin origin =
        new Origin(
            json.time("time"),
            json.textOr("service", ""),
            json.textOr("instance", ""),
            json.text("run"),
            json.longOr("seq", 0));
    try {
      return new EventDecoder(json, origin).event(json.text("type"));
    } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException e) {
      throw new MalformedEventException("a field has the wrong type", e);
    }
  }

  private Event event(String type) throws MalformedEventException {
    return switch (type) {
      case "agent.started" -> started();
      case "agent.stopped" -> new Event.AgentStopped(origin, json.number("uptimeSeconds"));
      case "run.lost" -> lost();
      case "deploy.detected" ->
          new Event.DeployDetected(origin, json.text("from"), json.text("to"));
      case "sample" -> sample();
      case "leak.suspected" -> leak(Stage.SUSPECTED);
      case "leak.confirmed" -> leak(Stage.CONFIRMED);
      case "leak.critical" -> leak(Stage.CRITICAL);
      case "leak.updated" -> leak(Stage.UPDATED);
      default -> words(type);
    };
  }

  private Event words(String type) throws MalformedEventException {
    return switch (type) {
      case "leak.resolved" -> new Event.LeakResolved(origin, incident(), json.textOr("reason", ""));
      case "hypothesis.ruledOut" ->
          new Event.HypothesisRuledOut(
              origin, incident(), json.text("hypothesis"), json.textOr("evidence", ""));
      case "verdict.notALeak" ->
          new Event.NotALeak(origin, json.text("verdict"), json.textOr("evidence", ""));
      case "alert.received" -> {
        Fields alert = json.object("alert");
        yield new Event.AlertReceived(origin, alert == null ? Map.of() : alert.plain(), delivery());
      }
      case "note.added" ->
          new Event.NoteAdded(
              origin,
              incident(),
              json.text("text"),
              json.optionalText("author"),
              Mark.of(json.optionalText("mark")));
      default -> new Event.Unknown(origin, type);
    };
  }

  private String incident() throws MalformedEventException {
    String id = json.text("incident");
    if (!IncidentIds.isSafe(id)) {
      throw new MalformedEventException("field 'incident' is no id of an incident");
    }
    return id;
  }

  private Delivery delivery() throws MalformedEventException {
    return new Delivery(
        json.textOr("via", ""),
        json.textOr("groupKey", ""),
        json.longOr("truncated", 0),
        json.textOr("peer", ""),
        !"false".equals(json.optionalText("timed")));
  }

  private Event started() throws MalformedEventException {
    Fields options = json.object("options");
    return new Event.AgentStarted(
        origin,
        json.textOr("version", ""),
        json.textOr("jvm", ""),
        json.textOr("collector", ""),
        json.longOr("heapMax", 0),
        json.optionalLong("memoryLimit"),
        json.longOr("pid", 0),
        (int) json.longOr("port", -1),
        options == null ? Map.of() : options.texts());
  }

  private Event lost() throws MalformedEventException {
    return new Event.RunLost(
        origin,
        json.text("lostRun"),
        json.time("lastSeen"),
        cause(json.textOr("cause", "unknown")),
        json.texts("evidence"));
  }

  private static LossCause cause(String label) {
    for (LossCause cause : LossCause.values()) {
      if (cause.label().equals(label)) {
        return cause;
      }
    }
    return LossCause.UNKNOWN;
  }

  private Event sample() throws MalformedEventException {
    Fields series = json.object("series");
    return new Event.Sample(
        origin,
        json.optionalLong("floorBytes"),
        json.longOr("heapMax", 0),
        series == null ? Map.of() : series.numbers());
  }

  private Event leak(Stage stage) throws MalformedEventException {
    List<Suspect> suspects = new ArrayList<>();
    for (Fields suspect : json.objects("suspects")) {
      suspects.add(SuspectJson.decode(suspect));
    }
    List<RuledOut> ruledOut = new ArrayList<>();
    for (Fields cleared : json.objects("ruledOut")) {
      ruledOut.add(new RuledOut(cleared.text("hypothesis"), cleared.textOr("evidence", "")));
    }
    return new Event.Leak(
        origin, stage, incident(), suspects, exhaustion(), ruledOut, DiagnosisJson.decode(json));
  }

  private @Nullable Exhaustion exhaustion() throws MalformedEventException {
    Fields value = json.object("exhaustion");
    if (value == null) {
      return null;
    }
    return new Exhaustion(
        value.text("resource"),
        value.time("at"),
        value.time("earliest"),
        value.optionalTime("latest"));
  }
}
