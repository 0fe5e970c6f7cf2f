package io.leakscribe.alertmanager;

import io.leakscribe.journal.Delivery;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes what an Alertmanager sends into the journals under a directory.
 *
 * <p>An alert goes to {@code <service>/journal/alerts-<host>.jsonl} of the service that its labels
 * name, else to {@code alerts/alerts-<host>.jsonl}, which the incidents of every service consult.
 *
 * <p>Thread-safe; messages are written one after the other. No clock: the time of receipt is an
 * argument.
 */
public final class AlertInbox {
  /** Bytes of the longest body that is read; a receiver should read no more than that. */
  public static final int MAX_BODY = 4 << 20;

  private final Path dir;
  private final String host;
  private final String run = "alerts-" + UUID.randomUUID().toString().substring(0, 8);
  private long seq;

  private AlertInbox(Path dir, String host) {
    this.dir = dir;
    this.host = fileName(host);
  }

  /**
   * An inbox for the services under a directory.
   *
   * @param dir the directory that the agents write to
   * @param host who receives; becomes a part of the files' names
   */
  public static AlertInbox open(Path dir, String host) {
    return new AlertInbox(dir, host);
  }

  /**
   * Takes one message.
   *
   * @param body as it was received
   * @param received when
   * @param peer address of the sender
   * @return the events, which are on the device by now, one an alert; none when the message has
   *     none. The origin of one that names no service of the directory has the service {@code ""}
   * @throws PayloadException when it is no message of an Alertmanager; to send it again would not
   *     help (answer 400)
   * @throws IOException when it could not be kept; the sender should try again (answer 503)
   */
  public List<Event.AlertReceived> accept(byte[] body, Instant received, String peer)
      throws PayloadException, IOException {
    Payload payload = PayloadReader.message(body);
    Owners owners = Owners.in(dir);
    Map<Path, List<Event.AlertReceived>> files = new LinkedHashMap<>();
    List<Event.AlertReceived> events = new ArrayList<>();
    synchronized (this) {
      for (Payload.Told told : payload.alerts()) {
        Path service = owners.of(told.labels());
        String name = service == null ? "" : service.getFileName().toString();
        Event.AlertReceived event = event(payload, told, name, received, peer);
        events.add(event);
        files
            .computeIfAbsent(
                owners.journals(service).resolve("alerts-" + host + ".jsonl"),
                file -> new ArrayList<>())
            .add(event);
      }
      for (Map.Entry<Path, List<Event.AlertReceived>> file : files.entrySet()) {
        AlertJournal.append(file.getKey(), file.getValue());
      }
    }
    return List.copyOf(events);
  }

  private Event.AlertReceived event(
      Payload payload, Payload.Told told, String service, Instant received, String peer) {
    Origin origin = new Origin(received.truncatedTo(ChronoUnit.MILLIS), service, host, run, ++seq);
    Delivery delivery =
        new Delivery(
            payload.via(),
            payload.groupKey(),
            payload.truncated(),
            Bounds.cut(peer, Bounds.NAME),
            true);
    return new Event.AlertReceived(origin, told.fields(), delivery);
  }

  /** Without a dot: a name that ends in {@code .1} is the older part of a journal. */
  static String fileName(String host) {
    String name = host.replaceAll("[^A-Za-z0-9_-]", "-");
    return name.isEmpty() ? "unknown" : name.substring(0, Math.min(64, name.length()));
  }
}
