package io.leakscribe.alertmanager;

import io.leakscribe.journal.Delivery;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.journal.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages that somebody has saved into the journals, in {@code alerts-import.jsonl}. What
 * the journals already have is not taken again, whichever way it came.
 *
 * <p>Not thread-safe.
 */
public final class AlertFiles {
  private static final long MAX_FILE = 64L << 20;
  private static final int MAX_PROBLEMS = 100;
  private static final int AT_ONCE = 2000;
  private static final String NAME = "alerts-import.jsonl";

  private final Owners owners;

  /** Hashes of what the journals have, so that long labels take no memory. */
  private final Set<String> known = new HashSet<>();

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
    return new Taking("import-" + hash(bytes)).all(Documents.of(bytes));
  }

  /** One file while it is taken; written in pieces, so that memory does not grow with it. */
  private final class Taking {
    private final Map<Path, List<Event.AlertReceived>> waiting = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final String run;
    private long seq;
    private int messages;
    private int taken;
    private int unowned;

    Taking(String run) {
      this.run = run;
    }

    Taken all(List<byte[]> documents) throws IOException, PayloadException {
      for (int i = 0; i < documents.size(); i++) {
        try {
          message(PayloadReader.read(documents.get(i)));
        } catch (PayloadException e) {
          String which = documents.size() == 1 ? "" : "message " + (i + 1) + ": ";
          problem(which + e.getMessage());
        }
      }
      if (messages == 0) {
        throw new PayloadException(problems.isEmpty() ? "it is empty" : problems.get(0));
      }
      if (documents.size() == Documents.MAX) {
        problem("no more than " + Documents.MAX + " messages of a file are read; split it");
      }
      flush();
      return new Taken((int) seq, taken, unowned, problems);
    }

    private void message(Payload payload) throws IOException {
      messages++;
      for (Payload.Told told : payload.alerts()) {
        Path service = owners.of(told.labels());
        Event.AlertReceived event = event(payload, told, service, run, ++seq);
        if (event == null) {
          problem("alert " + seq + " names no time, and nothing says when it was received");
        } else if (isNew(event)) {
          taken++;
          unowned += service == null ? 1 : 0;
          Path journal = owners.journals(service).resolve(NAME);
          waiting.computeIfAbsent(journal, path -> new ArrayList<>()).add(event);
        }
      }
      if (waiting.values().stream().mapToInt(List::size).sum() >= AT_ONCE) {
        flush();
      }
    }

    private void flush() throws IOException {
      for (Map.Entry<Path, List<Event.AlertReceived>> file : waiting.entrySet()) {
        AlertJournal.append(file.getKey(), file.getValue());
      }
      waiting.clear();
    }

    private void problem(String problem) {
      if (problems.size() < MAX_PROBLEMS) {
        problems.add(problem);
      }
    }
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
    byte[] said = said(event);
    boolean isNew = !known.contains(event.delivery().timed() ? timed(said, event) : key(said));
    remember(event);
    return isNew;
  }

  private void remember(Event.AlertReceived event) {
    byte[] said = said(event);
    known.add(key(said));
    if (event.delivery().timed()) {
      known.add(timed(said, event));
    }
  }

  private static String key(byte[] said) {
    return hash(said);
  }

  private static String timed(byte[] said, Event.AlertReceived event) {
    return hash(said) + event.origin().time().toEpochMilli();
  }

  private static byte[] said(Event.AlertReceived event) {
    Map<String, Object> alert = event.alert();
    Object labels = alert.get("labels") instanceof Map<?, ?> map ? new TreeMap<>(map) : "";
    List<Object> said =
        List.of(
            alert.getOrDefault("fingerprint", ""),
            labels,
            alert.getOrDefault("status", ""),
            alert.getOrDefault("startsAt", ""),
            alert.getOrDefault("endsAt", ""),
            event.delivery().via());
    return said.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
