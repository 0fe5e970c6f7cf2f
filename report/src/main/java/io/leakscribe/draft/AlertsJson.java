package io.leakscribe.draft;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.leakscribe.journal.EventJson;
import io.leakscribe.outside.Episode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The alerts of an incident for programs; what is unknown is absent. */
final class AlertsJson {
  private AlertsJson() {}

  static JsonArray of(List<Episode> episodes) {
    JsonArray array = new JsonArray();
    episodes.forEach(episode -> array.add(one(episode)));
    return array;
  }

  private static JsonObject one(Episode episode) {
    JsonObject json = new JsonObject();
    json.addProperty("alert", episode.alert());
    JsonObject labels = new JsonObject();
    new TreeMap<>(episode.labels()).forEach(labels::addProperty);
    json.add("labels", labels);
    time(json, "began", episode.began());
    time(json, "fired", episode.fired());
    time(json, "ended", episode.ended());
    json.addProperty("end", episode.end().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (!episode.endKnown().isEmpty()) {
      json.addProperty("endKnown", episode.endKnown());
    }
    time(json, "received", episode.received());
    time(json, "endReceived", episode.endReceived());
    json.addProperty("copies", episode.copies());
    json.add("sources", array(episode.sources()));
    json.add("senders", array(episode.senders()));
    json.add("events", array(episode.events()));
    json.add("endEvents", array(episode.endEvents()));
    json.add("remarks", array(episode.remarks()));
    return json;
  }

  private static JsonArray array(Collection<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static void time(JsonObject json, String name, @Nullable Instant time) {
    if (time != null) {
      json.addProperty(name, EventJson.time(time));
    }
  }
}
