package io.leakscribe.serve;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of forms: bound to a secret of this process, to a browser by its cookie, and to what the
 * form is about. Thread-safe.
 */
final class Tokens {
  private final SecureRandom random = new SecureRandom();
  private final byte[] secret = bytes(32);

  /** A name for a browser that has none. */
  String newBrowser() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(18));
  }

  String token(String browser, String about) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] hash = mac.doFinal((browser + "\n" + about).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  boolean isGood(@Nullable String token, @Nullable String browser, String about) {
    return token != null
        && browser != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            token(browser, about).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
