package io.leakscribe.agent.suspect;

import java.time.Duration;
import java.util.Locale;

/** Numbers as they read in a statement of evidence. */
final class Words {

  private Words() {}

  static String count(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value));
  }

  static String bytes(double value) {
    double abs = Math.abs(value);
    if (abs >= 1 << 30) {
      return String.format(Locale.ROOT, "%.1f GiB", value / (1 << 30));
    }
    if (abs >= 1 << 20) {
      return String.format(Locale.ROOT, "%.1f MiB", value / (1 << 20));
    }
    return abs >= 1 << 10
        ? String.format(Locale.ROOT, "%.1f KiB", value / (1 << 10))
        : String.format(Locale.ROOT, "%.0f B", value);
  }

  static String percent(double ratio) {
    return String.format(Locale.ROOT, Math.abs(ratio) < 0.1 ? "%.1f %%" : "%.0f %%", 100 * ratio);
  }

  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600
        ? String.format(Locale.ROOT, "%.1f h", seconds / 3600.0)
        : String.format(Locale.ROOT, "%.1f days", seconds / 86400.0);
  }

  /** The last part of a holder or class name with its class: {@code SessionRegistry.sessions}. */
  static String brief(String holder) {
    int field = holder.lastIndexOf('.');
    int type = field < 0 ? -1 : holder.lastIndexOf('.', field - 1);
    return holder.substring(type + 1);
  }

  /** {@code SessionRegistry.create:42} of {@code com.shop.SessionRegistry.create(S.java:42)}. */
  static String site(String frame) {
    int open = frame.indexOf('(');
    if (open < 0) {
      return brief(frame);
    }
    int colon = frame.indexOf(':', open);
    String line = colon < 0 ? "" : frame.substring(colon, frame.length() - 1);
    return brief(frame.substring(0, open)) + line;
  }

  /** A class name without its package. */
  static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
