package io.leakscribe.alertmanager;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.leakscribe.journal.Ages;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one alert. Times are kept as they were meant: a zero time is left out, and so is the end of
 * an alert that fires, which a webhook has as the year 1 and {@code /api/v2/alerts} as a time to
 * come.
 */
final class AlertReader {
  private final JsonReader json;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private Map<String, String> labels = Map.of();
  private Map<String, String> annotations = Map.of();
  private List<String> silences = List.of();
  private String status = "";
  private @Nullable Instant starts;
  private @Nullable Instant ends;
  private @Nullable Instant updated;

  AlertReader(JsonReader json) {
    this.json = json;
  }

  /** The alert at which the reader stands; null when it has no labels. */
  Payload.@Nullable Told read() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      field(json.nextName());
    }
    json.endObject();
    return labels.isEmpty() ? null : told();
  }

  private void field(String name) throws IOException {
    switch (name) {
      case "labels" -> labels = texts(Bounds.LABELS, Bounds.LABEL);
      case "annotations" -> annotations = texts(Bounds.ANNOTATIONS, Bounds.TEXT);
      case "status" -> status();
      case "startsAt" -> starts = Ages.read(scalar(json, Bounds.NAME));
      case "endsAt" -> ends = Ages.read(scalar(json, Bounds.NAME));
      case "updatedAt" -> updated = Ages.read(scalar(json, Bounds.NAME));
      case "fingerprint" -> keep(name, scalar(json, Bounds.NAME));
      case "generatorURL" -> keep(name, scalar(json, Bounds.TEXT));
      default -> json.skipValue();
    }
  }

  /** A word in a webhook; an object with the state and the silences in {@code /api/v2/alerts}. */
  private void status() throws IOException {
    if (json.peek() != JsonToken.BEGIN_OBJECT) {
      status = scalar(json, Bounds.NAME);
      return;
    }
    status = "firing";
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("silencedBy") && json.peek() == JsonToken.BEGIN_ARRAY) {
        silences = silences();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
  }

  private List<String> silences() throws IOException {
    List<String> ids = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      String id = scalar(json, Bounds.NAME);
      if (ids.size() < Bounds.SILENCES && !id.isEmpty()) {
        ids.add(id);
      }
    }
    json.endArray();
    return ids;
  }

  private Payload.Told told() {
    boolean resolved = status.equals("resolved");
    fields.put("status", resolved ? "resolved" : "firing");
    fields.put("labels", labels);
    fields.put("annotations", annotations);
    if (starts != null) {
      fields.put("startsAt", starts.toString());
    }
    if (resolved && ends != null) {
      fields.put("endsAt", ends.toString());
    }
    if (!silences.isEmpty()) {
      fields.put("silencedBy", silences);
    }
    return new Payload.Told(fields, resolved && ends != null ? ends : later(starts, updated));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private void keep(String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private Map<String, String> texts(int most, int longest) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    if (json.peek() != JsonToken.BEGIN_OBJECT) {
      json.skipValue();
      return texts;
    }
    json.beginObject();
    while (json.hasNext()) {
      String name = Bounds.cut(json.nextName(), Bounds.NAME);
      String value = scalar(json, longest);
      // alertname comes last if the sender's labels are not sorted, and must not be lost
      if (texts.size() < most || name.equals("alertname")) {
        texts.put(name, value);
      }
    }
    json.endObject();
    return texts;
  }

  /** A plain value as text; empty for null, and for what is not plain. */
  static String scalar(JsonReader json, int most) throws IOException {
    switch (json.peek()) {
      case STRING, NUMBER -> {
        return Bounds.cut(json.nextString(), most);
      }
      case BOOLEAN -> {
        return String.valueOf(json.nextBoolean());
      }
      default -> {
        json.skipValue();
        return "";
      }
    }
  }
}
