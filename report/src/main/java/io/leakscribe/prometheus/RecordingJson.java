package io.leakscribe.prometheus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.leakscribe.incident.Point;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Recording;
import io.leakscribe.outside.Recording.Answer;
import io.leakscribe.outside.Recording.Labelled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file's text: one line for each series, so that a difference can be read. Times are
 * milliseconds since 1970.
 */
final class RecordingJson {
  private static final String KIND = "leakscribe-prometheus";
  private static final int VERSION = 1;
  private static final int MAX_ANSWERS = 500;
  private static final int MAX_SAMPLES = 2_000_000;

  private RecordingJson() {}

  static String write(Recording recording) {
    StringBuilder text = new StringBuilder("{\n");
    line(text, "kind", new JsonPrimitive(KIND));
    line(text, "v", new JsonPrimitive(VERSION));
    line(text, "server", new JsonPrimitive(recording.server()));
    line(text, "from", new JsonPrimitive(recording.from().toEpochMilli()));
    line(text, "to", new JsonPrimitive(recording.to().toEpochMilli()));
    list(text, "problems", recording.problems().stream().map(p -> json(p).toString()).toList());
    text.append(",\n");
    list(text, "measures", recording.measures().stream().map(m -> json(m).toString()).toList());
    text.append(",\n");
    list(text, "answers", recording.answers().stream().map(RecordingJson::answer).toList());
    return text.append("\n}\n").toString();
  }

  private static void line(StringBuilder text, String name, JsonElement value) {
    text.append(json(name)).append(':').append(value).append(",\n");
  }

  private static void list(StringBuilder text, String name, List<String> items) {
    text.append(json(name)).append(":[");
    text.append(items.isEmpty() ? "" : "\n" + String.join(",\n", items) + "\n");
    text.append(']');
  }

  private static JsonElement json(String text) {
    return new JsonPrimitive(text);
  }

  private static JsonElement json(Measure measure) {
    JsonObject json = new JsonObject();
    json.addProperty("name", measure.name());
    json.addProperty("title", measure.title());
    json.addProperty("unit", measure.unit());
    json.addProperty("better", measure.better().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static String answer(Answer answer) {
    JsonObject head = new JsonObject();
    head.addProperty("id", answer.id());
    head.addProperty("name", answer.name());
    head.addProperty("query", answer.query());
    head.addProperty("from", answer.from().toEpochMilli());
    head.addProperty("to", answer.to().toEpochMilli());
    if (answer.step() != null) {
      head.addProperty("stepMillis", answer.step().toMillis());
    }
    String open = head.toString();
    StringBuilder text = new StringBuilder(open.substring(0, open.length() - 1)).append(",");
    list(text, "series", answer.series().stream().map(RecordingJson::series).toList());
    return text.append('}').toString();
  }

  private static String series(Labelled series) {
    JsonObject labels = new JsonObject();
    new TreeMap<>(series.labels()).forEach(labels::addProperty);
    StringBuilder text = new StringBuilder("{\"labels\":").append(labels).append(",\"points\":[");
    String comma = "";
    for (Point point : series.points()) {
      text.append(comma).append('[').append(point.time().toEpochMilli()).append(',');
      text.append(number(point.value())).append(']');
      comma = ",";
    }
    return text.append("]}").toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  static Recording read(String text) throws UnreadableRecordingException {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      if (!json.has("kind") || !json.get("kind").getAsString().equals(KIND)) {
        throw new UnreadableRecordingException("it is not of Leakscribe");
      } else if (json.get("v").getAsInt() != VERSION) {
        throw new UnreadableRecordingException("another version wrote it");
      }
      return recording(json);
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | ArithmeticException
        | UnsupportedOperationException
        | NullPointerException
        | java.time.DateTimeException e) {
      throw new UnreadableRecordingException("it is damaged");
    }
  }

  private static Recording recording(JsonObject json) throws UnreadableRecordingException {
    List<Measure> measures = new ArrayList<>();
    for (JsonElement one : json.getAsJsonArray("measures")) {
      measures.add(measure(one.getAsJsonObject()));
    }
    List<Answer> answers = new ArrayList<>();
    int[] samples = {0};
    for (JsonElement one : json.getAsJsonArray("answers")) {
      answers.add(answer(one.getAsJsonObject(), samples));
    }
    List<String> problems = new ArrayList<>();
    json.getAsJsonArray("problems").forEach(one -> problems.add(one.getAsString()));
    if (answers.size() > MAX_ANSWERS || samples[0] > MAX_SAMPLES) {
      throw new UnreadableRecordingException("it holds more than a recording may");
    }
    return new Recording(
        json.get("server").getAsString(),
        time(json.get("from")),
        time(json.get("to")),
        measures,
        answers,
        problems);
  }

  private static Measure measure(JsonObject json) {
    return new Measure(
        json.get("name").getAsString(),
        json.get("title").getAsString(),
        json.get("unit").getAsString(),
        Measure.Better.valueOf(json.get("better").getAsString().toUpperCase(Locale.ROOT)));
  }

  private static Answer answer(JsonObject json, int[] samples) {
    List<Labelled> series = new ArrayList<>();
    for (JsonElement one : json.getAsJsonArray("series")) {
      Labelled labelled = series(one.getAsJsonObject());
      samples[0] += labelled.points().size();
      series.add(labelled);
    }
    return new Answer(
        json.get("id").getAsString(),
        json.get("name").getAsString(),
        json.get("query").getAsString(),
        time(json.get("from")),
        time(json.get("to")),
        step(json.get("stepMillis")),
        series);
  }

  private static @Nullable Duration step(@Nullable JsonElement millis) {
    return millis == null ? null : Duration.ofMillis(Math.max(1, millis.getAsLong()));
  }

  private static Labelled series(JsonObject json) {
    Map<String, String> labels = new TreeMap<>();
    json.getAsJsonObject("labels")
        .entrySet()
        .forEach(label -> labels.put(label.getKey(), label.getValue().getAsString()));
    List<Point> points = new ArrayList<>();
    for (JsonElement one : json.getAsJsonArray("points")) {
      JsonArray pair = one.getAsJsonArray();
      double value = pair.get(1).getAsDouble();
      if (Double.isFinite(value)) {
        points.add(new Point(time(pair.get(0)), value));
      }
    }
    return new Labelled(labels, points);
  }

  /** Within the years that a draft can show. */
  private static Instant time(JsonElement millis) {
    long value = millis.getAsLong();
    if (value < 0 || value > 253_402_300_799_999L) {
      throw new IllegalArgumentException("time out of range");
    }
    return Instant.ofEpochMilli(value);
  }
}
