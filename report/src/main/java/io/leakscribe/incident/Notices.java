package io.leakscribe.incident;

import io.leakscribe.journal.Ages;
import io.leakscribe.journal.Delivery;
import io.leakscribe.journal.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what was told of the alerts of one incident; copies are counted, not kept. */
final class Notices {
  private static final int MAX = 2000;
  private static final int MAX_UNCLAIMED = 1000;
  private static final int MAX_SENDERS = 8;

  /** An alert that fires on is told of again every few hours, by default every four. */
  private static final Duration LONGEST_SILENCE = Duration.ofHours(12);

  private final AlertScope scope;
  private final Instant from;
  private final Instant to;
  private final Map<List<Object>, Told> own = new LinkedHashMap<>();
  private final Map<List<Object>, Told> unclaimed = new LinkedHashMap<>();

  Notices(AlertScope scope, Instant from, Instant to) {
    this.scope = scope;
    this.from = from;
    this.to = to;
  }

  void accept(Event.AlertReceived event) {
    Map<String, Object> alert = event.alert();
    Instant starts = time(alert.get("startsAt"));
    boolean resolved = isEnd(event);
    Instant ends = resolved ? time(alert.get("endsAt")) : null;
    if (!isNear(event.origin().time(), starts, resolved, ends)) {
      return;
    }
    Map<String, String> labels = texts(alert.get("labels"));
    Map<String, String> annotations = texts(alert.get("annotations"));
    boolean isOwn = !event.origin().service().isEmpty() || scope.covers(labels, annotations);
    Map<List<Object>, Told> told = isOwn ? own : unclaimed;
    String fingerprint = String.valueOf(alert.getOrDefault("fingerprint", ""));
    Object identity = fingerprint.isEmpty() ? labels : fingerprint;
    List<Object> key = List.of(identity, resolved, String.valueOf(starts), String.valueOf(ends));
    if (told.size() < (isOwn ? MAX : MAX_UNCLAIMED) || told.containsKey(key)) {
      told.computeIfAbsent(key, k -> new Told(event, fingerprint, starts, ends)).add(event);
    }
  }

  private static boolean isEnd(Event.AlertReceived event) {
    return "resolved".equals(event.alert().get("status"));
  }

  private boolean isNear(
      Instant told, @Nullable Instant starts, boolean resolved, @Nullable Instant ends) {
    Instant begin = starts == null || told.isBefore(starts) ? told : starts;
    Instant end = !resolved || ends == null ? told : ends;
    // what ended before is kept as well: else its begin, which is, would look like no end
    return !begin.isAfter(to) && !end.isBefore(from.minus(LONGEST_SILENCE));
  }

  /** What is of the incident's service, in the order of the first copies. */
  List<Notice> own() {
    return list(own);
  }

  /** What may be of any service, in the same order. */
  List<Notice> unclaimed() {
    return list(unclaimed);
  }

  private static List<Notice> list(Map<List<Object>, Told> told) {
    List<Notice> notices = new ArrayList<>();
    told.values().forEach(one -> notices.add(one.notice()));
    notices.sort(
        Comparator.comparing((Notice notice) -> notice.origin().time())
            .thenComparing(notice -> notice.origin().run())
            .thenComparing(notice -> notice.origin().seq()));
    return notices;
  }

  private static @Nullable Instant time(@Nullable Object value) {
    return value instanceof String text ? Ages.read(text) : null;
  }

  private static Map<String, String> texts(@Nullable Object value) {
    Map<String, String> texts = new TreeMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    }
    return texts;
  }

  /** Events come in any order, and what is kept of them must not depend on it. */
  private static final class Told {
    /** A copy that says when it was received is a better witness than one that does not. */
    private static final Comparator<Event.AlertReceived> WITNESS =
        Comparator.comparing((Event.AlertReceived event) -> !event.delivery().timed())
            .thenComparing(Incidents.BY_TIME);

    private final String fingerprint;
    private final @Nullable Instant starts;
    private final @Nullable Instant ends;
    private final Map<String, Instant> via = new TreeMap<>();
    private final Set<String> silences = new TreeSet<>();
    private Event.AlertReceived first;
    private @Nullable Instant last;
    private int copies;
    private long truncated;

    Told(
        Event.AlertReceived event,
        String fingerprint,
        @Nullable Instant starts,
        @Nullable Instant ends) {
      this.first = event;
      this.fingerprint = fingerprint;
      this.starts = starts;
      this.ends = ends;
    }

    void add(Event.AlertReceived event) {
      Delivery delivery = event.delivery();
      Instant time = event.origin().time();
      first = WITNESS.compare(event, first) < 0 ? event : first;
      copies++;
      truncated = Math.max(truncated, delivery.truncated());
      boolean room = via.size() < MAX_SENDERS || via.containsKey(delivery.via());
      if (!delivery.via().isEmpty() && room) {
        via.merge(delivery.via(), time, (one, other) -> one.isBefore(other) ? one : other);
      }
      if (event.alert().get("silencedBy") instanceof List<?> ids) {
        ids.stream().limit(MAX_SENDERS).forEach(id -> silences.add(String.valueOf(id)));
      }
      if (delivery.timed()) {
        last = last == null || time.isAfter(last) ? time : last;
      }
    }

    Notice notice() {
      Instant told = first.origin().time();
      return new Notice(
          texts(first.alert().get("labels")),
          texts(first.alert().get("annotations")),
          fingerprint,
          isEnd(first),
          starts,
          ends,
          silences.stream().limit(MAX_SENDERS).toList(),
          first.origin(),
          first.delivery().timed() ? told : null,
          last == null ? told : last,
          copies,
          via.entrySet().stream()
              .sorted(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .toList(),
          truncated);
    }
  }
}
