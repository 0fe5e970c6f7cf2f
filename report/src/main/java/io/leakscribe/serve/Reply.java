package io.leakscribe.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param type content type
 * @param headers further headers
 */
// Nobody compares answers, so that the array compares by identity does not matter.
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, String type, byte[] body, Map<String, String> headers) {
  private static final String TEXT = "text/plain; charset=utf-8";

  Reply {
    headers = Map.copyOf(headers);
  }

  /** One line for a program or a person. */
  static Reply text(int status, String line) {
    return of(status, TEXT, line + "\n");
  }

  static Reply of(int status, String type, String body) {
    return new Reply(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static Reply notFound() {
    return text(404, "not found");
  }

  static Reply seeOther(String location) {
    return text(303, "see " + location).with("Location", location);
  }

  Reply with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Reply(status, type, body, all);
  }
}
