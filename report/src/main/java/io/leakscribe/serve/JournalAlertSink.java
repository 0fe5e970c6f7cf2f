package io.leakscribe.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.EventJson;
import io.leakscribe.journal.JournalWriter;
import io.leakscribe.journal.MalformedEventException;
import io.leakscribe.journal.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Appends every alert of a webhook to a journal of the service that it names. */
final class JournalAlertSink implements AlertSink {
  private static final List<String> SERVICE_LABELS = List.of("service", "application", "job");

  private final Path dir;
  private final String host;
  private final String run = "alerts-" + UUID.randomUUID().toString().substring(0, 8);
  private long seq;

  JournalAlertSink(Path dir, String host) {
    this.dir = dir;
    this.host = host;
  }

  @Override
  public synchronized void accept(byte[] body, Instant received, String peer)
      throws IOException, Refused {
    List<Event.AlertReceived> events = new ArrayList<>();
    for (JsonElement alert : alerts(body)) {
      if (alert.isJsonObject()) {
        events.add(event(alert.getAsJsonObject(), received));
      }
    }
    for (Event.AlertReceived event : events) {
      append(event);
    }
  }

  private void append(Event.AlertReceived event) throws IOException {
    Path journal =
        dir.resolve(event.origin().service())
            .resolve("journal")
            .resolve("alerts-" + host + ".jsonl");
    try (JournalWriter writer = JournalWriter.open(journal, Long.MAX_VALUE)) {
      if (!writer.append(event)) {
        throw new IOException(writer.health().problem());
      }
    }
  }

  private static Iterable<JsonElement> alerts(byte[] body) throws Refused {
    try {
      JsonElement json = JsonParser.parseString(new String(body, StandardCharsets.UTF_8));
      if (json.isJsonObject() && json.getAsJsonObject().get("alerts") instanceof JsonArray all) {
        return all;
      }
    } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
      throw new Refused("the body is not JSON as Alertmanager's webhook sends it");
    }
    throw new Refused("the body has no list of alerts");
  }

  private Event.AlertReceived event(JsonObject alert, Instant received)
      throws IOException, Refused {
    Origin origin = new Origin(received, service(alert), host, run, ++seq);
    JsonObject line = new JsonObject();
    line.addProperty("v", EventJson.VERSION);
    line.addProperty("time", EventJson.time(received));
    line.addProperty("type", "alert.received");
    line.addProperty("service", origin.service());
    line.addProperty("instance", host);
    line.addProperty("run", run);
    line.addProperty("seq", origin.seq());
    line.add("alert", alert);
    try {
      if (EventJson.read(line.toString()) instanceof Event.AlertReceived event) {
        return event;
      }
    } catch (MalformedEventException e) {
      throw new Refused("an alert cannot be read: " + e.getMessage());
    }
    throw new Refused("an alert cannot be read");
  }

  private String service(JsonObject alert) throws IOException {
    List<String> known = services();
    if (alert.get("labels") instanceof JsonObject labels) {
      for (String name : SERVICE_LABELS) {
        JsonElement value = labels.get(name);
        if (value != null && value.isJsonPrimitive() && known.contains(value.getAsString())) {
          return value.getAsString();
        }
      }
    }
    return known.size() == 1 ? known.get(0) : "alerts";
  }

  private List<String> services() throws IOException {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(dir)) {
      return entries
          .filter(entry -> Files.isDirectory(entry.resolve("journal")))
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.equals("alerts"))
          .toList();
    }
  }
}
