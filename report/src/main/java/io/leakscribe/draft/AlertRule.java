package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An alert rule for this holder, with what it would have needed to fire. */
final class AlertRule {
  /** Fires at this share of the rate that was measured: early, and not at noise. */
  private static final double SHARE = 0.25;

  private AlertRule() {}

  static Say of(Suspect suspect) {
    Double rate = suspect.entriesPerHour();
    String expression =
        Holder.of(suspect) == null || rate == null || rate <= 0 ? null : entries(suspect, rate);
    if (expression == null) {
      return Say.text("Alert on this suspect before memory is short: ")
          .name(known(suspect))
          .and(".");
    }
    String measured = Format.number(Math.rint(rate == null ? 0 : rate));
    Say say = Say.text(why(suspect.kind())).name(expression);
    return say.and(
        " (a quarter of the %s %s each hour).".formatted(measured, unit(suspect.kind())));
  }

  private static String why(SuspectKind kind) {
    return switch (kind) {
      case SESSION -> "Alert when stored sessions pile up: ";
      case CACHE -> "Alert when the cache outgrows its working set: ";
      case BACKGROUND_TASK -> "Alert when the task keeps more from run to run: ";
      case QUEUE -> "Alert when the backlog grows for half an hour: ";
      case THREAD_LOCAL -> "Alert when what the threads keep grows: ";
      default -> "Alert when the collection keeps growing: ";
    };
  }

  private static String unit(SuspectKind kind) {
    return switch (kind) {
      case SESSION -> "sessions that stayed";
      case CACHE -> "entries that came in for good";
      case BACKGROUND_TASK -> "elements that were left behind";
      case QUEUE -> "items that piled up";
      case THREAD_LOCAL -> "values that were added";
      default -> "elements that were added";
    };
  }

  private static String entries(Suspect suspect, double rate) {
    return "deriv(leakscribe_holder_entries{holder=%s}[30m]) * 3600 > %s"
        .formatted(label(suspect.holder()), threshold(rate * SHARE));
  }

  private static String known(Suspect suspect) {
    if (suspect.holder() != null) {
      return "leakscribe_suspect_confidence_ratio{holder=" + label(suspect.holder()) + "} > 0.9";
    }
    return suspect.leakingClass() != null
        ? "leakscribe_suspect_confidence_ratio{leaking_class="
            + label(suspect.leakingClass())
            + "} > 0.9"
        : "leakscribe_heap_floor_growth_bytes_per_second > 0";
  }

  /** Two digits are enough for a threshold. */
  private static String threshold(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-6))) - 1);
    double rounded = Math.rint(value / unit) * unit;
    return rounded >= 1
        ? String.format(Locale.ROOT, "%.0f", rounded)
        : String.format(Locale.ROOT, "%.3f", rounded);
  }

  private static String label(@Nullable String value) {
    String text = value == null ? "" : value;
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", "\\\\n") + '"';
  }
}
