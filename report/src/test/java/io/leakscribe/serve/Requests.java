package io.leakscribe.serve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Odd requests, the same for the same seed. */
final class Requests {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "PUT",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "PATCH",
          "post",
          "P\u00d6ST",
          "POST".repeat(500),
          "",
          "HEAD");
  private static final List<String> PATHS =
      List.of(
          "/",
          "*",
          "/api/v1/alerts/",
          "/api/v1/alerts?x=1",
          "//api/v1/alerts",
          "/%00",
          "/%zz",
          "http://evil.example/api/v1/alerts",
          "/" + "a/".repeat(3000),
          "/\u00e9",
          "alerts",
          "/a b",
          "/incidents/shop/x/notes",
          "/api/v1/incidents/%2e%2e/x",
          "/<script>",
          "/\t");
  private static final List<String> HEADERS =
      List.of(
          "X: " + "y".repeat(100_000),
          "X",
          ": x",
          "X:",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Content-Length: 0x10",
          "Content-Length: 3, 4",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: identity",
          "Expect: 100-continue",
          "Expect: nothing",
          "Upgrade: h2c",
          "Host: evil.example",
          "Host: ",
          "X: \u0000\u0001",
          "Content-Type: text/plain",
          "Content-Type: application/json; charset=\"",
          " folded: x",
          "Connection: " + "close,".repeat(500),
          "X-A: b\r\n".repeat(1000) + "X-B: c");
  private static final String ALERT =
      "{\"labels\":{\"alertname\":\"Odd\",\"service\":\"shop\"},\"annotations\":{\"a\":\"b\"},"
          + "\"startsAt\":\"2026-11-21T08:27:41Z\",\"fingerprint\":\"3a\",\"status\":\"firing\"}";
  private static final String BODY =
      "{\"version\":\"4\",\"groupKey\":\"{}\",\"truncatedAlerts\":0,\"alerts\":[" + ALERT + "]}";

  private final Random random;

  Requests(Random random) {
    this.random = random;
  }

  /**
   * One of them.
   *
   * @param mayBeKept whether it asks to keep anything
   */
  record Odd(String what, byte[] bytes, boolean mayBeKept) {
    /** Whether something must be in the journal, after this answer. */
    boolean isKept(int status) {
      return mayBeKept && status == 200;
    }
  }

  Odd next() {
    return switch (random.nextInt(8)) {
      case 0 -> line(METHODS.get(random.nextInt(METHODS.size())), "/api/v1/alerts");
      case 1 ->
          line(random.nextBoolean() ? "POST" : "GET", PATHS.get(random.nextInt(PATHS.size())));
      case 2 -> header();
      case 3 -> noise();
      case 4 -> chunked();
      case 5 -> sized("long", new byte[(4 << 20) + 1 + random.nextInt(1 << 20)], 0);
      case 6 -> sized("odd json", oddJson(), 0);
      default -> sized("mutant", mutant(), random.nextInt(4) == 0 ? random.nextInt(9) - 4 : 0);
    };
  }

  private static Odd line(String method, String path) {
    byte[] body = Plain.bytes(BODY);
    String request =
        method + " " + path + " HTTP/1.1\r\n" + common() + "Content-Length: " + body.length;
    boolean isOurs = method.equals("POST") && path.contains("/api/v1/alerts");
    return new Odd(method + " " + path, Plain.with(request + "\r\n\r\n", body), isOurs);
  }

  private Odd header() {
    String header = HEADERS.get(random.nextInt(HEADERS.size()));
    byte[] body = Plain.bytes(BODY);
    String length = random.nextBoolean() ? "Content-Length: " + body.length + "\r\n" : "";
    String head = "POST /api/v1/alerts HTTP/1.1\r\n" + common() + length + header + "\r\n\r\n";
    return new Odd(header, Plain.with(head, body), true);
  }

  /** Not the version, not the end of the lines, and not text are what they should be. */
  private Odd noise() {
    byte[] noise = new byte[random.nextInt(3000)];
    random.nextBytes(noise);
    String start =
        List.of(
                "",
                "GET / HTTP/9.9\r\n",
                "POST /\r\n",
                "\r\n\r\n\r\n",
                "\u0016\u0003\u0001",
                "GET /metrics HTTP/1.1\n")
            .get(random.nextInt(6));
    return new Odd("noise after " + start, Plain.with(start, noise), false);
  }

  private Odd chunked() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < BODY.length(); ) {
      int n = Math.min(1 + random.nextInt(100), BODY.length() - i);
      text.append(Integer.toHexString(n))
          .append(random.nextInt(5) == 0 ? ";x=y" : "")
          .append("\r\n");
      text.append(BODY, i, i + n).append("\r\n");
      i += n;
    }
    text.append("0\r\n\r\n");
    if (random.nextBoolean()) {
      text.setLength(random.nextInt(text.length()));
    } else if (random.nextBoolean()) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
    }
    String head =
        "POST /api/v1/alerts HTTP/1.1\r\n" + common() + "Transfer-Encoding: chunked\r\n\r\n";
    return new Odd("chunked " + text, Plain.bytes(head + text), true);
  }

  private static Odd sized(String what, byte[] body, int wrongBy) {
    String head = "POST /api/v1/alerts HTTP/1.1\r\n" + common() + "Content-Length: ";
    String shown = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
    int length = Math.max(0, body.length + wrongBy);
    return new Odd(what + " " + shown, Plain.with(head + length + "\r\n\r\n", body), true);
  }

  private static String common() {
    return "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";
  }

  private byte[] oddJson() {
    int many = 1000 + random.nextInt(200_000);
    String text =
        switch (random.nextInt(12)) {
          case 0 -> "[".repeat(many);
          case 1 -> "{\"alerts\":".repeat(many / 10);
          case 2 -> BODY.replace("\"b\"", "[".repeat(many) + "]".repeat(many));
          case 3 ->
              BODY.replace("\"truncatedAlerts\":0", "\"truncatedAlerts\":" + "9".repeat(many));
          case 4 -> BODY.replace("\"truncatedAlerts\":0", "\"truncatedAlerts\":1e99999999");
          case 5 ->
              BODY.replace("\"b\"", "\"b\",\"a\":\"c\"")
                  .replace("\"firing\"", "\"x\",\"status\":7");
          case 6 -> BODY.substring(0, BODY.length() - 1) + ",\"alerts\":[" + ALERT + "]}";
          case 7 -> BODY.replace("\"b\"", "\"\\ud800 \\u0000 \\udc00\"");
          case 8 -> BODY.replace("2026-11-21T08:27:41Z", "+999999999-12-31T23:59:59.999999999Z");
          case 9 -> "\ufeff" + BODY;
          case 10 -> "{\"alerts\":[" + ALERT + (", " + ALERT).repeat(many / 2000) + ",]}";
          default -> BODY.replace("\"a\"", "\"" + "a".repeat(many) + "\"");
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A good body with some bytes of it changed: not UTF-8 either, most of the time. */
  private byte[] mutant() {
    byte[] body = Plain.bytes(BODY);
    for (int i = random.nextInt(4); i >= 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return body;
  }
}
