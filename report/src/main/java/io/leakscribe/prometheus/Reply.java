package io.leakscribe.prometheus;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.leakscribe.incident.Point;
import io.leakscribe.outside.Recording.Labelled;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads an answer of the query API. What is no number (NaN, Inf) is no sample.
 *
 * <p>Not thread-safe; for one answer.
 */
final class Reply {
  static final int MAX_SERIES = 1000;
  static final int MAX_SAMPLES = 100_000;
  private static final int MAX_LABELS = 60;
  private static final int MAX_TEXT = 400;

  /** Year 9999: later ones cannot be written. */
  private static final double LAST_SECOND = 253_402_300_799.0;

  private final String server;
  private int samples;

  Reply(String server) {
    this.server = server;
  }

  /** The series, in the order of their labels. */
  List<Labelled> series(String body) throws PrometheusException {
    try (JsonReader json = new JsonReader(new StringReader(body))) {
      List<Labelled> series = null;
      json.beginObject();
      while (json.hasNext()) {
        if (json.nextName().equals("data") && json.peek() == JsonToken.BEGIN_OBJECT) {
          series = data(json);
        } else {
          json.skipValue();
        }
      }
      json.endObject();
      if (series == null) {
        throw new PrometheusException(server + " answered without data", true);
      }
      series.sort(Comparator.comparing(one -> new TreeMap<>(one.labels()).toString()));
      return series;
    } catch (IOException | IllegalStateException | NumberFormatException | JsonParseException e) {
      throw new PrometheusException(
          server + " answered with something else than Prometheus does; is it one?", true);
    }
  }

  private List<Labelled> data(JsonReader json) throws IOException, PrometheusException {
    List<Labelled> series = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("result")) {
        json.beginArray();
        while (json.hasNext()) {
          if (json.peek() != JsonToken.BEGIN_OBJECT) {
            json.skipValue(); // a scalar's time and value
          } else if (series.size() == MAX_SERIES) {
            throw tooMany(MAX_SERIES + " series");
          } else {
            series.add(one(json));
          }
        }
        json.endArray();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    return series;
  }

  private Labelled one(JsonReader json) throws IOException, PrometheusException {
    Map<String, String> labels = Map.of();
    List<Point> points = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "metric" -> labels = labels(json);
        case "value" -> point(json, points);
        case "values" -> points(json, points);
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new Labelled(labels, points);
  }

  private static Map<String, String> labels(JsonReader json) throws IOException {
    Map<String, String> labels = new TreeMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      String value = json.nextString();
      if (labels.size() < MAX_LABELS) {
        labels.put(cut(name), cut(value));
      }
    }
    json.endObject();
    return labels;
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }

  private void points(JsonReader json, List<Point> points) throws IOException, PrometheusException {
    json.beginArray();
    while (json.hasNext()) {
      point(json, points);
    }
    json.endArray();
  }

  private void point(JsonReader json, List<Point> points) throws IOException, PrometheusException {
    if (++samples > MAX_SAMPLES) {
      throw tooMany(MAX_SAMPLES + " samples");
    }
    json.beginArray();
    double second = json.nextDouble();
    double value = number(json.nextString());
    json.endArray();
    if (!(second >= 0 && second <= LAST_SECOND)) {
      throw new MalformedJsonException("time out of range");
    }
    if (Double.isFinite(value)) {
      points.add(new Point(Instant.ofEpochMilli(Math.round(second * 1000)), value));
    }
  }

  private static double number(String text) {
    return switch (text) {
      case "NaN", "+Inf", "-Inf", "Inf" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private PrometheusException tooMany(String what) {
    return new PrometheusException(server + " answered with more than " + what, true);
  }

  /** What a refusal says; empty when it says nothing that can be read. */
  static String error(String body) {
    try (JsonReader json = new JsonReader(new StringReader(body))) {
      String error = "";
      json.beginObject();
      while (json.hasNext()) {
        if (json.nextName().equals("error") && json.peek() == JsonToken.STRING) {
          error = json.nextString();
        } else {
          json.skipValue();
        }
      }
      return error;
    } catch (IOException | IllegalStateException e) {
      return "";
    }
  }
}
