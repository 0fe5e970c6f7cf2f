package io.leakscribe.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. A login that was good is remembered by its keyed hash, so that the costly hash
 * is not done for every scrape; one that was wrong is not, and is done at the pace of {@link
 * Patience}. A name that nobody has takes as long as a wrong password. Thread-safe.
 */
final class Logins {
  private static final int MOST_REMEMBERED = 100;
  private static final int MOST_HEADER = 1000;
  private static final int LEAST_TOKEN = 16;
  private static final long MOST_TOKEN_BYTES = 4096;

  /** The user of whoever has the token. */
  static final String BEARER = "bearer";

  /**
   * The answer.
   *
   * @param user null unless he may come in
   * @param busy whether it was not even looked at
   */
  record Verdict(@Nullable String user, boolean busy) {
    static final Verdict NO = new Verdict(null, false);
    static final Verdict BUSY = new Verdict(null, true);
  }

  private final Map<String, String> users;
  private final byte @Nullable [] token;
  private final byte[] secret = new byte[32];
  private final Patience patience = new Patience();
  private final Map<String, Boolean> good =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private Logins(Map<String, String> users, byte @Nullable [] token) {
    this.users = users;
    this.token = token;
    new SecureRandom().nextBytes(secret);
  }

  static Logins of(WebConfig config) throws WebConfigException {
    Path file = config.bearerToken();
    return new Logins(config.users(), file == null ? null : token(file));
  }

  private static byte[] token(Path file) throws WebConfigException {
    try {
      if (Files.size(file) <= MOST_TOKEN_BYTES) {
        String token = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (token.length() >= LEAST_TOKEN && !token.contains("\n")) {
          return token.getBytes(StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      throw new WebConfigException("cannot read '" + file + "' (" + PemFile.reason(e) + ")", e);
    }
    throw new WebConfigException(
        "'"
            + file
            + "' has no token of one line and 16 characters or more; make one with:"
            + " openssl rand -hex 32");
  }

  /**
   * Judges a header {@code Authorization}.
   *
   * @param header null when there is none
   */
  Verdict judge(@Nullable String header) {
    if (header == null || header.length() > MOST_HEADER) {
      return Verdict.NO;
    }
    String[] both = header.strip().split("\\s+", 2);
    if (both.length == 2 && both[0].equalsIgnoreCase("Bearer")) {
      return bearer(both[1]);
    }
    return both.length == 2 && both[0].equalsIgnoreCase("Basic") ? basic(both[1]) : Verdict.NO;
  }

  private Verdict bearer(String given) {
    // Of equal length, as hashes are: else the time would tell the token's length.
    boolean same =
        token != null
            && MessageDigest.isEqual(keyed(token), keyed(given.getBytes(StandardCharsets.UTF_8)));
    return same ? new Verdict(BEARER, false) : Verdict.NO;
  }

  private Verdict basic(String encoded) {
    String login;
    try {
      login = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Verdict.NO;
    }
    int colon = login.indexOf(':');
    if (colon < 0 || users.isEmpty()) {
      return Verdict.NO;
    }
    String user = login.substring(0, colon);
    String key = Base64.getEncoder().encodeToString(keyed(login.getBytes(StandardCharsets.UTF_8)));
    synchronized (good) {
      if (good.get(key) != null) {
        return new Verdict(user, false);
      }
    }
    return verified(user, login.substring(colon + 1), key);
  }

  private Verdict verified(String user, String password, String key) {
    String hash = users.get(user);
    String checked = hash == null ? someHash(user) : hash;
    Boolean right = patience.check(() -> Bcrypt.matches(password, checked));
    if (right == null) {
      return Verdict.BUSY;
    }
    if (!right || hash == null) {
      return Verdict.NO;
    }
    synchronized (good) {
      good.put(key, true);
    }
    return new Verdict(user, false);
  }

  /** Always the same one for the same name: one that moved would tell that the name is none. */
  private String someHash(String user) {
    List<String> hashes = new ArrayList<>(users.values());
    hashes.sort(null);
    int which = keyed(user.getBytes(StandardCharsets.UTF_8))[0] & 0xFF;
    return hashes.get(which % hashes.size());
  }

  private byte[] keyed(byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
