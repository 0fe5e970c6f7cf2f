package io.leakscribe.agent.suspect;

import io.leakscribe.journal.SuspectKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What of a suspect stays the same across runs, replicas, collectors and versions: the holder's
 * name, or what leaks where no holder is known. Entries, rates, addresses, line numbers and times
 * do not enter, and neither does the leaking class when the holder is known: it may become known
 * only later in an incident.
 */
final class Fingerprint {
  private static final int BYTES = 6;

  private Fingerprint() {}

  /** Twelve hexadecimal digits. */
  static String of(SuspectKind kind, @Nullable String holder, @Nullable String leakingClass) {
    return of(holder != null ? holder : kind.label() + ":" + leakingClass);
  }

  /**
   * What leaks and the method that allocates it, for a suspect that was found by its site: the
   * holder does not enter, since it may become known only later.
   */
  static String ofSite(String leakingClass, String site) {
    int bracket = site.indexOf('(');
    return of("site:" + leakingClass + "@" + (bracket < 0 ? site : site.substring(0, bracket)));
  }

  private static String of(String identity) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
