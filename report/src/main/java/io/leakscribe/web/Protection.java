package io.leakscribe.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The web configuration as it is now: read again when one of its files has changed. When the new
 * one cannot be used, the one before goes on, and one line says so: nobody is locked out by a
 * half-saved file, and nothing is ever served with less protection than before.
 *
 * <p>Thread-safe. Asking costs a look at the times of the files.
 */
final class Protection {
  /**
   * What holds until a file changes.
   *
   * @param context null = plain text
   */
  record State(WebConfig config, @Nullable SSLContext context, Logins logins, String stamp) {}

  private final Path file;
  private final Consumer<String> log;
  private volatile State state;
  private volatile String refused = "";

  private Protection(Path file, State state, Consumer<String> log) {
    this.file = file;
    this.state = state;
    this.log = log;
  }

  /**
   * Reads the file, and those that it names.
   *
   * @throws WebConfigException when something is wrong with one of them
   */
  static Protection open(Path file, Consumer<String> log) throws WebConfigException {
    State state = read(file);
    state.config().warnings().forEach(warning -> log.accept("'" + file + "': " + warning));
    return new Protection(file, state, log);
  }

  /** What holds now. */
  State now() {
    State known = state;
    String stamp = stamp(file, known.config());
    if (!stamp.equals(known.stamp()) && !stamp.equals(refused)) {
      reload(stamp);
    }
    return state;
  }

  private synchronized void reload(String stamp) {
    if (stamp.equals(state.stamp()) || stamp.equals(refused)) {
      return; // another thread was faster
    }
    try {
      State fresh = read(file);
      if ((fresh.context() == null) != (state.context() == null)) {
        throw new WebConfigException("TLS can be switched on or off by a restart only");
      }
      state = fresh;
      refused = "";
      log.accept("read '" + file + "' anew: it has changed");
    } catch (WebConfigException e) {
      refused = stamp;
      log.accept(e.getMessage() + "; what held before goes on");
    }
  }

  private static State read(Path file) throws WebConfigException {
    WebConfig config = WebConfigReader.read(file);
    // Taken first: what changes while it is read is then read once more.
    String stamp = stamp(file, config);
    SSLContext context = config.tls() == null ? null : TlsContexts.of(config.tls());
    return new State(config, context, Logins.of(config), stamp);
  }

  private static String stamp(Path file, WebConfig config) {
    List<Path> files = new ArrayList<>();
    files.add(file);
    if (config.bearerToken() != null) {
      files.add(config.bearerToken());
    }
    WebConfig.Tls tls = config.tls();
    if (tls != null) {
      files.add(tls.certificate());
      files.add(tls.key());
      if (tls.clientCa() != null) {
        files.add(tls.clientCa());
      }
    }
    StringBuilder stamp = new StringBuilder();
    files.forEach(one -> stamp.append(stamp(one)).append('\n'));
    return stamp.toString();
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return is.size() + " " + is.lastModifiedTime() + " " + is.fileKey();
    } catch (IOException e) {
      return "none";
    }
  }
}
