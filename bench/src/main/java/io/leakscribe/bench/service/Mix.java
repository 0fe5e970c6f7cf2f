package io.leakscribe.bench.service;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The requests, in a fixed sequence for a seed. Knows the newest sessions of the service by their
 * cookies. Not thread-safe.
 */
final class Mix {
  private static final int CATEGORIES = 200;
  private static final String[] WORDS = {"number 1", "box", "19", "product", "none of them"};

  private final Random random;
  private final String[] cookies = new String[64];
  private int sessions;

  Mix(long seed) {
    random = new Random(seed);
  }

  /** From here on the sequence of another seed; the sessions are still known. */
  void goOnWith(long seed) {
    random.setSeed(seed);
  }

  /** A session that the service has begun. */
  void began(String cookie) {
    cookies[sessions++ % cookies.length] = cookie;
  }

  byte[] next() {
    int which = random.nextInt(100);
    if (which < 18) {
      return post("/orders", order(), null);
    } else if (which < 40) {
      return get("/orders/" + random.nextInt(5_000), null);
    } else if (which < 60) {
      return get("/products?category=" + category(), null);
    } else if (which < 70) {
      String word = WORDS[random.nextInt(WORDS.length)].replace(" ", "%20");
      return get("/search?category=" + category() + "&word=" + word, null);
    } else if (which < 78 || sessions == 0) {
      return post("/session", "", null);
    } else if (which < 88) {
      return post("/cart", item(), session());
    } else if (which < 96) {
      return get("/cart", session());
    } else {
      return post("/logout", "", session());
    }
  }

  /** What makes the rest of the mix possible: an order to look for. */
  byte[] first() {
    return post("/orders", order(), null);
  }

  static byte[] ready() {
    return get("/ready", null);
  }

  private String session() {
    return cookies[random.nextInt(Math.min(sessions, cookies.length))];
  }

  /** Some are asked for often, many seldom. */
  private String category() {
    double even = random.nextDouble();
    return "category-" + (int) (CATEGORIES * even * even);
  }

  private String order() {
    StringBuilder text = new StringBuilder("{\"customer\":\"customer-");
    text.append(random.nextInt(10_000)).append("\",\"note\":\"Please leave it at door ");
    text.append(random.nextInt(100)).append(", thank you.\",\"items\":[");
    int items = 1 + random.nextInt(5);
    for (int i = 0; i < items; i++) {
      text.append(i == 0 ? "" : ",").append(item());
    }
    return text.append("]}").toString();
  }

  private String item() {
    return "{\"product\":"
        + random.nextInt(4_000)
        + ",\"quantity\":"
        + (1 + random.nextInt(9))
        + ",\"cents\":"
        + random.nextInt(20_000)
        + "}";
  }

  private static byte[] get(String target, @Nullable String cookie) {
    return request("GET " + target, cookie, "\r\n");
  }

  private static byte[] post(String target, String body, @Nullable String cookie) {
    return request(
        "POST " + target,
        cookie,
        "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private static byte[] request(String line, @Nullable String cookie, String rest) {
    return (line
            + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\nAccept: application/json\r\n"
            + (cookie == null ? "" : "Cookie: JSESSIONID=" + cookie + "\r\n")
            + rest)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
