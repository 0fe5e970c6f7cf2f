package io.leakscribe.outside;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One episode while it is put together: every notice with the same begin, and every piece that
 * Prometheus recorded of it. Not thread-safe.
 */
final class Telling {
  private static final int MAX_EVENTS = 4;

  private final List<Notice> notices = new ArrayList<>();
  private final List<Firing> pieces = new ArrayList<>();
  final Map<String, String> labels;
  final Instant fired;

  /** When the next episode of the same alert began; null when none did. */
  @Nullable Instant next;

  Telling(Map<String, String> labels, Instant fired) {
    this.labels = labels;
    this.fired = fired;
  }

  void add(Notice notice) {
    notices.add(notice);
  }

  void add(Firing piece) {
    pieces.add(piece);
  }

  boolean isTold() {
    return !notices.isEmpty();
  }

  List<Firing> pieces() {
    return pieces;
  }

  Map<String, String> annotations() {
    return notices.isEmpty() ? Map.of() : notices.get(0).annotations();
  }

  /**
   * The end as told. A firing that was received after an end takes it back; the earliest end after
   * that counts, because peers may tell it apart.
   */
  @Nullable Notice end() {
    Instant lastFiring = null;
    for (Notice notice : notices) {
      boolean later = lastFiring == null || notice.lastTold().isAfter(lastFiring);
      lastFiring = !notice.resolved() && later ? notice.lastTold() : lastFiring;
    }
    Notice end = null;
    for (Notice notice : notices) {
      boolean stands =
          notice.resolved() && (lastFiring == null || !notice.lastTold().isBefore(lastFiring));
      if (stands && (end == null || ended(notice).isBefore(ended(end)))) {
        end = notice;
      }
    }
    return end;
  }

  static Instant ended(Notice end) {
    Instant at = end.endsAt();
    return at == null || at.isBefore(end.fired()) ? end.origin().time() : at;
  }

  /** Up to when the notices alone show that it fired. */
  Instant shownTo() {
    Notice end = end();
    if (end != null) {
      return ended(end);
    }
    Instant to = fired;
    for (Notice notice : notices) {
      to = notice.received() != null && notice.lastTold().isAfter(to) ? notice.lastTold() : to;
    }
    return to;
  }

  /** Whether a piece is of this episode: it touches what is shown of it already. */
  boolean takes(Firing piece, Duration slack) {
    Instant to = shownTo();
    for (Firing known : pieces) {
      to = known.to().isAfter(to) && !known.from().isAfter(to.plus(slack)) ? known.to() : to;
    }
    boolean before = !piece.to().isBefore(fired.minus(slack));
    boolean after = !piece.from().isAfter(to.plus(slack));
    return before && after;
  }

  /** The last moment for which Prometheus recorded it; null when it recorded nothing. */
  @Nullable Instant recordedTo() {
    Instant to = null;
    for (Firing piece : pieces) {
      to = to == null || piece.to().isAfter(to) ? piece.to() : to;
    }
    return to;
  }

  @Nullable Instant pending() {
    Instant began = null;
    for (Firing piece : pieces) {
      Instant pending = piece.pending();
      boolean earlier = pending != null && (began == null || pending.isBefore(began));
      began = earlier ? pending : began;
    }
    return began == null || began.isAfter(fired) ? null : began;
  }

  @Nullable Instant received(boolean end) {
    Instant first = null;
    for (Notice notice : notices) {
      Instant received = notice.received();
      if (received != null
          && (!end || notice.resolved())
          && (first == null || received.isBefore(first))) {
        first = received;
      }
    }
    return first;
  }

  /** Whether the first thing told of it was its end. */
  boolean firstToldAtEnd() {
    return !notices.isEmpty() && notices.get(0).resolved();
  }

  boolean toldWithoutBegin() {
    return notices.stream().allMatch(notice -> notice.startsAt() == null) && isTold();
  }

  int copies() {
    return notices.stream().mapToInt(Notice::copies).sum();
  }

  long truncated() {
    return notices.stream().mapToLong(Notice::truncated).max().orElse(0);
  }

  /** Whether a message that it fired left others out; one with its old end may tell of any. */
  boolean isShortenedBegin() {
    return notices.stream().anyMatch(notice -> !notice.resolved() && notice.truncated() > 0);
  }

  Set<String> silences() {
    Set<String> silences = new LinkedHashSet<>();
    notices.forEach(notice -> silences.addAll(notice.silencedBy()));
    return silences;
  }

  List<String> senders() {
    Set<String> senders = new LinkedHashSet<>();
    notices.forEach(notice -> notice.via().forEach(via -> senders.add(host(via))));
    return List.copyOf(senders);
  }

  /** Host and port of a URL: what lies behind it never changes, and may hold a password. */
  private static String host(String url) {
    String rest = url.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("[/?#].*", "");
    return rest.substring(rest.lastIndexOf('@') + 1);
  }

  List<String> events(Incident incident, boolean end) {
    Set<String> events = new LinkedHashSet<>();
    notices.stream()
        .filter(notice -> notice.resolved() == end)
        .forEach(notice -> events.add(incident.cite(notice.origin())));
    if (!end && events.isEmpty()) {
      notices.forEach(notice -> events.add(incident.cite(notice.origin())));
    }
    pieces.forEach(piece -> events.add(piece.answer()));
    return events.stream().limit(MAX_EVENTS).toList();
  }
}
