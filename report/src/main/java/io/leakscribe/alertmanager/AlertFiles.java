package io.leakscribe.alertmanager;

import io.leakscribe.journal.Delivery;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.journal.Origin;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages that somebody has saved into the journals, in {@code alerts-import.jsonl}. What
 * the journals already have is not taken again, whichever way it came.
 *
 * <p>Not thread-safe.
 */
public final class AlertFiles {
  private static final long MAX_FILE = 64L << 20;
  private static final String NAME = "alerts-import.jsonl";

  private final Owners owners;
  private final Set<List<Object>> known = new HashSet<>();

  private AlertFiles(Owners owners) {
    this.owners = owners;
  }

  /**
   * What came of a file.
   *
   * @param alerts how many it tells of
   * @param taken how many of them were new
   * @param unowned how many of the new ones name no service of the directory
   * @param problems what could not be read, a sentence each
   */
  public record Taken(int alerts, int taken, int unowned, List<String> problems) {
    public Taken {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads what the journals under a directory have.
   *
   * @throws IOException when they cannot be read
   */
  public static AlertFiles into(Path dir) throws IOException {
    AlertFiles files = new AlertFiles(Owners.in(dir));
    for (Path journals : files.owners.journals()) {
      files.learn(journals);
    }
    return files;
  }

  private void learn(Path journals) throws IOException {
    if (!Files.isDirectory(journals)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(journals, "alerts-*.jsonl")) {
      for (Path entry : entries) {
        JournalReader.readFile(
            entry,
            event -> {
              if (event instanceof Event.AlertReceived alert) {
                remember(alert);
              }
            });
      }
    }
  }

  /**
   * Takes one file: one message, or any number of them one after the other.
   *
   * @throws IOException when the file cannot be read or the journal cannot be written
   * @throws PayloadException when nothing in it is a message of an Alertmanager
   */
  public Taken take(Path file) throws IOException, PayloadException {
    if (Files.size(file) > MAX_FILE) {
      throw new PayloadException("it has more than " + (MAX_FILE >> 20) + " MiB; split it");
    }
    byte[] bytes = Files.readAllBytes(file);
    List<String> problems = new ArrayList<>();
    List<Payload> payloads = payloads(bytes, problems);
    if (payloads.isEmpty()) {
      throw new PayloadException(problems.isEmpty() ? "it is empty" : problems.get(0));
    }
    return append(payloads, "import-" + hash(bytes), problems);
  }

  private static List<Payload> payloads(byte[] bytes, List<String> problems) {
    List<Payload> payloads = new ArrayList<>();
    List<byte[]> documents = Documents.of(bytes);
    for (int i = 0; i < documents.size(); i++) {
      try {
        payloads.add(PayloadReader.read(documents.get(i)));
      } catch (PayloadException e) {
        String which = documents.size() == 1 ? "" : "message " + (i + 1) + ": ";
        problems.add(which + e.getMessage());
      }
    }
    return payloads;
  }

  private Taken append(List<Payload> payloads, String run, List<String> problems)
      throws IOException {
    Map<Path, List<Event.AlertReceived>> files = new LinkedHashMap<>();
    long seq = 0;
    int taken = 0;
    int unowned = 0;
    for (Payload payload : payloads) {
      for (Payload.Told told : payload.alerts()) {
        Path service = owners.of(told.labels());
        Event.AlertReceived event = event(payload, told, service, run, ++seq);
        if (event != null && isNew(event)) {
          taken++;
          unowned += service == null ? 1 : 0;
          files
              .computeIfAbsent(owners.journals(service).resolve(NAME), journal -> new ArrayList<>())
              .add(event);
        } else if (event == null) {
          problems.add("alert " + seq + " names no time, and nothing says when it was received");
        }
      }
    }
    for (Map.Entry<Path, List<Event.AlertReceived>> file : files.entrySet()) {
      AlertJournal.append(file.getKey(), file.getValue());
    }
    return new Taken((int) seq, taken, unowned, problems);
  }

  private static Event.@Nullable AlertReceived event(
      Payload payload, Payload.Told told, @Nullable Path service, String run, long seq) {
    Instant time = payload.received() == null ? told.newest() : payload.received();
    if (time == null) {
      return null;
    }
    Origin origin =
        new Origin(
            time.truncatedTo(ChronoUnit.MILLIS),
            service == null ? "" : service.getFileName().toString(),
            "import",
            run,
            seq);
    boolean timed = payload.received() != null;
    return new Event.AlertReceived(
        origin,
        told.fields(),
        new Delivery(payload.via(), payload.groupKey(), payload.truncated(), "", timed));
  }

  /** Whether no journal has it; one without a time of receipt may be any that says the same. */
  private boolean isNew(Event.AlertReceived event) {
    List<Object> key = event.delivery().timed() ? timed(event) : said(event);
    boolean isNew = !known.contains(key);
    remember(event);
    return isNew;
  }

  private void remember(Event.AlertReceived event) {
    known.add(said(event));
    if (event.delivery().timed()) {
      known.add(timed(event));
    }
  }

  private static List<Object> timed(Event.AlertReceived event) {
    return List.of(said(event), event.origin().time());
  }

  private static List<Object> said(Event.AlertReceived event) {
    Map<String, Object> alert = event.alert();
    return List.of(
        alert.getOrDefault("fingerprint", ""),
        alert.getOrDefault("labels", ""),
        alert.getOrDefault("status", ""),
        alert.getOrDefault("startsAt", ""),
        alert.getOrDefault("endsAt", ""),
        event.delivery().via());
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
