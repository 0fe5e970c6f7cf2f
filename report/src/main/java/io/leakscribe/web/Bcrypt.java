package io.leakscribe.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies bcrypt hashes.
 *
 * <p>N. Provos and D. Mazières, A Future-Adaptable Password Scheme, USENIX 1999; with Blowfish by
 * B. Schneier (1993). The variants 2a, 2b and 2y are the same for a correct implementation; 2x, a
 * historic mistake, is not taken. As everywhere, only the first 72 bytes of a password count.
 *
 * <p>Costs about 2^cost × 60 µs of CPU. Thread-safe: it has no state.
 */
final class Bcrypt {
  private static final Pattern FORMAT =
      Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");
  private static final String ALPHABET =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final byte[] MAGIC =
      "OrpheanBeholderScryDoubt".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 23;
  private static final int KEY_BYTES = 72;

  private Bcrypt() {}

  /** The cost of a hash, 4 to 31; −1 when it is no bcrypt hash. */
  static int cost(String hash) {
    Matcher matcher = FORMAT.matcher(hash);
    int cost = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    return cost >= 4 && cost <= 31 ? cost : -1;
  }

  /** Whether the hash is one of the password, in a time that does not tell how wrong it is. */
  static boolean matches(String password, String hash) {
    Matcher matcher = FORMAT.matcher(hash);
    if (cost(hash) < 0 || !matcher.matches()) {
      return false;
    }
    byte[] salt = decode(matcher.group(2), SALT_BYTES);
    byte[] expected = decode(matcher.group(3), HASH_BYTES);
    byte[] actual = raw(key(password), salt, Integer.parseInt(matcher.group(1)));
    return MessageDigest.isEqual(expected, actual);
  }

  /** With the zero byte at its end, as in C. */
  private static byte[] key(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, Math.min(KEY_BYTES, bytes.length + 1));
  }

  private static byte[] raw(byte[] key, byte[] salt, int cost) {
    Blowfish state = new Blowfish();
    state.expand(key, salt);
    for (long i = 1L << cost; i > 0; i--) {
      state.expand(key);
      state.expand(salt);
    }
    return Arrays.copyOf(state.encryptWords(MAGIC, 64), HASH_BYTES);
  }

  private static byte[] decode(String text, int length) {
    byte[] out = new byte[length];
    int bits = 0;
    int buffer = 0;
    int at = 0;
    for (int i = 0; i < text.length() && at < length; i++) {
      buffer = buffer << 6 | ALPHABET.indexOf(text.charAt(i));
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out[at++] = (byte) (buffer >> bits);
      }
    }
    return out;
  }
}
