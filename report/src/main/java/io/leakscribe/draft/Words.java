package io.leakscribe.draft;

import io.leakscribe.findings.Lapse;
import io.leakscribe.findings.Moment;
import io.leakscribe.incident.Format;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import io.leakscribe.timeline.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What sections say in the same words. */
final class Words {

  /** In an interval as short as this seconds matter. */
  private static final Duration NARROW = Duration.ofMinutes(15);

  private Words() {}

  static void amounts(Say say, Suspect suspect) {
    if (suspect.entries() != null) {
      say.and(" " + amount(suspect));
      say.and(
          suspect.entriesPerHour() == null
              ? "."
              : ", " + Format.signed(Math.rint(suspect.entriesPerHour())) + " an hour.");
    } else if (suspect.bytesPerHour() != null) {
      say.and(" About " + Format.bytes(suspect.bytesPerHour()) + " more each hour.");
    }
  }

  /** {@code 3,600 entries, about 196 MiB}; empty when neither is known. */
  static String amount(Suspect suspect) {
    if (suspect.entries() == null) {
      return suspect.bytes() == null ? "" : "about " + Format.bytes(suspect.bytes());
    }
    String entries = Format.number(suspect.entries()) + noun(suspect, suspect.entries() == 1);
    return suspect.bytes() == null ? entries : entries + ", about " + Format.bytes(suspect.bytes());
  }

  /** {@code 3,600 entries, about 196 MiB, an hour}; empty when neither is known. */
  static String rate(Suspect suspect) {
    String bytes =
        suspect.bytesPerHour() == null ? "" : "about " + Format.bytes(suspect.bytesPerHour());
    if (suspect.entriesPerHour() == null) {
      return bytes.isEmpty() ? "" : bytes + " an hour";
    }
    String entries = Format.number(Math.rint(suspect.entriesPerHour())) + noun(suspect, false);
    return bytes.isEmpty() ? entries + " an hour" : entries + ", " + bytes + ", an hour";
  }

  /** Threads and what else is counted by a name are no entries of anything. */
  private static String noun(Suspect suspect, boolean one) {
    if (suspect.holder() != null && suspect.holder().indexOf(' ') >= 0) {
      return " of them";
    }
    return one ? " entry" : " entries";
  }

  static Say subject(Say say, Suspect suspect) {
    return suspect.holder() != null ? say.name(suspect.holder()) : say.and(Subject.of(suspect));
  }

  /** What a holder of the kind is, in a person's words. */
  static String kind(SuspectKind kind) {
    return switch (kind) {
      case SESSION -> "a store of sessions";
      case CACHE -> "a cache";
      case COLLECTION -> "a collection";
      case THREAD_LOCAL -> "a value that each thread keeps for itself";
      case BACKGROUND_TASK -> "the state of a background task";
      case CLASS_LOADER -> "a reference to class loaders";
      case THREAD -> "threads";
      case DIRECT_MEMORY -> "a store of buffers outside the heap";
      case QUEUE -> "a queue";
      case HEAP -> "the heap";
    };
  }

  /** {@code ConcurrentHashMap} of {@code java.util.concurrent.ConcurrentHashMap}. */
  static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** {@code 08:04 UTC}, with its date on another day, "or before" where the bound is open. */
  static String when(Moment moment, Instant reference) {
    Instant at = moment.at();
    return at == null
        ? "unknown"
        : Format.near(at, reference) + (moment.isAtOrBefore() ? " or before" : "");
  }

  /** {@code (08:02 to 08:06)}; empty for a time that is exact or open. */
  static String interval(Moment moment) {
    Instant at = moment.at();
    if (at == null || moment.earliest() == null || moment.latest() == null) {
      return "";
    }
    boolean narrow = Duration.between(moment.earliest(), moment.latest()).compareTo(NARROW) < 0;
    return " ("
        + end(moment.earliest(), at, narrow)
        + " to "
        + end(moment.latest(), at, narrow)
        + ")";
  }

  private static String end(Instant time, Instant reference, boolean narrow) {
    String full = (narrow ? Format.second(time) : Format.minute(time)).replace(" UTC", "");
    boolean same = Format.day(time).equals(Format.day(reference));
    return same ? full.substring(full.indexOf(' ') + 1) : full;
  }

  /** {@code 20 min (18 min to 22 min)}, {@code 20 min or more}. */
  static String length(Lapse lapse) {
    if (lapse.length() == null) {
      return "unknown";
    }
    String length = Format.duration(lapse.length());
    if (lapse.least() != null && lapse.most() != null) {
      String least = Format.duration(lapse.least());
      String most = Format.duration(lapse.most());
      return least.equals(most) ? length : length + " (" + least + " to " + most + ")";
    }
    return lapse.least() == null ? length : length + " or more";
  }

  /** The statement of evidence as a sentence. */
  static String sentence(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return "";
    }
    String capital = capital(stripped);
    return capital.endsWith(".") ? capital : capital + ".";
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The lines that speak for a suspect, heaviest first as they stand in the ledger. */
  static List<Evidence> support(Suspect suspect) {
    return suspect.evidence().stream().filter(line -> line.weight() > 0).toList();
  }

  static Say cite(Say say, List<String> events) {
    events.forEach(say::cite);
    return say;
  }
}
