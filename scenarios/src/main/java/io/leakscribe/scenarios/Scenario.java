package io.leakscribe.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the five incidents, or the shop in good health.
 *
 * @param number of the incident, also when fixed; 0 for the healthy shop
 * @param title what happened, in a few words
 * @param shopArguments what makes the shop leak so; ordinary settings of the shop
 * @param holder the field that truly holds the memory, null when nothing leaks
 */
record Scenario(int number, String title, List<String> shopArguments, @Nullable String holder) {

  static final Scenario HEALTHY = new Scenario(0, "healthy shop", List.of(), null);

  static final List<Scenario> INCIDENTS =
      List.of(
          incident(
              1, "sessions kept after logout", "com.example.shop.TrackingSessionRegistry.sessions"),
          incident(
              2,
              "expired sessions never cleaned up",
              "com.example.shop.ClosingApiSessionStore.sessions"),
          incident(
              3,
              "background task keeps what it processed",
              "com.example.shop.BatchSessionTask.processed"),
          incident(
              4,
              "cache does not release evicted items",
              "com.example.shop.TaggedPageCache.pagesByTag"),
          incident(
              5, "refactored cache never releases", "com.example.shop.KeyedQuoteCache.quotes"));

  Scenario {
    shopArguments = List.copyOf(shopArguments);
  }

  /** The incident with this number; 0 is the healthy shop. */
  static Scenario number(int number) {
    return number == 0 ? HEALTHY : INCIDENTS.get(number - 1);
  }

  /** The same release with its correction: nothing leaks. */
  Scenario fixed() {
    List<String> arguments = new ArrayList<>(shopArguments);
    arguments.add("--shop.fixed=true");
    return new Scenario(number, title + ", fixed", arguments, null);
  }

  /** The same with more of the shop's ordinary settings. */
  Scenario with(String... settings) {
    List<String> arguments = new ArrayList<>(shopArguments);
    arguments.addAll(List.of(settings));
    return new Scenario(number, title, arguments, holder);
  }

  /** The shop's name for this release. */
  String release() {
    String correction = number > 0 && !leaks() ? ".1" : "";
    return number == 0 ? "2024.07-2" : "2024.08-" + number + correction;
  }

  boolean leaks() {
    return holder != null;
  }

  private static Scenario incident(int number, String title, String holder) {
    return new Scenario(number, title, List.of("--shop.incident=" + number), holder);
  }
}
