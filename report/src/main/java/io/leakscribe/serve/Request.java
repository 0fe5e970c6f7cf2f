package io.leakscribe.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.leakscribe.web.Visit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was asked, as far as it may be trusted: not at all. */
final class Request {
  private final Visit visit;
  private final HttpExchange exchange;

  Request(Visit visit) {
    this.visit = visit;
    this.exchange = visit.exchange();
  }

  String method() {
    return exchange.getRequestMethod();
  }

  boolean reads() {
    return method().equals("GET") || method().equals("HEAD");
  }

  /** The only value of a header; null when there is none, or several that differ. */
  @Nullable String header(String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values != null && values.stream().distinct().count() == 1 ? values.get(0) : null;
  }

  boolean has(String name) {
    return exchange.getRequestHeaders().containsKey(name);
  }

  /** Who asks: the address of the other end. */
  String peer() {
    return String.valueOf(exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  /** Who has logged in; null where nobody has to. */
  @Nullable String user() {
    return visit.user();
  }

  boolean isTls() {
    return exchange instanceof HttpsExchange;
  }

  /** Lower case, without parameters. */
  String contentType() {
    String type = header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The parts of the path, decoded: {@code /a/b/} has the three parts a, b and "". None of them can
   * climb; null when the path is not one of ours.
   */
  @Nullable List<String> path() {
    String raw = exchange.getRequestURI().getRawPath();
    if (raw == null || !raw.startsWith("/")) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (String part : raw.substring(1).split("/", -1)) {
      String decoded = decode(part);
      if (decoded == null) {
        return null;
      }
      parts.add(decoded);
    }
    return parts;
  }

  private static @Nullable String decode(String part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '%') {
        int high = i + 2 < part.length() ? Character.digit(part.charAt(i + 1), 16) : -1;
        int low = i + 2 < part.length() ? Character.digit(part.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        return null;
      }
    }
    String text = utf8(bytes.toByteArray());
    return text == null || isUnsafe(text) ? null : text;
  }

  private static boolean isUnsafe(String part) {
    return part.equals(".")
        || part.equals("..")
        || part.chars().anyMatch(c -> c < 0x20 || c == 0x7F || c == '/' || c == '\\');
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The whole body; null when it is longer than {@code most} bytes. */
  byte @Nullable [] body(int most) throws IOException {
    return visit.body(most);
  }
}
