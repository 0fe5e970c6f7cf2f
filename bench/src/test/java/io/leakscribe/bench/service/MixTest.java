package io.leakscribe.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MixTest {
  private static String text(byte[] request) {
    return new String(request, StandardCharsets.ISO_8859_1);
  }

  @Test
  void theSameSeedGivesTheSameRequests() {
    Mix one = new Mix(1);
    Mix other = new Mix(1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void aSequenceDoesNotDependOnWhatWasAskedBefore() {
    Mix one = new Mix(1);
    Mix other = new Mix(1);
    one.began("COOKIE");
    other.began("COOKIE");
    for (int i = 0; i < 7; i++) {
      one.next();
    }
    one.goOnWith(2);
    other.goOnWith(2);
    for (int i = 0; i < 100; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void everyKindOfRequestComes() {
    Mix mix = new Mix(1);
    mix.began("COOKIE");
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      String target = text(mix.next()).split(" ", 3)[1].replaceFirst("(?<=.)[/?].*", "");
      counts.merge(target, 1, Integer::sum);
    }
    assertThat(counts)
        .containsOnlyKeys("/orders", "/products", "/search", "/session", "/cart", "/logout")
        .allSatisfy((target, count) -> assertThat(count).isGreaterThan(300));
  }

  @Test
  void whatNeedsASessionHasItsCookie() {
    Mix mix = new Mix(1);
    mix.began("C1");
    String request = text(mix.next());
    while (!request.contains("/cart ")) {
      request = text(mix.next());
    }
    assertThat(request).contains("\r\nCookie: JSESSIONID=C1\r\n");
  }
}
