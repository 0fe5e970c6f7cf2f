package io.leakscribe.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds the JSON object of an event. Maps are written in the order of their keys. */
final class EventEncoder {

  /** Integral doubles up to here are exact and are written without a fraction. */
  private static final double EXACT = 9.0e15;

  private EventEncoder() {}

  static JsonObject encode(Event event) {
    JsonObject json = origin(event);
    if (event instanceof Event.AgentStarted started) {
      started(json, started);
    } else if (event instanceof Event.AgentStopped stopped) {
      number(json, "uptimeSeconds", stopped.uptimeSeconds());
    } else if (event instanceof Event.RunLost lost) {
      lost(json, lost);
    } else if (event instanceof Event.DeployDetected deploy) {
      json.addProperty("from", deploy.from());
      json.addProperty("to", deploy.to());
    } else if (event instanceof Event.Sample sample) {
      sample(json, sample);
    } else if (event instanceof Event.Leak leak) {
      leak(json, leak);
    } else {
      words(json, event);
    }
    return json;
  }

  private static JsonObject origin(Event event) {
    Origin origin = event.origin();
    JsonObject json = new JsonObject();
    json.addProperty("v", EventJson.VERSION);
    json.addProperty("time", EventJson.time(origin.time()));
    json.addProperty("type", event.type());
    json.addProperty("service", origin.service());
    json.addProperty("instance", origin.instance());
    json.addProperty("run", origin.run());
    json.addProperty("seq", origin.seq());
    return json;
  }

  private static void started(JsonObject json, Event.AgentStarted started) {
    json.addProperty("version", started.version());
    json.addProperty("jvm", started.jvm());
    json.addProperty("collector", started.collector());
    json.addProperty("heapMax", started.heapMax());
    optional(json, "memoryLimit", started.memoryLimit());
    json.addProperty("pid", started.pid());
    json.addProperty("port", started.port());
    json.add("options", tree(started.options()));
  }

  private static void lost(JsonObject json, Event.RunLost lost) {
    json.addProperty("lostRun", lost.lostRun());
    json.addProperty("lastSeen", EventJson.time(lost.lastSeen()));
    json.addProperty("cause", lost.cause().label());
    json.add("evidence", tree(lost.evidence()));
  }

  private static void sample(JsonObject json, Event.Sample sample) {
    optional(json, "floorBytes", sample.floorBytes());
    json.addProperty("heapMax", sample.heapMax());
    if (!sample.series().isEmpty()) {
      json.add("series", tree(sample.series()));
    }
  }

  private static void leak(JsonObject json, Event.Leak leak) {
    json.addProperty("incident", leak.incident());
    JsonArray suspects = new JsonArray();
    leak.suspects().forEach(suspect -> suspects.add(SuspectJson.encode(suspect)));
    json.add("suspects", suspects);
    Exhaustion exhaustion = leak.exhaustion();
    if (exhaustion != null) {
      json.add("exhaustion", exhaustion(exhaustion));
    }
    JsonArray ruledOut = new JsonArray();
    for (RuledOut cleared : leak.ruledOut()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("hypothesis", cleared.hypothesis());
      entry.addProperty("evidence", cleared.evidence());
      ruledOut.add(entry);
    }
    json.add("ruledOut", ruledOut);
    DiagnosisJson.encode(json, leak.diagnosis());
  }

  private static JsonObject exhaustion(Exhaustion exhaustion) {
    JsonObject json = new JsonObject();
    json.addProperty("resource", exhaustion.resource());
    json.addProperty("at", EventJson.time(exhaustion.at()));
    json.addProperty("earliest", EventJson.time(exhaustion.earliest()));
    if (exhaustion.latest() != null) {
      json.addProperty("latest", EventJson.time(exhaustion.latest()));
    }
    return json;
  }

  private static void words(JsonObject json, Event event) {
    if (event instanceof Event.LeakResolved resolved) {
      json.addProperty("incident", resolved.incident());
      json.addProperty("reason", resolved.reason());
    } else if (event instanceof Event.HypothesisRuledOut cleared) {
      json.addProperty("incident", cleared.incident());
      json.addProperty("hypothesis", cleared.hypothesis());
      json.addProperty("evidence", cleared.evidence());
    } else if (event instanceof Event.NotALeak not) {
      json.addProperty("verdict", not.verdict());
      json.addProperty("evidence", not.evidence());
    } else if (event instanceof Event.AlertReceived received) {
      json.add("alert", tree(received.alert()));
      delivery(json, received.delivery());
    } else if (event instanceof Event.NoteAdded note) {
      json.addProperty("incident", note.incident());
      json.addProperty("text", note.text());
      if (note.author() != null) {
        json.addProperty("author", note.author());
      }
      if (note.mark() != null) {
        json.addProperty("mark", note.mark().label());
      }
    }
  }

  private static void delivery(JsonObject json, Delivery delivery) {
    text(json, "via", delivery.via());
    text(json, "groupKey", delivery.groupKey());
    text(json, "peer", delivery.peer());
    if (delivery.truncated() != 0) {
      json.addProperty("truncated", delivery.truncated());
    }
    if (!delivery.timed()) {
      json.addProperty("timed", false);
    }
  }

  private static void text(JsonObject json, String name, String value) {
    if (!value.isEmpty()) {
      json.addProperty(name, value);
    }
  }

  /** Adds a number; NaN and the infinities have no JSON form and are left out as unknown. */
  static void number(JsonObject json, String name, @Nullable Double value) {
    if (value != null && Double.isFinite(value)) {
      json.add(name, finite(value));
    }
  }

  static void optional(JsonObject json, String name, @Nullable Number value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  private static JsonPrimitive finite(double value) {
    boolean integral = value == Math.rint(value) && Math.abs(value) < EXACT;
    return integral ? new JsonPrimitive((long) value) : new JsonPrimitive(value);
  }

  private static JsonArray tree(Collection<?> values) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(any(value)));
    return array;
  }

  private static JsonObject tree(Map<?, ?> values) {
    Map<String, Object> sorted = new TreeMap<>();
    values.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    JsonObject json = new JsonObject();
    sorted.forEach(
        (key, value) -> {
          if (!(value instanceof Double number && !Double.isFinite(number))) {
            json.add(key, any(value));
          }
        });
    return json;
  }

  private static JsonElement any(Object value) {
    if (value instanceof Map<?, ?> map) {
      return tree(map);
    } else if (value instanceof List<?> list) {
      return tree(list);
    } else if (value instanceof Double number && Double.isFinite(number)) {
      return finite(number);
    } else if (value instanceof Number number && !(value instanceof Double)) {
      return new JsonPrimitive(number);
    } else if (value instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    return new JsonPrimitive(String.valueOf(value));
  }
}
